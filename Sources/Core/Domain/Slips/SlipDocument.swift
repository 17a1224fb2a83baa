/// What stands on a printed slip (回执), as a value: what is said, in which order and weight, not how it is laid out.
///
/// It holds masked values only; whoever composes one never reveals a ``Personal`` into it. The same document
/// becomes an 80 mm PDF, ESC/POS bytes or an A4 page (module Printing).
public struct SlipDocument: Codable, Sendable, Hashable {
    /// One piece of the slip, from top to bottom.
    public enum Block: Codable, Sendable, Hashable {
        /// The name of the booth or of the slip, centred and large.
        case title(String)
        /// A line under the title, centred.
        case subtitle(String)
        /// A label and its value, in two columns.
        case row(label: String, value: String)
        /// A number to read out or key in, centred and very large.
        case number(label: String, value: String)
        /// Running text.
        case paragraph(String)
        /// Running text in small type.
        case finePrint(String)
        /// A QR code with a caption below.
        case code(content: String, caption: String)
        /// A thin line across the slip.
        case rule
    }

    /// The language the slip is written in, which decides line breaking and fonts.
    public var language: Language
    /// The receipt number that the slip is about: a job name for the printer, and the key against printing twice.
    public var receiptNumber: String
    /// The content from top to bottom.
    public var blocks: [Block]

    /// A slip with this content.
    public init(language: Language, receiptNumber: String, blocks: [Block]) {
        self.language = language
        self.receiptNumber = receiptNumber
        self.blocks = blocks
    }
}
