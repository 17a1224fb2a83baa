extension Theme {
    /// Light on deep blue, for day and night: the default.
    public static let night = Theme(
        name: "night",
        colors: ThemeColors(
            page: RGB(hex: 0x0E2A47), text: RGB(hex: 0xF2F6FA), title: RGB(hex: 0xFFFFFF),
            quiet: RGB(hex: 0xC3D3E2),
            bar: RGB(hex: 0x071829), barText: RGB(hex: 0xF2F6FA), barWarning: RGB(hex: 0xFFD166),
            barBad: RGB(hex: 0xFFC0B8),
            tile: RGB(hex: 0x1D4468), tileOdd: RGB(hex: 0x17395A), field: RGB(hex: 0xFFFFFF),
            placeholder: RGB(hex: 0x46525E),
            disabledText: RGB(hex: 0xD6E0EA),
            accent: RGB(hex: 0xFFD166), accentText: RGB(hex: 0x0A1E33),
            focus: RGB(hex: 0xFFFFFF), focusText: RGB(hex: 0x0A1E33),
            overlay: RGB(hex: 0xF7F3E8), overlayText: RGB(hex: 0x12202E),
            good: RGB(hex: 0x8EE6A8), warning: RGB(hex: 0xFFD166), bad: RGB(hex: 0xFFB3A7),
            noticeGood: RGB(hex: 0x0F5132), noticeWarning: RGB(hex: 0x664400), noticeBad: RGB(hex: 0x7A1420)))

    /// Dark on warm white, for bright rooms.
    public static let day = Theme(
        name: "day",
        colors: ThemeColors(
            page: RGB(hex: 0xFBF8F1), text: RGB(hex: 0x1B2733), title: RGB(hex: 0x0B1622),
            quiet: RGB(hex: 0x3F4B57),
            bar: RGB(hex: 0x14324F), barText: RGB(hex: 0xFFFFFF), barWarning: RGB(hex: 0xFFD166),
            barBad: RGB(hex: 0xFFC0B8),
            tile: RGB(hex: 0xE6ECF2), tileOdd: RGB(hex: 0xDCE4EC), field: RGB(hex: 0x14324F),
            placeholder: RGB(hex: 0xD6E0EA),
            disabledText: RGB(hex: 0x3F4A55),
            accent: RGB(hex: 0x8A1C13), accentText: RGB(hex: 0xFFFFFF),
            focus: RGB(hex: 0x14324F), focusText: RGB(hex: 0xFFFFFF),
            overlay: RGB(hex: 0xFFFFFF), overlayText: RGB(hex: 0x0B1622),
            good: RGB(hex: 0x0B5A2B), warning: RGB(hex: 0x6B4300), bad: RGB(hex: 0x8A1C13),
            noticeGood: RGB(hex: 0xCDEBD6), noticeWarning: RGB(hex: 0xFFE3A6), noticeBad: RGB(hex: 0xFFD9D3)))

    /// White and yellow on black.
    public static let highContrastDark = Theme(
        name: "high-contrast-dark",
        colors: ThemeColors(
            page: RGB(hex: 0x000000), text: RGB(hex: 0xFFFFFF), title: RGB(hex: 0xFFFFFF),
            quiet: RGB(hex: 0xFFFFFF),
            bar: RGB(hex: 0x000000), barText: RGB(hex: 0xFFFFFF), barWarning: RGB(hex: 0xFFD166),
            barBad: RGB(hex: 0xFFC0B8),
            tile: RGB(hex: 0x1C1C1C), tileOdd: RGB(hex: 0x2E2E2E), field: RGB(hex: 0xFFFF00),
            placeholder: RGB(hex: 0x404000),
            disabledText: RGB(hex: 0xC8C8C8),
            accent: RGB(hex: 0xFFFF00), accentText: RGB(hex: 0x000000),
            focus: RGB(hex: 0xFFFF00), focusText: RGB(hex: 0x000000),
            overlay: RGB(hex: 0xFFFFFF), overlayText: RGB(hex: 0x000000),
            good: RGB(hex: 0x9CFF9C), warning: RGB(hex: 0xFFFF00), bad: RGB(hex: 0xFFC0B8),
            noticeGood: RGB(hex: 0x003300), noticeWarning: RGB(hex: 0x332600), noticeBad: RGB(hex: 0x4D0000)))

    /// Black on white.
    public static let highContrastLight = Theme(
        name: "high-contrast-light",
        colors: ThemeColors(
            page: RGB(hex: 0xFFFFFF), text: RGB(hex: 0x000000), title: RGB(hex: 0x000000),
            quiet: RGB(hex: 0x1A1A1A),
            bar: RGB(hex: 0x000000), barText: RGB(hex: 0xFFFFFF), barWarning: RGB(hex: 0xFFD166),
            barBad: RGB(hex: 0xFFC0B8),
            tile: RGB(hex: 0xEDEDED), tileOdd: RGB(hex: 0xDFDFDF), field: RGB(hex: 0x000000),
            placeholder: RGB(hex: 0xC8C8C8),
            disabledText: RGB(hex: 0x404040),
            accent: RGB(hex: 0x000080), accentText: RGB(hex: 0xFFFFFF),
            focus: RGB(hex: 0x000000), focusText: RGB(hex: 0xFFFFFF),
            overlay: RGB(hex: 0xFFFFFF), overlayText: RGB(hex: 0x000000),
            good: RGB(hex: 0x004D1A), warning: RGB(hex: 0x5C3A00), bad: RGB(hex: 0x800000),
            noticeGood: RGB(hex: 0xD9F5E0), noticeWarning: RGB(hex: 0xFFF0CC), noticeBad: RGB(hex: 0xFFE0E0)))

    /// All built-in themes, the default first.
    public static let all: [Theme] = [.night, .day, .highContrastDark, .highContrastLight]
}
