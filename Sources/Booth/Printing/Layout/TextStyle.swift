/// How a piece of text is set.
struct TextStyle: Sendable, Hashable {
    /// Where its lines stand between the edges.
    enum Alignment: Sendable, Hashable { case leading, centre }

    /// Noto Sans CJK SC draws Han and Latin in one hand; the others catch what it lacks.
    static let families = "\(requiredFamily),Noto Sans,DejaVu Sans"

    /// The family that must be installed (Debian package fonts-noto-cjk).
    static let requiredFamily = "Noto Sans CJK SC"

    /// Points.
    var size: Double
    var isBold = false
    var alignment = Alignment.leading
    /// Line pitch as a multiple of the size. A CJK font's own pitch (1.45) is too loose for a narrow slip.
    var pitch = 1.3

    static let title = TextStyle(size: 15, isBold: true, alignment: .centre, pitch: 1.2)
    static let subtitle = TextStyle(size: 10.5, alignment: .centre)
    static let label = TextStyle(size: 9.5)
    static let value = TextStyle(size: 9.5, isBold: true)
    static let numberLabel = TextStyle(size: 9.5, alignment: .centre)
    static let number = TextStyle(size: 40, isBold: true, alignment: .centre, pitch: 1.1)
    static let paragraph = TextStyle(size: 9.5)
    static let finePrint = TextStyle(size: 7.5)
    static let caption = TextStyle(size: 8.5, alignment: .centre)

    /// The same style at another size.
    func at(size: Double) -> TextStyle {
        var style = self
        style.size = size
        return style
    }
}
