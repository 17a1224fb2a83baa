import TerminalUI

/// Turns the bytes of a terminal into events; a value without a clock or a descriptor.
///
/// Whatever a terminal may send is swallowed whole unless it is a key or a touch: pastes, replies to questions nobody
/// asked, reports of unknown keys, torn sequences. So no fragment of a sequence can ever act as a digit.
///
/// The one thing that only time can tell is whether ESC was the key or begins a sequence: the shell calls ``silence()``
/// when nothing has followed for ``silenceLimit`` milliseconds.
public struct InputDecoder: Sendable {
    /// How long, in milliseconds, a byte that belongs to the same sequence may lag behind: far more than a local
    /// terminal needs, far less than a finger.
    public static let silenceLimit: Int32 = 25

    /// Keys of the terminal in use, by the bytes that it says it sends.
    private let keys: [[UInt8]: Key]
    private var state = State.ground
    /// The bytes of the sequence so far, ESC included.
    private var sequence: [UInt8] = []

    private enum State {
        case ground
        /// Within a UTF-8 character: how many bytes are still to come.
        case character(missing: Int)
        case escape
        /// Within `ESC [ …`.
        case control
        /// `ESC [ [`: one more byte (function keys of the Linux console).
        case consoleFunction
        /// `ESC O`: one more byte.
        case shift
        /// `ESC [ M`: three more bytes (mouse reports of old terminals).
        case oldMouse(missing: Int)
        /// Within a string that ends with BEL or `ESC \` (OSC, DCS, SOS, PM, APC).
        case string(sawEscape: Bool)
        /// Between `ESC [ 200 ~` and `ESC [ 201 ~`.
        case paste
        /// ESC was taken for the key; what follows may still be the rest of a sequence.
        case afterEscape
        /// A control sequence stopped in the middle; its rest is awaited and dropped.
        case torn
    }

    /// A decoder; `keys` are the terminal's own sequences, which go before the common ones.
    public init(keys: [[UInt8]: Key] = [:]) {
        self.keys = keys
    }

    /// Whether a sequence is under way, so that ``silence()`` should be called when no byte follows.
    public var isWaiting: Bool {
        switch state {
        case .escape, .control, .consoleFunction, .shift, .character, .oldMouse: true
        case .torn: !sequence.isEmpty
        case .ground, .string, .paste, .afterEscape: false
        }
    }

    /// Takes the next byte; gives an event if one is complete.
    public mutating func feed(_ byte: UInt8) -> InputEvent? {
        switch state {
        case .ground: return ground(byte)
        case .character(let missing): return character(byte, missing: missing)
        case .escape: return escape(byte)
        case .control: return control(byte)
        case .consoleFunction:
            state = .ground
            return (0x41...0x45).contains(byte) ? .key(.function(Int(byte) - 0x40)) : .ignored
        case .shift:
            sequence.append(byte)
            state = .ground
            return shiftKey(byte)
        case .oldMouse(let missing):
            state = missing > 1 ? .oldMouse(missing: missing - 1) : .ground
            return missing > 1 ? nil : .ignored
        case .string(let sawEscape): return string(byte, sawEscape: sawEscape)
        case .paste: return paste(byte)
        case .afterEscape:
            state = .ground
            guard byte == 0x5B else { return ground(byte) }
            state = .torn
            sequence = []
            return nil
        case .torn: return torn(byte)
        }
    }

    /// Nothing has followed for ``silenceLimit``: what is under way is what it is.
    public mutating func silence() -> InputEvent? {
        switch state {
        case .escape:
            state = .afterEscape
            return .key(.escape)
        case .control:
            state = .torn
            sequence = []
            return nil
        case .character, .shift, .consoleFunction, .oldMouse:
            state = .ground
            return .ignored
        case .torn:
            // One lone byte was a finger, not the rest of a report, which comes in one burst.
            let rest = sequence
            sequence = []
            state = .ground
            return rest.count == 1 ? ground(rest[0]) : .ignored
        case .ground, .string, .paste, .afterEscape:
            return nil
        }
    }

