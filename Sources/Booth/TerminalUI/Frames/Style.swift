/// A colour as the panel shows it (sRGB, 8 bits a channel).
public struct RGB: Sendable, Hashable {
    /// The channels.
    public let red, green, blue: UInt8

    /// A colour from its three channels.
    public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A colour from 0xRRGGBB.
    public init(hex: UInt32) {
        self.init(UInt8(hex >> 16 & 0xFF), UInt8(hex >> 8 & 0xFF), UInt8(hex & 0xFF))
    }
}

/// How a cell is drawn. The colours are what is seen, reverse video included.
public struct Style: Sendable, Hashable {
    /// The colour of the glyph.
    public var foreground: RGB
    /// The colour behind it.
    public var background: RGB
    /// Heavier strokes.
    public var isBold: Bool
    /// A line under the glyph.
    public var isUnderlined: Bool
    /// Stands out by reverse video: what a terminal without colours draws instead of the two colours.
    public var isReversed: Bool

    /// A style.
    public init(
        foreground: RGB, background: RGB, isBold: Bool = false, isUnderlined: Bool = false,
        isReversed: Bool = false
    ) {
        self.foreground = foreground
        self.background = background
        self.isBold = isBold
        self.isUnderlined = isUnderlined
        self.isReversed = isReversed
    }

    /// The same in bold.
    public var bold: Style {
        var style = self
        style.isBold = true
        return style
    }

    /// The same, not in bold.
    public var plain: Style {
        var style = self
        style.isBold = false
        return style
    }

    /// The same, underlined.
    public var underlined: Style {
        var style = self
        style.isUnderlined = true
        return style
    }
}
