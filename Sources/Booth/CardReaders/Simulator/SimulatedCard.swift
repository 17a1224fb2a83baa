import Domain

/// An invented person's card for the simulator, with every field of its kind of card. Read from a JSON list; dates
/// are `YYYY-MM-DD`, codes are those on the card.
public struct SimulatedCard: Sendable, Hashable, Codable {
    /// The name by which it is laid on the reader: one word.
    public var label: String
    /// What the demo's panel calls it, by language.
    public var title: Title
    /// The kind of card.
    public var type: IdentityDocument.Kind
    /// 姓名; on foreign cards the name in Chinese.
    public var name: String
    /// The name in Latin letters, on foreign cards.
    public var englishName: String?
    /// The code of GB/T 2261.1.
    public var sex: String
    /// The code of GB/T 3304, on resident cards.
    public var nation: String?
    /// The date of birth.
    public var birth: String
    /// 住址, on the cards of residents and of 港澳台 residents.
    public var address: String?
    /// The document's number.
    public var number: String
    /// 签发机关, likewise.
    public var issuer: String?
    /// The first day of validity.
    public var validFrom: String
    /// The last day of validity, or `long-term`.
    public var validUntil: String
    /// The newest appended address, if there is one.
    public var appendedAddress: String?
    /// 通行证号码, on the permits of 港澳台 residents.
    public var permitNumber: String?
    /// 签发次数, likewise.
    public var issueCount: String?
    /// 国籍, three letters, on foreign cards.
    public var nationality: String?
    /// 证件版本号, on foreign cards of 2017.
    public var version: String?
    /// 当次申请受理机关代码, likewise.
    public var authority: String?
    /// 换证次数, on foreign cards of 2023.
    public var renewals: String?
    /// 既往版本证件号码关联项, likewise.
    public var formerNumber: String?

    /// A card's title in the two languages that the demo needs at least.
    public struct Title: Sendable, Hashable, Codable {
        /// In Chinese.
        public var zh: String
        /// In English.
        public var en: String
    }
}
