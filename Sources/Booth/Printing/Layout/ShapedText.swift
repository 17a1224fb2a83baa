internal import CPango

/// A text shaped and broken into lines by pango, ready to be drawn. Lengths are in points.
final class ShapedText {
    /// The height of all lines.
    let height: Double
    /// The width of the longest line.
    let width: Double
    /// How many lines it has.
    let lineCount: Int
    /// The width it was set in, within which centred lines stand in the middle.
    let measure: Double

    private let layout: OpaquePointer

    /// Takes over the layout and gives it back at the end.
    init(layout: OpaquePointer) {
        self.layout = layout
        var extents = PangoRectangle()
        pango_layout_get_extents(layout, nil, &extents)
        height = Double(extents.height) / Double(PANGO_SCALE)
        width = Double(extents.width) / Double(PANGO_SCALE)
        lineCount = Int(pango_layout_get_line_count(layout))
        let measure = pango_layout_get_width(layout)
        self.measure = measure < 0 ? width : Double(measure) / Double(PANGO_SCALE)
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    /// Draws the text with its top left corner here.
    func draw(on canvas: OpaquePointer, x: Double, y: Double) {
        cairo_move_to(canvas, x, y)
        pango_cairo_show_layout(canvas, layout)
    }
}
