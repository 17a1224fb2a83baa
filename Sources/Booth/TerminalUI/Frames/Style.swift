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

/// How a cell is drawn. The colours are what is seen, reverse video included. One word holds it all: thousands of cells are
/// copied and compared a key.
public struct Style: Sendable, Hashable {
    private var bits: UInt64

    /// The colour of the glyph.
    public var foreground: RGB {
        get { RGB(hex: UInt32(bits & 0xFF_FFFF)) }
        set { bits = bits & ~0xFF_FFFF | newValue.bits }
    }
    /// The colour behind it.
    public var background: RGB {
        get { RGB(hex: UInt32(bits >> 24 & 0xFF_FFFF)) }
        set { bits = bits & ~(0xFF_FFFF << 24) | newValue.bits << 24 }
    }
    /// Heavier strokes.
    public var isBold: Bool {
        get { bits & Self.bold != 0 }
        set { set(Self.bold, newValue) }
    }
    /// A line under the glyph.
    public var isUnderlined: Bool {
        get { bits & Self.underlined != 0 }
        set { set(Self.underlined, newValue) }
    }
    /// Stands out by reverse video: what a terminal without colours draws instead of the two colours.
    public var isReversed: Bool {
        get { bits & Self.reversed != 0 }
        set { set(Self.reversed, newValue) }
    }

    private static let bold: UInt64 = 1 << 48
    private static let underlined: UInt64 = 1 << 49
    private static let reversed: UInt64 = 1 << 50

    /// A style.
    public init(
        foreground: RGB, background: RGB, isBold: Bool = false, isUnderlined: Bool = false,
        isReversed: Bool = false
    ) {
        bits = foreground.bits | background.bits << 24
        self.isBold = isBold
        self.isUnderlined = isUnderlined
        self.isReversed = isReversed
    }

    private mutating func set(_ flag: UInt64, _ isSet: Bool) {
        bits = isSet ? bits | flag : bits & ~flag
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

extension RGB {
    fileprivate var bits: UInt64 { UInt64(red) << 16 | UInt64(green) << 8 | UInt64(blue) }
}
