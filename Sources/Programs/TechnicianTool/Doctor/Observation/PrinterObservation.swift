import Glibc
import Printing
import WorkerProtocol

/// Asks CUPS how the slip printer's queue is.
enum PrinterObservation {
    /// The state of a queue; `server` is HOST:PORT or a socket's path, nil the one that libcups finds.
    static func look(atQueue queue: String?, server: String? = nil) -> PrinterCheck.Facts {
        PrinterCheck.Facts(queue: queue, state: state(ofQueue: queue, server: server))
    }

    private static func state(ofQueue queue: String?, server: String?) -> PrinterCheck.Facts.State {
        var worker = PrintWorker(server: server) { _ in }
        let condition: PrinterCondition
        do throws(PrintingFailure) {
            guard
                case .printer(let answer) = try worker.answer(to: .printer(destination: .queue(name: queue)))
            else {
                return .refused("no answer")
            }
            condition = answer
        } catch {
            return .refused(error.cause)
        }
        switch condition {
        case .ready: return .ready
        case .paperOut: return .paperOut
        case .coverOpen: return .coverOpen
        case .jammed: return .jammed
        case .paused: return .paused
        case .offline: return .offline
        case .absent:
            let address = server ?? spoolerAddress
            return SocketProbe.answers(at: address) ? .queueMissing : .spoolerMissing(address: address)
        }
    }

    /// Where libcups looks for CUPS.
    private static var spoolerAddress: String {
        if let server = getenv("CUPS_SERVER") { return String(cString: server) }
        return access("/run/cups/cups.sock", F_OK) == 0 ? "/run/cups/cups.sock" : "localhost:631"
    }
}

/// Whether anybody takes connections somewhere.
enum SocketProbe {
    /// Connects to a Unix socket's path, or to HOST:PORT (port 631 if there is none), and closes the connection.
    static func answers(at address: String) -> Bool {
        if address.hasPrefix("/") { return connects(path: address) }
        let parts = address.split(separator: ":", maxSplits: 1).map(String.init)
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(parts.first ?? "localhost", parts.count > 1 ? parts[1] : "631", &hints, &found) == 0
        else {
            return false
        }
        defer { freeaddrinfo(found) }
        var next = found
        while let entry = next?.pointee {
            let descriptor = socket(
                entry.ai_family, entry.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), entry.ai_protocol)
            if descriptor >= 0 {
                defer { close(descriptor) }
                if connect(descriptor, entry.ai_addr, entry.ai_addrlen) == 0 { return true }
            }
            next = entry.ai_next
        }
        return false
    }

    private static func connects(path: String) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return withUnsafeBytes(of: &address) { raw in
            raw.withMemoryRebound(to: sockaddr.self) { view in
                connect(descriptor, view.baseAddress, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }
}
