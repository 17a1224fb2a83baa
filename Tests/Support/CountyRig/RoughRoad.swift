import Glibc
import Synchronization

/// A loopback road to a port on which connections are cut, held up, cut short and garbled at random.
public final class RoughRoad: Sendable {
    /// Where it is entered.
    public let port: Int
    private let target: Int
    private let listener: Int32
    private let state: Mutex<State>

    private struct State {
        /// How often (0 … 1) something happens to a piece of what passes.
        var roughness: Double
        var isClosed = false
        var random = SystemRandomNumberGenerator()
        var mishaps = 0
        var bytes = (there: 0, back: 0)
    }

    private enum Fate { case passes, isCut, isCutShort, comesTwice, isHeldUp }

    /// A road to a port of this machine.
    public init(to target: Int, roughness: Double) throws {
        self.target = target
        state = Mutex(State(roughness: roughness))
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.address(0)
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        var length = size
        let listener = listener
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, $0, &length) == 0
            }
        }
        guard isBound else { throw RigFailure("no port for a road: errno \(errno)") }
        port = Int(UInt16(bigEndian: address.sin_port))
        Self.thread { [self] in accept() }
    }

    /// How many mishaps there have been.
    public var mishaps: Int { state.withLock(\.mishaps) }

    /// How many bytes have passed to the far end, and back.
    public var bytes: (there: Int, back: Int) { state.withLock(\.bytes) }

    /// Makes it rougher or smooth (0).
    public func set(roughness: Double) { state.withLock { $0.roughness = roughness } }

    /// Takes it away.
    public func close() {
        state.withLock { $0.isClosed = true }
        shutdown(listener, Int32(SHUT_RDWR))
        Glibc.close(listener)
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func thread(_ body: @escaping @Sendable () -> Void) {
        final class Work: Sendable {
            let body: @Sendable () -> Void
            init(_ body: @escaping @Sendable () -> Void) { self.body = body }
        }
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(body))
        let status = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, work.toOpaque())
        if status == 0 { pthread_detach(thread) } else { work.release() }
    }

    private func accept() {
        while true {
            let near = Glibc.accept(listener, nil, nil)
            if near < 0 {
                if state.withLock(\.isClosed) { return }
                continue
            }
            let far = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = Self.address(target)
            let size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isConnected = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(far, $0, size) == 0 }
            }
            guard isConnected else {
                Glibc.close(near)
                Glibc.close(far)
                continue
            }
            // Each end is closed once both directions have ended.
            let open = Mutex(2)
            let both = Both(near: near, far: far, open: open)
            Self.thread { [self] in pump(from: near, to: far, isThere: true, both) }
            Self.thread { [self] in pump(from: far, to: near, isThere: false, both) }
        }
    }

    private final class Both: Sendable {
        let near: Int32, far: Int32
        let open: Mutex<Int>
        init(near: Int32, far: Int32, open: consuming Mutex<Int>) {
            (self.near, self.far) = (near, far)
            self.open = open
        }

        func end() {
            shutdown(near, Int32(SHUT_RDWR))
            shutdown(far, Int32(SHUT_RDWR))
            let rest = open.withLock { count in
                count -= 1
                return count
            }
            guard rest == 0 else { return }
            Glibc.close(near)
            Glibc.close(far)
        }
    }

    private func fate() -> Fate {
        state.withLock { state in
            guard Double.random(in: 0..<1, using: &state.random) < state.roughness else { return .passes }
            state.mishaps += 1
            return [.isCut, .isCutShort, .comesTwice, .isHeldUp].randomElement(using: &state.random) ?? .isCut
        }
    }

    private func pump(from: Int32, to: Int32, isThere: Bool, _ both: Both) {
        defer { both.end() }
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(from, &buffer, buffer.count)
            guard count > 0 else { return }
            state.withLock { if isThere { $0.bytes.there += count } else { $0.bytes.back += count } }
            switch fate() {
            case .passes: guard pass(buffer[..<count], to) else { return }
            case .isCut: return
            case .isCutShort:
                _ = pass(buffer[..<(count / 2)], to)
                return
            case .comesTwice: guard pass(buffer[..<count] + buffer[..<count], to) else { return }
            case .isHeldUp:
                usleep(300_000)
                guard pass(buffer[..<count], to) else { return }
            }
        }
    }

    private func pass(_ bytes: ArraySlice<UInt8>, _ to: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                send(to, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
