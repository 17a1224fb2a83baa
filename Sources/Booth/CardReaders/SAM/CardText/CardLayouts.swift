/// Where the fields of the four kinds of card lie in the text block (reference: card-readers section 2).
enum CardLayout {
    /// The letter that tells the kind, in the same place on all.
    static let typeLetter = TextField(248, 2)

    /// 居民身份证 (GA/T 490).
    enum Resident {
        static let name = TextField(0, 30)
        static let sex = TextField(30, 2)
        static let nation = TextField(32, 4)
        static let birth = TextField(36, 16)
        static let address = TextField(52, 70)
        static let number = TextField(122, 36)
        static let issuer = TextField(158, 30)
        static let validFrom = TextField(188, 16)
        static let validUntil = TextField(204, 16)
        static let reserved = TextField(220, 36)

        static let all = [
            name, sex, nation, birth, address, number, issuer, validFrom, validUntil, reserved,
        ]
    }

    /// 港澳台居民居住证, letter J: as the resident card, but for the nation and what follows the validity.
    enum HongKongMacaoTaiwan {
        static let reservedNation = Resident.nation
        static let permitNumber = TextField(220, 18)
        static let issueCount = TextField(238, 4)
        static let reservedBefore = TextField(242, 6)
        static let reservedAfter = TextField(250, 6)

        static let all = [
            Resident.name, Resident.sex, reservedNation, Resident.birth, Resident.address, Resident.number,
            Resident.issuer, Resident.validFrom, Resident.validUntil, permitNumber, issueCount,
            reservedBefore, typeLetter, reservedAfter,
        ]
    }

    /// 外国人永久居留身份证 of 2017, letter I.
    enum Foreign2017 {
        static let englishName = TextField(0, 120)
        static let sex = TextField(120, 2)
        static let number = TextField(122, 30)
        static let nationality = TextField(152, 6)
        static let name = TextField(158, 30)
        static let validFrom = TextField(188, 16)
        static let validUntil = TextField(204, 16)
        static let birth = TextField(220, 16)
        static let version = TextField(236, 4)
        static let authority = TextField(240, 8)
        static let reserved = TextField(250, 6)

        static let all = [
            englishName, sex, number, nationality, name, validFrom, validUntil, birth, version, authority,
            typeLetter, reserved,
        ]
    }

    /// 外国人永久居留身份证 of 2023, letter Y.
    enum Foreign2023 {
        static let name = TextField(0, 30)
        static let sex = TextField(30, 2)
        static let renewals = TextField(32, 4)
        static let birth = TextField(36, 16)
        static let englishName = TextField(52, 70)
        static let number = TextField(122, 36)
        static let reserved = TextField(158, 30)
        static let validFrom = TextField(188, 16)
        static let validUntil = TextField(204, 16)
        static let englishNameContinued = TextField(220, 22)
        static let nationality = TextField(242, 6)
        static let formerNumber = TextField(250, 6)

        static let all = [
            name, sex, renewals, birth, englishName, number, reserved, validFrom, validUntil,
            englishNameContinued, nationality, typeLetter, formerNumber,
        ]
    }
}
