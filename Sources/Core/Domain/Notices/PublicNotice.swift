/// A notice of the county to everybody (公告), shown by booths at rest. Nothing in it is about a person.
public struct PublicNotice: Codable, Sendable, Hashable {
    /// What it is about, in a few words.
    public var title: String
    /// What it says, in one or two sentences.
    public var text: String
    /// Title and text in other languages, by their codes.
    public var translations: [String: Translation]?
    /// The first day on which it is shown; absent: from its publication on.
    public var from: CivilDate?
    /// The last day on which it is shown.
    public var until: CivilDate

    /// Title and text in one language.
    public struct Translation: Codable, Sendable, Hashable {
        /// The title.
        public var title: String
        /// The text.
        public var text: String

        /// A translation.
        public init(title: String, text: String) {
            self.title = title
            self.text = text
        }
    }

    /// A notice.
    public init(
        title: String, text: String, translations: [String: Translation]? = nil, from: CivilDate? = nil,
        until: CivilDate
    ) {
        self.title = title
        self.text = text
        self.translations = translations
        self.from = from
        self.until = until
    }

    /// Title and text in a language, falling back to Chinese.
    public func words(in language: Language) -> Translation {
        translations?[language.rawValue] ?? Translation(title: title, text: text)
    }

    /// Whether it is shown on a day.
    public func isShown(on day: CivilDate) -> Bool { day <= until && from.map { $0 <= day } ?? true }

    /// The longest title and text, in characters: a notice is read from a metre away, in passing.
    public static let limits = (title: 30, text: 160)
}
