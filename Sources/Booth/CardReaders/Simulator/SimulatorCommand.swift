/// One line of the simulator's control: `lay LABEL`, `take`, `fault NAME ARGS… [on COMMAND] [times N]`, `clear`,
/// `unplug`, `plug`, `quit`.
public enum SimulatorCommand: Sendable, Hashable {
    /// Lay the card with this label.
    case lay(String)
    /// Take the card away.
    case take
    /// Put a fault on the reader.
    case fault(SimulatorFault)
    /// Put the module into a condition.
    case condition(SimulatedSAM.Condition)
    /// Heal all faults.
    case clear
    /// Pull the cable.
    case unplug
    /// Plug it in again.
    case plug
    /// End.
    case quit

    /// Why a line was refused, in words.
    public struct Fault: Error, Sendable, Hashable {
        /// What is wrong, and what would be right.
        public let message: String
    }

    /// Reads a line.
    public init(_ line: String) throws(Fault) {
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        let arguments = Array(words.dropFirst())
        switch (words.first, arguments.count) {
        case ("lay", 1): self = .lay(arguments[0])
        case ("take", 0): self = .take
        case ("clear", 0): self = .clear
        case ("unplug", 0): self = .unplug
        case ("plug", 0): self = .plug
        case ("quit", 0): self = .quit
        case ("fault", 1...): self = try Self.fault(arguments)
        case ("lay", _): throw Fault(message: "lay needs one label")
        case ("fault", _): throw Fault(message: "fault needs a name: " + Self.faultNames)
        default:
            throw Fault(message: "commands are lay LABEL, take, fault NAME, clear, unplug, plug, quit")
        }
    }

    /// The names of faults with their arguments.
    static let faultNames =
        "no-answer, delay MS, chunks BYTES GAP-MS, stop-after BYTES, flip-bit BIT, wrong-checksum, length-off N, "
        + "noise BYTES, extra-sync, echo, duplicate, status HEX, type-letter LETTER, nul-padding, chip-numbers, "
        + "hang-up BYTES, self-test-failed RESETS, not-authorised"

    private static func fault(_ arguments: [String]) throws(Fault) -> SimulatorCommand {
        var words = arguments
        var times: Int?
        var scope: SimulatorFault.Scope?
        while words.count >= 3, ["on", "times"].contains(words[words.count - 2]) {
            let value = words.removeLast()
            if words.removeLast() == "times" {
                times = try number(value, atLeast: 1)
            } else {
                scope = SimulatorFault.Scope(rawValue: value)
                guard scope != nil else {
                    let names = SimulatorFault.Scope.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Fault(message: "“\(value)” is no command; it is one of \(names)")
                }
            }
        }
        switch words[0] {
        case "self-test-failed" where words.count == 2:
            return .condition(.selfTestFailed(resetsNeeded: try number(words[1], atLeast: 1)))
        case "not-authorised" where words.count == 1: return .condition(.notAuthorised)
        default: return .fault(SimulatorFault(try kind(words), on: scope, times: times))
        }
    }

    private static func kind(_ words: [String]) throws(Fault) -> SimulatorFault.Kind {
        switch (words[0], words.count) {
        case ("no-answer", 1): return .noAnswer
        case ("delay", 2): return .delay(Milliseconds(try number(words[1])))
        case ("chunks", 3):
            return .chunks(try number(words[1], atLeast: 1), gap: Milliseconds(try number(words[2])))
        case ("stop-after", 2): return .stopAfter(try number(words[1]))
        case ("flip-bit", 2): return .flippedBit(try number(words[1]))
        case ("wrong-checksum", 1): return .wrongChecksum
        case ("length-off", 2): return .lengthOff(try number(words[1], atLeast: -0xFFFF))
        case ("noise", 2): return .noise(try number(words[1]))
        case ("extra-sync", 1): return .extraSync
        case ("echo", 1): return .echo
        case ("duplicate", 1): return .duplicate
        case ("status", 2):
            guard let status = UInt8(words[1], radix: 16) else {
                throw Fault(message: "“\(words[1])” is no status of two hexadecimal digits")
            }
            return .status(status)
        case ("type-letter", 2): return .typeLetter(words[1].first ?? "?")
        case ("nul-padding", 1): return .nulPadding
        case ("chip-numbers", 1): return .chipNumbers
        case ("hang-up", 2): return .hangUp(try number(words[1]))
        default: throw Fault(message: "a fault is one of " + faultNames)
        }
    }

    private static func number(_ text: String, atLeast least: Int = 0) throws(Fault) -> Int {
        guard let number = Int(text), (least...1_000_000).contains(number) else {
            throw Fault(message: "“\(text)” is no number from \(least) to 1000000")
        }
        return number
    }
}
