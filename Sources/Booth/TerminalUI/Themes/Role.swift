/// What a piece of the screen is for; a theme gives each role its two colours.
public enum Role: Int, Sendable, Hashable, CaseIterable {
    /// Plain text on the page.
    case body
    /// The screen's title.
    case title
    /// The one sentence that tells what to do now.
    case large
    /// Small print on the page.
    case quiet
    /// Text on the page in a tone.
    case good, warning, bad, accent
    /// The bar on top, and its marks by tone.
    case header, headerGood, headerWarning, headerBad, headerQuiet
    /// A choice: label, second line, keycap; and every other choice when they stand without a gap.
    case tile, tileDetail, keycap, tileOdd
    /// A choice that cannot be chosen now: label and keycap.
    case tileDisabled, keycapDisabled
    /// The choice that Enter takes: label and second line, keycap.
    case focus, focusKeycap
    /// The foot of the screen, a control and its keycap, and a control that cannot be used.
    case footer, control, controlKeycap, controlDisabled
    /// What is typed, the example in an empty field, letters on their way through the input method.
    case field, placeholder, preedit
    /// A candidate of the input method and its number.
    case candidate, candidateKeycap
    /// A framed notice by tone.
    case noticeNormal, noticeGood, noticeWarning, noticeBad
    /// A dialog: text, title, time left, the answer that Enter takes and its keycap.
    case overlay, overlayTitle, overlayAccent, overlayFocus, overlayFocusKeycap
    /// A short message that goes by itself.
    case toast
    /// Large digits.
    case number
    /// The line that shows how far: the part behind us, and the rest (decoration: the step is also said in words).
    case progressDone, progressRest
    /// A QR code: dark modules on a light ground.
    case code
}

extension Role {
    /// Roles that carry no information of their own, so need no contrast.
    public var isDecoration: Bool { self == .progressRest }
}

/// A pair of colours for a role.
public struct Ink: Sendable, Hashable {
    /// The glyph's colour and the one behind it.
    public let foreground, background: RGB

    /// A pair of colours.
    public init(_ foreground: RGB, on background: RGB) {
        self.foreground = foreground
        self.background = background
    }

    /// The contrast ratio of the two by WCAG 2.1, 1…21.
    public var contrast: Double {
        let pair = [foreground.luminance, background.luminance].sorted()
        return (pair[1] + 0.05) / (pair[0] + 0.05)
    }
}
