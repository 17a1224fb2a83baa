import CNcurses
import TerminalUI

/// The boundary where this project's width table meets the C library's, which ncurses goes by.
///
/// ncurses would lose its place over a character whose width it judges differently, so such a one is replaced: by
/// the geta mark 〓, which printers have always set for a missing character, or by a question mark. The screen's
/// description, the spoken script and the printed slip keep the character itself.
enum Glyph {
    /// The scalars to hand to ncurses for a cell: one base and at most four marks.
    static func scalars(of cell: Cell) -> [Unicode.Scalar] {
        guard cell.cluster.count > 0, let base = Unicode.Scalar(cell.cluster[0]) else { return [" "] }
        if cell.cluster.count == 1, base.isASCII {
            return base.value < 0x20 || base.value == 0x7F ? [" "] : [base]
        }
        let scalars = cell.cluster.scalars
        if width(base) == Int(cell.width), cell.cluster.count <= Cluster.longest,
            scalars.dropFirst().allSatisfy({ width($0) == 0 })
        {
            return scalars
        }
        if cell.width == 2 { return [wideTwins[base] ?? "\u{3013}"] }
        return ["?"]
    }

    /// What the C library says: -1 for what it does not know.
    private static func width(_ scalar: Unicode.Scalar) -> Int {
        Int(ting_width(wchar_t(bitPattern: scalar.value)))
    }

    /// Wide signs in place of those that a terminal in a wide mode draws wide but the C library counts as narrow.
    private static let wideTwins: [Unicode.Scalar: Unicode.Scalar] = [
        "“": "〝", "”": "〞", "‘": "「", "’": "」", "—": "－", "…": "〜", "·": "・", "●": "〇", "○": "〇",
        "×": "✕", "→": "⇨", "√": "✅", "①": "㊀", "②": "㊁", "③": "㊂",
    ].filter { TextWidth.of($0.value) == 2 && width($0.value) == 2 }
}
