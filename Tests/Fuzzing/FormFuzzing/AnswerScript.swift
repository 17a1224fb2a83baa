import Forms

/// A few answers made from bytes: those of the document's last comment, so that the answers to a form in the corpus
/// stand in the form itself, or else the document's own end. Three characters are a deed, a place and a value, counted
/// from `0`.
struct AnswerScript {
    private var bytes: ArraySlice<UInt8>
    private static let steps = 24
    private static let values = [
        "", "1", "0", "-7", "3.5", "1e9", "999999999999999999999", "NaN", "yes", "no", "a", "b", "a b", "OK",
        "2026-02-29",
        "2026-11-23", "09:30:00.000+08:00", "2026-11-23T09:30:00.000+08:00", "23.1 108.3 0 0", "韦样例",
        "<&>\"'", " ", "\n", "]]>", "\u{0}", "\u{301}", "x.jpg",
    ]

    init(_ document: [UInt8]) {
        let mark = Array("<!--".utf8)
        let start = document.indices.last { document[$0...].starts(with: mark) }
        bytes = start.map { document[$0...].dropFirst(mark.count) } ?? document.suffix(48)
    }

    /// Answers, adds and removes as the bytes say; refusals are part of it.
    mutating func fill(_ session: inout FormSession) {
        for _ in 0..<Self.steps {
            guard let deed = bytes.popFirst(), let place = bytes.popFirst() else { return }
            switch deed % 8 {
            case 6:
                if let list = pick(session.repeats, place) { _ = try? session.addRepeat(list.ref) }
            case 7:
                if let list = pick(session.repeats, place) { try? session.removeRepeat(list.ref) }
            default:
                guard let question = pick(session.questions, place) else { continue }
                try? session.answer(question.ref, value(for: question))
                _ = session.violations(of: question.ref)
                _ = session.displayText(of: question.ref)
            }
        }
    }

    private mutating func value(for question: Question) -> String {
        guard let byte = bytes.popFirst() else { return "" }
        if byte < 0x60, let choice = pick(question.choices, byte) { return choice.value }
        return pick(Self.values, byte) ?? ""
    }

    private func pick<Item>(_ items: [Item], _ byte: UInt8) -> Item? {
        items.isEmpty ? nil : items[Int(byte &- 0x30) % items.count]
    }
}
