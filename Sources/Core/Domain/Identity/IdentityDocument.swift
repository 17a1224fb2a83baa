/// What a card reader tells of an identity document: a value of one session, never stored.
public struct IdentityDocument: Sendable, Hashable {
    /// The kinds of card that the SAM protocol can hand out (GA/T 490 and its supplements).
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// 居民身份证.
        case resident
        /// 港澳台居民居住证.
        case hkmt
        /// 外国人永久居留身份证, 2017 version.
        case foreign2017
        /// 外国人永久居留身份证, 2023 version.
        case foreign2023
    }

    /// The end of a document's validity.
    public enum Validity: Sendable, Hashable {
        /// Valid through this day.
        case until(CivilDate)
        /// 长期: without end.
        case longTerm
        /// Text that is neither a day nor 长期, kept as the card has it.
        case unreadable(String)
    }

    /// The kind of card.
    public var kind: Kind
    /// The name in Chinese; for foreign cards it may be empty.
    public var name: Personal<String>
    /// The name in Latin letters, on foreign cards.
    public var englishName: Personal<String>?
    /// The sex.
    public var sex: Sex
    /// The nationality (民族), on resident cards.
    public var nation: Nation?
    /// The date of birth; nil where the card holds no valid day.
    public var birth: Personal<CivilDate>?
    /// The address printed on the card.
    public var address: Personal<String>?
    /// The document's number.
    public var number: Personal<String>
    /// The issuing authority (签发机关).
    public var issuer: String?
    /// First day of validity.
    public var validFrom: CivilDate?
    /// Last day of validity.
    public var validUntil: Validity

    /// A document with these fields.
    public init(
        kind: Kind, name: Personal<String>, englishName: Personal<String>? = nil, sex: Sex,
        nation: Nation? = nil, birth: Personal<CivilDate>?, address: Personal<String>? = nil,
        number: Personal<String>, issuer: String? = nil, validFrom: CivilDate? = nil, validUntil: Validity
    ) {
        self.kind = kind
        self.name = name
        self.englishName = englishName
        self.sex = sex
        self.nation = nation
        self.birth = birth
        self.address = address
        self.number = number
        self.issuer = issuer
        self.validFrom = validFrom
        self.validUntil = validUntil
    }

    /// Whether the document has run out before the given day.
    public func isExpired(on day: CivilDate) -> Bool {
        if case .until(let last) = validUntil { return last < day }
        return false
    }
}
