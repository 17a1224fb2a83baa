import Domain

/// Turns a card's text block into an identity document.
enum CardTextDecoder {
    /// Why a text block was refused.
    enum Fault: Error, Hashable, Sendable {
        /// Another size than 256 bytes.
        case size
        /// A type letter that no layout is known for, by its UTF-16 unit. It is not taken for a resident card:
        /// that would read the wrong fields as a person's data.
        case unknownType(UInt16)
        /// The field of the number is blank.
        case withoutNumber
    }

    /// Reads the fields of whichever kind of card this is. Dates that are none and unknown codes do not fail the
    /// read: an elder's old card has to be readable.
    static func document(from text: ArraySlice<UInt8>) throws(Fault) -> IdentityDocument {
        guard let block = TextBlock(text) else { throw .size }
        let kind = try kind(of: block)
        let document =
            switch kind {
            case .resident, .hkmt: resident(block, kind)
            case .foreign2017: foreign2017(block)
            case .foreign2023: foreign2023(block)
            }
        guard !document.number.reveal().isEmpty else { throw .withoutNumber }
        return document
    }

    /// The kind of card by its type letter; a resident card has a space there.
    static func kind(of block: TextBlock) throws(Fault) -> IdentityDocument.Kind {
        switch block.unit(CardLayout.typeLetter) {
        case 0x20, 0: .resident
        case UInt16(UInt8(ascii: "J")): .hkmt
        case UInt16(UInt8(ascii: "I")): .foreign2017
        case UInt16(UInt8(ascii: "Y")): .foreign2023
        case let other: throw .unknownType(other)
        }
    }

    private static func resident(_ block: TextBlock, _ kind: IdentityDocument.Kind) -> IdentityDocument {
        typealias Layout = CardLayout.Resident
        let nation = kind == .resident ? block.text(Layout.nation) : ""
        return IdentityDocument(
            kind: kind,
            name: .name(block.text(Layout.name)),
            sex: sex(block, Layout.sex),
            nation: nation.isEmpty ? nil : Nation(code: nation),
            birth: birth(block, Layout.birth),
            address: .address(block.text(Layout.address)),
            number: .documentNumber(block.text(Layout.number)),
            issuer: block.text(Layout.issuer),
            validFrom: CivilDate(block.text(Layout.validFrom)),
            validUntil: validity(block, Layout.validUntil))
    }

    private static func foreign2017(_ block: TextBlock) -> IdentityDocument {
        typealias Layout = CardLayout.Foreign2017
        return IdentityDocument(
            kind: .foreign2017,
            name: .name(block.text(Layout.name)),
            englishName: .name(block.text(Layout.englishName)),
            sex: sex(block, Layout.sex),
            birth: birth(block, Layout.birth),
            number: .documentNumber(block.text(Layout.number)),
            validFrom: CivilDate(block.text(Layout.validFrom)),
            validUntil: validity(block, Layout.validUntil))
    }

    private static func foreign2023(_ block: TextBlock) -> IdentityDocument {
        typealias Layout = CardLayout.Foreign2023
        return IdentityDocument(
            kind: .foreign2023,
            name: .name(block.text(Layout.name)),
            englishName: .name(
                block.text(Layout.englishName, continuedIn: Layout.englishNameContinued)),
            sex: sex(block, Layout.sex),
            birth: birth(block, Layout.birth),
            number: .documentNumber(block.text(Layout.number)),
            validFrom: CivilDate(block.text(Layout.validFrom)),
            validUntil: validity(block, Layout.validUntil))
    }

    private static func sex(_ block: TextBlock, _ field: TextField) -> Sex {
        Sex(rawValue: block.text(field)) ?? .unknown
    }

    private static func birth(_ block: TextBlock, _ field: TextField) -> Personal<CivilDate>? {
        CivilDate(block.text(field)).map { .birth($0) }
    }

    private static func validity(_ block: TextBlock, _ field: TextField) -> IdentityDocument.Validity {
        let text = block.text(field)
        if text == "长期" { return .longTerm }
        return CivilDate(text).map { .until($0) } ?? .unreadable(text)
    }
}
