internal import CPango
internal import Domain

/// Shapes texts of one language without a surface, so that a slip is measured before its page exists.
final class TextShaper {
    private let context: OpaquePointer

    /// A shaper; the language decides line breaking and which regional forms of Han characters are drawn.
    ///
    /// Throws ``PrintingFailure/fontMissing`` where the slip's font is not installed.
    init(language: Language) throws(PrintingFailure) {
        guard let fonts = pango_cairo_font_map_get_default(),
            let context = pango_font_map_create_context(fonts)
        else { throw .layoutFailed(detail: "pango gave no context") }
        self.context = context
        // One unit of pango is one point of the page, and nothing is rounded to pixels.
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_round_glyph_positions(context, 0)
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        // Pango chooses the regional forms of Han characters by the full tag.
        let tag = language == .chinese ? "zh-cn" : language.rawValue
        pango_context_set_language(context, pango_language_from_string(tag))
        try requireFont()
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(context)) }

    /// The text in lines no wider than this; nil stands for no limit.
    func shape(_ text: String, style: TextStyle, width: Double?) throws(PrintingFailure) -> ShapedText {
        guard let layout = pango_layout_new(context) else {
            throw .layoutFailed(detail: "pango gave no layout")
        }
        let font = pango_font_description_from_string(TextStyle.families)
        pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
        pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_layout_set_font_description(layout, font)
        pango_font_description_free(font)

        let attributes = pango_attr_list_new()
        let pitch = Int32((style.size * style.pitch * Double(PANGO_SCALE)).rounded())
        pango_attr_list_insert(attributes, pango_attr_line_height_new_absolute(pitch))
        // A hyphen that the text does not hold would be read as part of a name.
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)

        if let width {
            pango_layout_set_width(layout, Int32((width * Double(PANGO_SCALE)).rounded(.down)))
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
            let alignment = style.alignment == .centre ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT
            pango_layout_set_alignment(layout, alignment)
        }
        pango_layout_set_text(layout, text, -1)
        return ShapedText(layout: layout)
    }

    /// The text on one line, as large as fits up to the style's size; in lines at the smallest size where it does not.
    func fit(
        _ text: String, style: TextStyle, width: Double, smallest: Double
    ) throws(PrintingFailure) -> ShapedText {
        let natural = try shape(text, style: style, width: nil).width
        let size = natural > width ? style.size * width / natural * 0.995 : style.size
        return try shape(text, style: style.at(size: max(size, smallest)), width: width)
    }

    /// The text as ``fit(_:style:width:smallest:)`` sets it, its lines about equally long instead of one last word alone.
    func fitBalanced(
        _ text: String, style: TextStyle, width: Double, smallest: Double
    ) throws(PrintingFailure) -> ShapedText {
        let greedy = try fit(text, style: style, width: width, smallest: smallest)
        guard greedy.lineCount > 1 else { return greedy }
        let style = style.at(size: smallest)
        var enough = width
        var tooNarrow = width / Double(greedy.lineCount + 1)
        while enough - tooNarrow > 1 {
            let middle = (enough + tooNarrow) / 2
            let lines = try shape(text, style: style, width: middle).lineCount
            if lines > greedy.lineCount { tooNarrow = middle } else { enough = middle }
        }
        return try shape(text, style: style, width: enough)
    }

    /// Without its font a slip would be rows of boxes; better no paper than that.
    private func requireFont() throws(PrintingFailure) {
        let wanted = pango_font_description_from_string(TextStyle.families)
        defer { pango_font_description_free(wanted) }
        guard let font = pango_context_load_font(context, wanted) else { throw .fontMissing(found: "none") }
        defer { g_object_unref(UnsafeMutableRawPointer(font)) }
        let found = pango_font_describe(font)
        defer { pango_font_description_free(found) }
        let family = pango_font_description_get_family(found).map { String(cString: $0) } ?? "none"
        guard family == TextStyle.requiredFamily else { throw .fontMissing(found: family) }
    }
}
