import Domain
import FoundationEssentials

/// The simulator's cards: a JSON list of ``SimulatedCard``.
public struct CardFile: Sendable, Hashable {
    /// Why a file of cards was refused.
    public enum Fault: Error, Sendable, Hashable, CustomStringConvertible {
        /// It could not be read.
        case unreadable(path: String, cause: String)
        /// It is no list of cards.
        case malformed(path: String, cause: String)
        /// A card's values do not fit a card.
        case invalid(path: String, label: String, cause: String)

        public var description: String {
            switch self {
            case .unreadable(let path, let cause):
                "The cards in \(path) could not be read: \(cause). Name a readable file with --cards."
            case .malformed(let path, let cause):
                "\(path) is no list of cards: \(cause). See kiosk-config/cards.json for the form."
            case .invalid(let path, let label, let cause):
                "\(path), card \(label): \(cause). Correct the card in the file."
            }
        }
    }

    /// The cards in the file's order.
    public let cards: [SimulatedCard]

    /// Reads and checks a file.
    public init(path: String) throws(Fault) {
        let data: Data
        do { data = try Data(contentsOf: URL(filePath: path)) } catch {
            throw .unreadable(path: path, cause: "no such file, or no permission to read it")
        }
        try self.init(json: data, path: path)
    }

    /// Reads and checks a file's content; `path` is named in faults.
    public init(json: Data, path: String) throws(Fault) {
        do { cards = try JSONDecoder().decode([SimulatedCard].self, from: json) } catch {
            throw .malformed(path: path, cause: Self.describe(error))
        }
        var labels: Set<String> = []
        for card in cards {
            guard labels.insert(card.label).inserted else {
                throw .invalid(path: path, label: card.label, cause: "another card has the same label")
            }
            if let cause = Self.fault(of: card) {
                throw .invalid(path: path, label: card.label, cause: cause)
            }
        }
    }

    /// The card with this label.
    public func card(_ label: String) -> SimulatedCard? { cards.first { $0.label == label } }

    private static func fault(of card: SimulatedCard) -> String? {
        if card.label.isEmpty || card.label.contains(where: \.isWhitespace) { return "a label is one word" }
        if Sex(rawValue: card.sex) == nil { return "sex is a code of GB/T 2261.1: 0, 1, 2 or 9" }
        for date in [card.birth, card.validFrom] where CivilDate(date) == nil {
            return "\(date) is no day; write YYYY-MM-DD"
        }
        if card.validUntil != "long-term", CivilDate(card.validUntil) == nil {
            return "\(card.validUntil) is neither a day nor long-term"
        }
        let widths = [
            (card.name, 15), (card.address ?? "", 35), (card.issuer ?? "", 15),
            (card.number, card.type == .foreign2017 ? 15 : 18),
            (card.englishName ?? "", card.type == .foreign2017 ? 60 : 46),
            (card.appendedAddress ?? "", 35), (card.nation ?? "", 2), (card.nationality ?? "", 3),
        ]
        for (text, width) in widths where text.utf16.count > width {
            return "“\(text)” is longer than the card's \(width) characters"
        }
        return nil
    }

    private static func describe(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "it is not JSON" }
        func place(_ path: [any CodingKey]) -> String {
            path.isEmpty
                ? ""
                : " at "
                    + path.map { $0.intValue.map { "card \($0 + 1)" } ?? $0.stringValue }
                    .joined(separator: ", ")
        }
        return switch error {
        case .keyNotFound(let key, let context): "“\(key.stringValue)” is missing" + place(context.codingPath)
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            "a value does not fit" + place(context.codingPath)
        @unknown default: "it does not fit"
        }
    }
}
