import Glibc

/// Says that the machine's network has changed (link, address or route), by a netlink socket: a file descriptor to
/// poll(2). Source: rtnetlink(7).
public final class NetworkSignal: Sendable {
    /// Readable when something has changed; then call ``drain()``.
    public let fileDescriptor: Int32

    /// Starts to listen; nil where the system does not let it (the timers go on without).
    public init?() {
        let descriptor = socket(
            AF_NETLINK,
            Int32(SOCK_RAW.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue),
            Self.routing)
        guard descriptor >= 0 else { return nil }
        // struct sockaddr_nl: family, padding, port 0 (the kernel gives one), groups.
        var address = [UInt8](repeating: 0, count: 12)
        withUnsafeBytes(of: UInt16(AF_NETLINK)) { address.replaceSubrange(0..<2, with: $0) }
        withUnsafeBytes(of: Self.groups) { address.replaceSubrange(8..<12, with: $0) }
        let bound = address.withUnsafeBytes { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { bind(descriptor, $0.baseAddress, socklen_t(12)) }
        }
        guard bound == 0 else {
            close(descriptor)
            return nil
        }
        fileDescriptor = descriptor
    }

    deinit { close(fileDescriptor) }

    /// Takes in what has been signalled. Never blocks.
    public func drain() {
        var buffer = [UInt8](repeating: 0, count: 8192)
        while buffer.withUnsafeMutableBytes({ read(fileDescriptor, $0.baseAddress, $0.count) }) > 0 {}
    }

    /// `NETLINK_ROUTE`.
    private static let routing: Int32 = 0
    /// `RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV4_ROUTE | RTMGRP_IPV6_IFADDR | RTMGRP_IPV6_ROUTE`.
    private static let groups: UInt32 = 0x1 | 0x10 | 0x40 | 0x100 | 0x400
}
