import Foundation

/// Ports of the loopback address.
enum LoopbackPort {
    /// A port that nobody listens on.
    static func free() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw RigError.noPort(errno: errno) }
        defer { close(descriptor) }
        var address = loopback(port: 0)
        let bound = withSocketAddress(&address) { bind(descriptor, $0, $1) }
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let named = withSocketAddress(&address) { pointer, _ in getsockname(descriptor, pointer, &length) }
        guard bound == 0, named == 0 else { throw RigError.noPort(errno: errno) }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// Whether somebody listens on this port.
    static func answers(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = loopback(port: port)
        return withSocketAddress(&address) { connect(descriptor, $0, $1) } == 0
    }

    private static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func withSocketAddress<Result>(
        _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
