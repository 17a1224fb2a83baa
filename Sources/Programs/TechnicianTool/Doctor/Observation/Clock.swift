import Domain
import Glibc

/// The machine's clock.
enum Clock {
    /// The present moment.
    static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// When the program that runs was put in its place; nil if the system does not tell.
    static func programInstalledAt() -> Instant? {
        var information = stat()
        guard stat("/proc/self/exe", &information) == 0 else { return nil }
        return Instant(milliseconds: Int64(information.st_mtim.tv_sec) * 1000)
    }
}
