/// A language of the booth, named by its BCP 47 tag.
public enum Language: String, Codable, Sendable, Hashable, CaseIterable {
    /// 中文 (simplified), the base into which everything is complete.
    case chinese = "zh"
    /// Vahcuengh (壮语), Sawcuengh in writing.
    case zhuang = "za"
    /// English.
    case english = "en"
    /// Tiếng Việt.
    case vietnamese = "vi"

    /// The language's own name, as its speakers write it.
    public var ownName: String {
        switch self {
        case .chinese: "中文"
        case .zhuang: "Vahcuengh"
        case .english: "English"
        case .vietnamese: "Tiếng Việt"
        }
    }
}
