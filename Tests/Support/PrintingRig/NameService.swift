import Foundation

/// DNS-SD on the loopback interface, without which ippeveprinter refuses to start: a message bus of our own and an
/// avahi-daemon that sees nothing but it. The machine's own, if they run, are neither used nor disturbed.
final class NameService {
    /// What a program needs in its environment to use this bus.
    let environment: [String: String]

    private let bus: RigDaemon
    private let avahi: RigDaemon

    /// Starts both and waits until names can be registered.
    init(folder: URL) async throws {
        let socket = folder.appending(path: "bus").path
        let environment = ["DBUS_SYSTEM_BUS_ADDRESS": "unix:path=\(socket)"]
        self.environment = environment
        let busFile = folder.appending(path: "bus.conf")
        let avahiFile = folder.appending(path: "avahi.conf")
        try Self.busConfiguration(socket: socket).write(to: busFile, atomically: true, encoding: .utf8)
        try Self.avahiConfiguration.write(to: avahiFile, atomically: true, encoding: .utf8)

        let bus = try RigDaemon(
            .dbusDaemon, ["--config-file=\(busFile.path)", "--nofork", "--nopidfile"], logFolder: folder)
        self.bus = bus
        try await waitUntil("the message bus", log: { bus.log }) {
            FileManager.default.fileExists(atPath: socket)
        }

        // avahi-daemon's folder for its process id is compiled in: it gets one of its own by a mount namespace.
        let daemon = try RigProgram.avahiDaemon.locate().path
        let script = """
            mkdir -p /run/avahi-daemon && mount -t tmpfs tmpfs /run/avahi-daemon && \
            exec "\(daemon)" --no-rlimits --no-drop-root --no-chroot -f "\(avahiFile.path)"
            """
        let namespace = geteuid() == 0 ? ["--mount"] : ["--map-root-user", "--mount"]
        let avahi = try RigDaemon(
            .unshare, namespace + ["sh", "-c", script], environment: environment, logFolder: folder,
            name: "avahi-daemon")
        self.avahi = avahi
        try await waitUntil("avahi-daemon", log: { avahi.log }) { avahi.log.contains("startup complete") }
    }

    /// Ends both.
    func stop() {
        avahi.stop()
        bus.stop()
    }

    private static func busConfiguration(socket: String) -> String {
        """
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
          "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig>
          <type>system</type>
          <listen>unix:path=\(socket)</listen>
          <auth>EXTERNAL</auth>
          <policy context="default">
            <allow user="*"/><allow own="*"/>
            <allow send_destination="*" eavesdrop="true"/><allow receive_sender="*"/>
          </policy>
        </busconfig>
        """
    }

    private static let avahiConfiguration = """
        [server]
        use-ipv4=yes
        use-ipv6=no
        allow-interfaces=lo
        enable-dbus=yes
        [publish]
        publish-workstation=no
        """
}
