import ChildProcesses
import Glibc

/// card-reader-sim as a process: frames of the SAM protocol on a real pty, with the delivered, invented cards.
public final class SimulatedReaderRig {
    /// The device on which it answers now.
    public private(set) var device = ""
    private let process: ChildProcess

    /// Starts it with nothing on the reader.
    public init() throws {
        process = try ChildProcess(
            program: BuiltProgram.path("card-reader-sim"),
            arguments: ["--cards", BuiltProgram.configuration + "/cards.json", "--immediate"])
        device = try line()
        guard device.hasPrefix("/dev/") else {
            throw RigFailure("card-reader-sim named no device: \(device)")
        }
    }

    deinit { end() }

    /// Ends it.
    public func end() { process.terminate(within: 5) }

    /// Gives it a line of control, such as `lay nong`, which it has to take.
    @discardableResult
    public func order(_ order: String) throws -> String {
        let bytes = Array((order + "\n").utf8)
        guard write(process.input, bytes, bytes.count) == bytes.count else {
            throw RigFailure("card-reader-sim takes no orders")
        }
        let answer = try line()
        guard answer.hasPrefix("ok") else { throw RigFailure("card-reader-sim: \(order): \(answer)") }
        if order == "plug" { device = String(answer.dropFirst(3)) }
        return answer
    }

    private func line() throws -> String {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            guard read(process.output, &byte, 1) == 1 else { throw RigFailure("card-reader-sim ended") }
            if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
    }
}
