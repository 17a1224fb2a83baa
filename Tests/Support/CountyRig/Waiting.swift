import Glibc

/// Waits for a state of other processes, which nobody announces: looks again every few milliseconds.
public func wait(
    until what: String, seconds: Double = 60, every milliseconds: UInt32 = 20, log: () -> String = { "" },
    _ condition: () throws -> Bool
) throws {
    var left = Int(seconds * 1000) / Int(max(milliseconds, 1))
    while try !condition() {
        guard left > 0 else { throw RigFailure("waited \(seconds) s until \(what)\n\(log())") }
        left -= 1
        usleep(milliseconds * 1000)
    }
}
