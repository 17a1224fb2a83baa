import CSystemd

/// Tells systemd how the service is (sd_notify(3)); does nothing where there is no systemd.
public enum ServiceNotification {
    /// The service is up.
    public static func ready() { sd_notify(0, "READY=1") }
    /// The service is going down.
    public static func stopping() { sd_notify(0, "STOPPING=1") }
    /// One line for `systemctl status`; never with personal data.
    public static func status(_ text: String) {
        // A line break would begin another assignment of the protocol.
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        sd_notify(0, "STATUS=\(line)")
    }
    /// The service is alive.
    public static func watchdog() { sd_notify(0, "WATCHDOG=1") }

    /// Seconds within which ``watchdog()`` has to be called again and again; nil if nobody watches.
    public static var watchdogInterval: Double? {
        var microseconds: UInt64 = 0
        return sd_watchdog_enabled(0, &microseconds) > 0 ? Double(microseconds) / 1_000_000 : nil
    }

    /// Calls ``watchdog()`` again and again, three times as often as systemd demands, until the task is cancelled;
    /// returns at once if nobody watches. For daemons whose work is tasks: it shows that tasks still get their turn.
    ///
    ///     let watchdog = Task { await ServiceNotification.feedWatchdog() }
    ///     defer { watchdog.cancel() }
    public static func feedWatchdog() async {
        guard let interval = watchdogInterval else { return }
        while !Task.isCancelled {
            watchdog()
            try? await Task.sleep(for: .seconds(interval / 3))
        }
    }
}
