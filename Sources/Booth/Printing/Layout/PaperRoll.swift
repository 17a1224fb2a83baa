/// The paper of a receipt printer: a roll of this width, torn off after what was printed.
///
/// Lengths are in points (1/72 inch), the unit of PDF (ISO 32000-1, 8.3.2.3).
struct PaperRoll: Sendable, Hashable {
    /// The width of the roll.
    var width: Double
    /// What the print head reaches, in the middle of the roll.
    var printableWidth: Double
    /// Dots per inch of the print head; edges that fall on whole dots are printed crisp.
    var resolution: Double

    /// 80 mm roll, 72 mm printable, 8 dots a millimetre: the common receipt printer.
    static let receipt80 = PaperRoll(
        width: millimetres(80), printableWidth: millimetres(72), resolution: 8 * 25.4)

    /// The left edge of what can be printed.
    var left: Double { (width - printableWidth) / 2 }

    /// The length of one dot of the print head.
    var dot: Double { 72 / resolution }

    /// A length in points, given in millimetres.
    static func millimetres(_ length: Double) -> Double { length * 72 / 25.4 }
}
