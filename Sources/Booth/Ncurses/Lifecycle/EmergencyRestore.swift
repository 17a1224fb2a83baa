import Glibc
import Synchronization

/// Gives the terminal back when the program can no longer do so in order: on a crash, on `exit`, on a second request to
/// end that nobody has answered.
///
/// What is to be written and set is prepared beforehand in memory that is never freed, so that a signal handler has
/// nothing to do but `write` and `tcsetattr`, both async-signal-safe (signal-safety(7)).
enum EmergencyRestore {
    /// The address of the plan, or 0 when the terminal is not ours.
    private static let plan = Atomic<UInt>(0)

    /// What a handler needs, at a fixed place.
    private struct Plan {
        var descriptor: Int32
        var settings: termios
        var bytes: UnsafeMutablePointer<UInt8>
        var count: Int
    }

    /// Arms the plan: on an emergency `bytes` are written to `descriptor` and its settings are put back.
    static func arm(descriptor: Int32, settings: termios, bytes: [UInt8]) {
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(bytes.count, 1))
        copy.initialize(from: bytes, count: bytes.count)
        let memory = UnsafeMutablePointer<Plan>.allocate(capacity: 1)
        memory.initialize(
            to: Plan(descriptor: descriptor, settings: settings, bytes: copy, count: bytes.count))
        plan.store(UInt(bitPattern: memory), ordering: .sequentiallyConsistent)
    }

    /// Takes the plan back, once the terminal has been given back in order.
    static func disarm() {
        plan.store(0, ordering: .sequentiallyConsistent)
    }

    /// Carries the plan out, at most once. Async-signal-safe.
    static func run() {
        let address = plan.exchange(0, ordering: .sequentiallyConsistent)
        guard let memory = UnsafeMutablePointer<Plan>(bitPattern: address) else { return }
        _ = write(memory.pointee.descriptor, memory.pointee.bytes, memory.pointee.count)
        _ = tcsetattr(memory.pointee.descriptor, TCSANOW, &memory.pointee.settings)
    }
}
