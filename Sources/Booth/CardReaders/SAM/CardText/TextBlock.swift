/// One fixed-width field of a card's text: its place and width in bytes.
struct TextField: Sendable, Hashable {
    /// Bytes before it.
    let offset: Int
    /// Its width: two bytes a UTF-16 unit.
    let byteCount: Int

    /// A field at this place.
    init(_ offset: Int, _ byteCount: Int) {
        self.offset = offset
        self.byteCount = byteCount
    }
}

/// The 256 bytes of text on a card: UTF-16 little-endian in fixed fields, padded with spaces (GA/T 490).
struct TextBlock: Sendable {
    /// The one size.
    static let byteCount = 256

    private let bytes: ArraySlice<UInt8>

    /// The block, or nil when it has another size.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// A field's text without its padding. Decoded by itself, so that half a surrogate pair at its border never
    /// joins the neighbour's; unpaired surrogates and control characters become U+FFFD.
    func text(_ field: TextField) -> String { Self.cleaned(units(of: field)) }

    /// The text of several fields that hold one value, trimmed at its end only.
    func text(_ first: TextField, continuedIn second: TextField) -> String {
        let rest = text(second)
        guard !rest.isEmpty else { return text(first) }
        return Self.decoded(units(of: first)) + rest
    }

    /// The first UTF-16 unit of a field.
    func unit(_ field: TextField) -> UInt16 { units(of: field).first ?? 0 }

    private func units(of field: TextField) -> [UInt16] {
        let start = bytes.startIndex + field.offset
        return stride(from: start, to: start + field.byteCount, by: 2).map {
            UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
        }
    }

    private static func cleaned(_ units: [UInt16]) -> String {
        // Cards pad with spaces; some writers of cards pad with NUL.
        let end = units.lastIndex { $0 != 0x20 && $0 != 0 }.map { $0 + 1 } ?? 0
        return decoded(Array(units[..<end]))
    }

    private static func decoded(_ units: [UInt16]) -> String {
        var text = String.UnicodeScalarView()
        for scalar in String(decoding: units, as: UTF16.self).unicodeScalars {
            // A card is foreign input that ends on a terminal: it must not carry escape sequences there.
            text.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
        }
        return String(text)
    }
}
