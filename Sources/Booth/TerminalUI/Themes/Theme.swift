/// The colours of the front: one ``Ink`` a role, declared as what the panel shows.
public struct Theme: Sendable, Hashable {
    /// The theme's name in configuration files.
    public let name: String
    /// By the role's raw value.
    private let styles: [Style]

    /// A theme from the base colours of its surfaces; what each role is made of stands in one table.
    public init(name: String, colors: ThemeColors) {
        self.name = name
        let inks = colors.inks
        styles = Role.allCases.map { role in
            let ink = inks[role] ?? Ink(colors.text, on: colors.page)
            return Style(
                foreground: ink.foreground, background: ink.background, isBold: Self.bold.contains(role),
                isReversed: Self.reversed.contains(role))
        }
    }

    /// The colours of a role.
    public func ink(_ role: Role) -> Ink {
        Ink(style(role).foreground, on: style(role).background)
    }

    /// How a role is drawn.
    public func style(_ role: Role) -> Style { styles[role.rawValue] }

    private static let bold: Set<Role> = [
        .title, .large, .keycap, .focus, .focusKeycap, .overlayFocus, .overlayFocusKeycap, .controlKeycap,
        .candidateKeycap, .overlayTitle,
        .toast,
        .field, .tile, .tileOdd, .number,
    ]
    private static let reversed: Set<Role> = [
        .header, .keycap, .focus, .overlayFocus, .controlKeycap, .candidateKeycap, .overlayTitle, .toast,
        .preedit,
    ]
}

/// The base colours that a theme is made of.
public struct ThemeColors: Sendable, Hashable {
    /// The page and its text, from strong to quiet.
    public var page, text, title, quiet: RGB
    /// The bars on top and at the foot.
    public var bar, barText, barWarning, barBad: RGB
    /// Choices and fields lie on these surfaces.
    public var tile, tileOdd, field, placeholder, disabledText: RGB
    /// What stands out: keycaps, the thing to look at.
    public var accent, accentText: RGB
    /// The focused choice.
    public var focus, focusText: RGB
    /// Dialogs.
    public var overlay, overlayText: RGB
    /// Signals on the page, and as the ground of notices.
    public var good, warning, bad, noticeGood, noticeWarning, noticeBad: RGB

    var inks: [Role: Ink] {
        [
            .body: Ink(text, on: page), .title: Ink(title, on: page), .large: Ink(title, on: page),
            .quiet: Ink(quiet, on: page), .good: Ink(good, on: page), .warning: Ink(warning, on: page),
            .bad: Ink(bad, on: page), .accent: Ink(accent, on: page),
            .header: Ink(barText, on: bar), .headerGood: Ink(barText, on: bar),
            .headerWarning: Ink(barWarning, on: bar), .headerBad: Ink(barBad, on: bar),
            .headerQuiet: Ink(barText, on: bar),
            .tile: Ink(title, on: tile), .tileOdd: Ink(title, on: tileOdd), .tileDetail: Ink(text, on: tile),
            .keycap: Ink(accentText, on: accent),
            .tileDisabled: Ink(disabledText, on: tile), .keycapDisabled: Ink(disabledText, on: page),
            .focus: Ink(focusText, on: focus), .focusKeycap: Ink(focus, on: focusText),
            .footer: Ink(barText, on: bar), .control: Ink(title, on: tile),
            .controlKeycap: Ink(accentText, on: accent), .controlDisabled: Ink(disabledText, on: tile),
            .field: Ink(focusText, on: field), .placeholder: Ink(placeholder, on: field),
            .preedit: Ink(accentText, on: accent), .candidate: Ink(title, on: tile),
            .candidateKeycap: Ink(accentText, on: accent),
            .noticeNormal: Ink(title, on: tile), .noticeGood: Ink(title, on: noticeGood),
            .noticeWarning: Ink(title, on: noticeWarning), .noticeBad: Ink(title, on: noticeBad),
            .overlay: Ink(overlayText, on: overlay), .overlayTitle: Ink(accentText, on: accent),
            .overlayAccent: Ink(overlayText, on: overlay), .overlayFocus: Ink(accentText, on: accent),
            .overlayFocusKeycap: Ink(accent, on: accentText), .toast: Ink(focusText, on: focus),
            .number: Ink(title, on: page), .progressDone: Ink(accent, on: page),
            .progressRest: Ink(tile, on: page),
            .code: Ink(RGB(hex: 0x000000), on: RGB(hex: 0xFFFFFF)),
        ]
    }
}

extension RGB {
    /// Relative luminance by WCAG 2.1, 0…1.
    var luminance: Double {
        0.2126 * Self.linear[Int(red)] + 0.7152 * Self.linear[Int(green)] + 0.0722 * Self.linear[Int(blue)]
    }

    /// The sRGB transfer function for the 256 values of a channel. Its x^2.4 is taken as x² · y with y⁵ = x², by
    /// Newton's method, so that this room needs no mathematics library.
    private static let linear: [Double] = (0..<256).map { value in
        let channel = Double(value) / 255
        if channel <= 0.04045 { return channel / 12.92 }
        let base = (channel + 0.055) / 1.055
        var root = base
        for _ in 0..<40 {
            root -= (root * root * root * root * root - base * base) / (5 * root * root * root * root)
        }
        return base * base * root
    }
}
