import Domain

/// Writes the text block of a simulated card.
enum CardTextEncoder {
    /// What the simulator is told to get wrong on purpose.
    struct Deviations: Sendable, Hashable {
        /// A type letter instead of the card's own.
        var typeLetter: Character?
        /// Pads with NUL instead of spaces.
        var padsWithNUL = false
    }

    /// The 256 bytes of this card.
    static func text(of card: SimulatedCard, _ deviations: Deviations = Deviations()) -> [UInt8] {
        let padding: UInt8 = deviations.padsWithNUL ? 0 : 0x20
        var block = [UInt8](repeating: 0, count: TextBlock.byteCount)
        for index in stride(from: 0, to: block.count, by: 2) { block[index] = padding }
        for (field, value) in fields(of: card) { write(value, to: field, in: &block) }
        if let letter = deviations.typeLetter { write(String(letter), to: CardLayout.typeLetter, in: &block) }
        return block
    }

    /// A text of so many bytes, as in an appended address.
    static func padded(_ text: String, to byteCount: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: byteCount)
        for index in stride(from: 0, to: byteCount, by: 2) { bytes[index] = 0x20 }
        write(text, to: TextField(0, byteCount), in: &bytes)
        return bytes
    }

    private static func write(_ text: String, to field: TextField, in block: inout [UInt8]) {
        for (index, unit) in text.utf16.prefix(field.byteCount / 2).enumerated() {
            block[field.offset + 2 * index] = UInt8(truncatingIfNeeded: unit)
            block[field.offset + 2 * index + 1] = UInt8(truncatingIfNeeded: unit >> 8)
        }
    }

    private static func fields(of card: SimulatedCard) -> [(TextField, String)] {
        switch card.type {
        case .resident: common(card) + [(CardLayout.Resident.nation, card.nation ?? "")]
        case .hkmt:
            common(card) + [
                (CardLayout.HongKongMacaoTaiwan.permitNumber, card.permitNumber ?? ""),
                (CardLayout.HongKongMacaoTaiwan.issueCount, card.issueCount ?? ""),
                (CardLayout.typeLetter, "J"),
            ]
        case .foreign2017: foreign2017(card)
        case .foreign2023: foreign2023(card)
        }
    }

    private static func common(_ card: SimulatedCard) -> [(TextField, String)] {
        typealias Layout = CardLayout.Resident
        return [
            (Layout.name, card.name), (Layout.sex, card.sex), (Layout.birth, compact(card.birth)),
            (Layout.address, card.address ?? ""), (Layout.number, card.number),
            (Layout.issuer, card.issuer ?? ""), (Layout.validFrom, compact(card.validFrom)),
            (Layout.validUntil, compact(card.validUntil)),
        ]
    }

    private static func foreign2017(_ card: SimulatedCard) -> [(TextField, String)] {
        typealias Layout = CardLayout.Foreign2017
        return [
            (Layout.englishName, card.englishName ?? ""), (Layout.sex, card.sex),
            (Layout.number, card.number),
            (Layout.nationality, card.nationality ?? ""), (Layout.name, card.name),
            (Layout.validFrom, compact(card.validFrom)), (Layout.validUntil, compact(card.validUntil)),
            (Layout.birth, compact(card.birth)), (Layout.version, card.version ?? ""),
            (Layout.authority, card.authority ?? ""), (CardLayout.typeLetter, "I"),
        ]
    }

    private static func foreign2023(_ card: SimulatedCard) -> [(TextField, String)] {
        typealias Layout = CardLayout.Foreign2023
        let english = card.englishName ?? ""
        let width = Layout.englishName.byteCount / 2
        return [
            (Layout.name, card.name), (Layout.sex, card.sex), (Layout.renewals, card.renewals ?? ""),
            (Layout.birth, compact(card.birth)), (Layout.englishName, String(english.prefix(width))),
            (Layout.englishNameContinued, String(english.dropFirst(width))), (Layout.number, card.number),
            (Layout.validFrom, compact(card.validFrom)), (Layout.validUntil, compact(card.validUntil)),
            (Layout.nationality, card.nationality ?? ""), (CardLayout.typeLetter, "Y"),
            (Layout.formerNumber, card.formerNumber ?? ""),
        ]
    }

    /// Cards write days as eight digits and 长期 for `long-term`.
    private static func compact(_ date: String) -> String {
        date == "long-term" ? "长期" : date.filter { $0 != "-" }
    }
}
