import BoothApp
import Domain
import Glibc

extension Moment {
    /// Now, on the wall clock and on one that never jumps and goes on while the machine sleeps.
    public static var now: Moment {
        var wall = timespec()
        clock_gettime(CLOCK_REALTIME, &wall)
        var steady = timespec()
        clock_gettime(CLOCK_BOOTTIME, &steady)
        return Moment(
            wall: Instant(milliseconds: Int64(wall.tv_sec) * 1000 + Int64(wall.tv_nsec) / 1_000_000),
            monotonic: steady.tv_sec * 1000 + steady.tv_nsec / 1_000_000)
    }
}
