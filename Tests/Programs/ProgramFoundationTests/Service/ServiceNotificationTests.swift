import Glibc
import Testing

@testable import ProgramFoundation

/// Stands in for systemd: a datagram socket at `$NOTIFY_SOCKET`, sd_notify(3). Each test has a process of its own, since
/// the environment is its process's.
@Suite("Messages to systemd")
struct ServiceNotificationTests {
    private static func messages(_ work: () -> Void) throws -> [String] {
        let folder = try TemporaryFolder()
        let listener = try listen(folder)
        defer { close(listener) }
        work()
        var messages: [String] = []
        while let message = receive(listener, waiting: false) { messages.append(message) }
        return messages
    }

    /// A socket that `$NOTIFY_SOCKET` of this process names.
    private static func listen(_ folder: TemporaryFolder) throws -> Int32 {
        let path = folder.path + "/notify"
        let listener = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafeBytes(of: address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) {
                bind(listener, $0.baseAddress, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
        setenv("NOTIFY_SOCKET", path, 1)
        return listener
    }

    private static func receive(_ listener: Int32, waiting: Bool) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(listener, &buffer, buffer.count, waiting ? 0 : Int32(MSG_DONTWAIT))
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }

    @Test("systemd hears that the service is up, alive, going down, and how it is")
    func assignments() async {
        await #expect(processExitsWith: .success) {
            let heard = try Self.messages {
                ServiceNotification.ready()
                ServiceNotification.watchdog()
                ServiceNotification.status("3 waiting")
                ServiceNotification.stopping()
            }
            #expect(heard == ["READY=1", "WATCHDOG=1", "STATUS=3 waiting", "STOPPING=1"])
        }
    }

    @Test("A status text of several lines cannot smuggle in another message")
    func oneAssignment() async {
        await #expect(processExitsWith: .success) {
            let heard = try Self.messages { ServiceNotification.status("fine\nSTOPPING=1") }
            #expect(heard == ["STATUS=fine STOPPING=1"])
        }
    }

    @Test("The time in which the watchdog wants to be fed is systemd's, and nobody's elsewhere")
    func interval() async {
        await #expect(processExitsWith: .success) {
            unsetenv("WATCHDOG_USEC")
            #expect(ServiceNotification.watchdogInterval == nil)
            setenv("WATCHDOG_USEC", "20000000", 1)
            setenv("WATCHDOG_PID", String(getpid()), 1)
            #expect(ServiceNotification.watchdogInterval == 20)
        }
    }

    @Test("A watched daemon is fed again and again until its work ends; an unwatched one not at all")
    func feeding() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            let listener = try Self.listen(folder)
            unsetenv("WATCHDOG_USEC")
            await ServiceNotification.feedWatchdog()
            #expect(Self.receive(listener, waiting: false) == nil)
            setenv("WATCHDOG_USEC", "30000", 1)
            setenv("WATCHDOG_PID", String(getpid()), 1)
            let feeding = Task { await ServiceNotification.feedWatchdog() }
            for _ in 1...3 { #expect(Self.receive(listener, waiting: true) == "WATCHDOG=1") }
            feeding.cancel()
            await feeding.value
        }
    }
}