    private mutating func ground(_ byte: UInt8) -> InputEvent? {
        switch byte {
        case 0x1B:
            state = .escape
            sequence = [byte]
            return nil
        case 0x0D, 0x0A: return .key(.enter)
        case 0x09: return .key(.tab)
        case 0x7F, 0x08: return .key(.backspace)
        case 0x00..<0x20: return .ignored
        case 0x20..<0x7F: return .key(.character(Character(Unicode.Scalar(byte))))
        case 0xC2...0xDF: return begin(byte, missing: 1)
        case 0xE0...0xEF: return begin(byte, missing: 2)
        case 0xF0...0xF4: return begin(byte, missing: 3)
        default: return .ignored
        }
    }

    private mutating func begin(_ byte: UInt8, missing: Int) -> InputEvent? {
        sequence = [byte]
        state = .character(missing: missing)
        return nil
    }

    private mutating func character(_ byte: UInt8, missing: Int) -> InputEvent? {
        guard byte & 0xC0 == 0x80 else {
            // The broken character is dropped; the byte begins something of its own.
            state = .ground
            return ground(byte) ?? (isWaiting ? nil : .ignored)
        }
        sequence.append(byte)
        guard missing == 1 else {
            state = .character(missing: missing - 1)
            return nil
        }
        state = .ground
        guard let text = String(validating: sequence, as: UTF8.self), let character = text.first,
            text.count == 1,
            let scalar = character.unicodeScalars.first, isPrintable(scalar)
        else { return .ignored }
        return .key(.character(character))
    }

    private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
        default: true
        }
    }

    private mutating func escape(_ byte: UInt8) -> InputEvent? {
        sequence.append(byte)
        switch byte {
        case 0x1B:
            sequence = [byte]
            return .key(.escape)
        case UInt8(ascii: "["): state = .control
        case UInt8(ascii: "O"): state = .shift
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
            state = .string(sawEscape: false)
        case 0x20..<0x30: break
        default:
            // Alt with a key, or a two-byte sequence: nothing at the booth uses it.
            state = .ground
            return .ignored
        }
        return nil
    }

    private mutating func control(_ byte: UInt8) -> InputEvent? {
        if byte == 0x1B {
            state = .escape
            sequence = [byte]
            return .ignored
        }
        sequence.append(byte)
        guard sequence.count <= Self.longest else {
            state = .torn
            sequence = []
            return .ignored
        }
        guard (0x40...0x7E).contains(byte) else { return nil }
        if byte == UInt8(ascii: "["), sequence.count == 3 {
            state = .consoleFunction
            return nil
        }
        if byte == UInt8(ascii: "M"), sequence.count == 3 {
            state = .oldMouse(missing: 3)
            return nil
        }
        state = .ground
        if let key = keys[sequence] { return .key(key) }
        let report = ControlSequence(sequence)
        if report.isPasteStart {
            state = .paste
            sequence = []
            return nil
        }
        return report.event
    }

    private func shiftKey(_ byte: UInt8) -> InputEvent {
        if let key = keys[sequence] { return .key(key) }
        return ControlSequence.shiftKeys[byte].map { .key($0) } ?? .ignored
    }

    private mutating func string(_ byte: UInt8, sawEscape: Bool) -> InputEvent? {
        if byte == 0x07 || (sawEscape && byte == UInt8(ascii: "\\")) {
            state = .ground
            return .ignored
        }
        state = .string(sawEscape: byte == 0x1B)
        return nil
    }

    private mutating func paste(_ byte: UInt8) -> InputEvent? {
        sequence.append(byte)
        if sequence.count > Self.pasteEnd.count { sequence.removeFirst() }
        guard sequence == Self.pasteEnd else { return nil }
        state = .ground
        return .ignored
    }

    private mutating func torn(_ byte: UInt8) -> InputEvent? {
        if byte == 0x1B {
            state = .escape
            sequence = [byte]
            return nil
        }
        sequence.append(byte)
        if sequence.count == 1, !(0x20..<0x40).contains(byte), !(0x40...0x7E).contains(byte) {
            state = .ground
            return ground(byte)
        }
        // A final byte ends the rest of the sequence. (Alone it may have been a finger; better to lose that once.)
        if (0x40...0x7E).contains(byte) {
            state = .ground
            return .ignored
        }
        if sequence.count > Self.longest { sequence.removeFirst(sequence.count - 2) }
        return nil
    }

    private static let longest = 64
    private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)
}
