import CNcurses
import TerminalUI

/// Colours and colour pairs of the terminal in use.
///
/// With 256 colours that can be defined, each declared colour is shown exactly; with 256 fixed ones, the nearest of
/// xterm's cube and grey ramp; with eight, the nearest that keeps text and ground apart; with none, reverse video.
struct Palette {
    private let ramp: Ramp
    private let pairLimit: Int
    private var indices: [RGB: Int] = [:]
    private var pairs: [Pair: Int16] = [:]
    private var drawings: [Style: Drawing] = [:]

    /// How ncurses is told to draw a style.
    struct Drawing {
        let attributes: attr_t
        let pair: Int16
    }

    private struct Pair: Hashable {
        let foreground, background: Int
    }

    /// The palette for the terminal that ncurses has just been started on.
    init() {
        guard has_colors(), start_color() == OK else {
            (ramp, pairLimit) = (.none, 0)
            return
        }
        let colors = TerminalCapability.number("colors") ?? 8
        pairLimit = min(TerminalCapability.number("pairs") ?? 64, Int(Int16.max)) - 1
        if colors >= 256 {
            ramp = can_change_color() ? .definable : .xterm
        } else {
            ramp = .eight
        }
    }

    /// How to draw a style; defines colours and pairs as they come.
    mutating func drawing(of style: Style) -> Drawing {
        if let known = drawings[style] { return known }
        var attributes: attr_t = 0
        if style.isBold { attributes |= ting_bold() }
        if style.isUnderlined { attributes |= ting_underline() }
        var pair: Int16 = 0
        if ramp == .none {
            if style.isReversed { attributes |= ting_reverse() }
        } else {
            pair = self.pair(style)
        }
        let drawing = Drawing(attributes: attributes, pair: pair)
        drawings[style] = drawing
        return drawing
    }

    private mutating func pair(_ style: Style) -> Int16 {
        let background = index(of: style.background)
        var foreground = index(of: style.foreground)
        if foreground == background, style.foreground != style.background {
            foreground = style.background.isLight ? Ramp.black : Ramp.white
        }
        let key = Pair(foreground: foreground, background: background)
        if let known = pairs[key] { return known }
        guard pairs.count < pairLimit else { return 0 }
        let number = Int16(pairs.count + 1)
        guard init_extended_pair(Int32(number), Int32(foreground), Int32(background)) == OK else { return 0 }
        pairs[key] = number
        return number
    }

    private mutating func index(of color: RGB) -> Int {
        if let known = indices[color] { return known }
        var index = ramp.nearest(to: color)
        // Eight colours are left as they are, since other programs on this terminal go by them. The eight after them, which
        // the frequent colours get, are named in the fewest bytes.
        if ramp == .definable, indices.count < 248 {
            let defined = 8 + indices.count
            if init_extended_color(
                Int32(defined), thousandth(color.red), thousandth(color.green), thousandth(color.blue))
                == OK
            {
                index = defined
            }
        }
        indices[color] = index
        return index
    }

    private func thousandth(_ channel: UInt8) -> Int32 { (Int32(channel) * 1000 + 127) / 255 }
}

/// Which colours a terminal has.
public enum Ramp: Sendable, Hashable {
    /// 256 that can be defined.
    case definable
    /// 256 fixed ones: xterm's.
    case xterm
    /// The eight of ECMA-48.
    case eight
    /// None.
    case none

    static let black = 0
    static let white = 7

    /// The index of the nearest colour.
    public func nearest(to color: RGB) -> Int {
        switch self {
        case .definable, .xterm: Self.nearestOf256(color)
        case .eight: Self.nearestOfEight(color)
        case .none: 0
        }
    }

    /// The colour that xterm shows for an index of its cube or grey ramp (16…255).
    public static func xtermColor(_ index: Int) -> RGB {
        if index >= 232 {
            let level = UInt8(clamping: 8 + (index - 232) * 10)
            return RGB(level, level, level)
        }
        let place = min(max(index, 16), 231) - 16
        return RGB(levels[place / 36], levels[place / 6 % 6], levels[place % 6])
    }

    private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

    private static func nearestOf256(_ color: RGB) -> Int {
        (16...255).min { color.distance(to: xtermColor($0)) < color.distance(to: xtermColor($1)) } ?? 16
    }

    private static func nearestOfEight(_ color: RGB) -> Int {
        let colors = (0..<8).map { index in
            RGB(index & 1 != 0 ? 205 : 0, index & 2 != 0 ? 205 : 0, index & 4 != 0 ? 205 : 0)
        }
        return (0..<8).min { color.distance(to: colors[$0]) < color.distance(to: colors[$1]) } ?? 0
    }
}

extension RGB {
    fileprivate func distance(to other: RGB) -> Int {
        let red = Int(self.red) - Int(other.red)
        let green = Int(self.green) - Int(other.green)
        let blue = Int(self.blue) - Int(other.blue)
        return red * red + green * green + blue * blue
    }

    fileprivate var isLight: Bool { Int(red) * 3 + Int(green) * 6 + Int(blue) > 1275 }
}
