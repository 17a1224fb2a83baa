import TerminalUI

/// A whole control sequence `ESC [ parameters final` (ECMA-48, 5.4) and what it means as input.
struct ControlSequence {
    /// The leader (`<`, `?`, `>`, `=`), if there is one.
    private let leader: UInt8?
    private let parameters: [Int]
    private let final: UInt8

    init(_ bytes: [UInt8]) {
        var body = bytes.dropFirst(2)
        final = body.popLast() ?? 0
        if let first = body.first, (0x3C...0x3F).contains(first) {
            leader = first
            body = body.dropFirst()
        } else {
            leader = nil
        }
        parameters = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { field in
            // The limit keeps a hostile number from overflowing.
            field.reduce(0) { value, byte in
                (0x30...0x39).contains(byte) ? min(value * 10 + Int(byte) - 0x30, 1_000_000) : value
            }
        }
    }

    var isPasteStart: Bool { leader == nil && final == UInt8(ascii: "~") && parameters.first == 200 }

    var event: InputEvent {
        if leader == UInt8(ascii: "<") { return mouse }
        guard leader == nil else { return .ignored }
        if final == UInt8(ascii: "~") {
            return Self.numberedKeys[parameters.first ?? 0].map { .key($0) } ?? .ignored
        }
        // A cursor position report looks like F3 but has two large parameters; F3 comes as `ESC O R` or `ESC [ 13 ~`.
        if final == UInt8(ascii: "R") { return .ignored }
        return Self.letterKeys[final].map { .key($0) } ?? .ignored
    }

    /// A mouse report of mode 1006: `ESC [ < button ; column ; row M` (press) or `m` (release), counted from 1. 32 is added to
    /// the button while it is down and moves.
    private var mouse: InputEvent {
        guard parameters.count == 3, parameters[1] > 0, parameters[2] > 0, parameters[0] & 0b1100_0011 == 0
        else { return .ignored }
        let (row, column) = (parameters[2] - 1, parameters[1] - 1)
        let isMotion = parameters[0] & 0b0010_0000 != 0
        return switch final {
        case UInt8(ascii: "M") where isMotion: .drag(row: row, column: column)
        case UInt8(ascii: "M"): .press(row: row, column: column)
        case UInt8(ascii: "m"): .release(row: row, column: column)
        default: .ignored
        }
    }

    private static let letterKeys: [UInt8: Key] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
        UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "Z"): .backTab,
        UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2), UInt8(ascii: "S"): .function(4),
    ]

    private static let numberedKeys: [Int: Key] = [
        1: .home, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
        17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
        23: .function(11), 24: .function(12),
    ]

    /// Keys that come as `ESC O final`: arrows and function keys, and the keypad in application mode.
    static let shiftKeys: [UInt8: Key] = {
        var keys = letterKeys
        keys[UInt8(ascii: "R")] = .function(3)
        keys[UInt8(ascii: "M")] = .enter
        for (code, character) in zip(UInt8(ascii: "j")...UInt8(ascii: "y"), "*+,-./0123456789") {
            keys[code] = .character(character)
        }
        keys[UInt8(ascii: "X")] = .character("=")
        return keys
    }()
}
