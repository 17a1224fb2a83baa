/// Growing pauses with full jitter: after the n-th failure in a row a pause between one second and 2ⁿ seconds, at
/// most the cap, drawn evenly. There is no last attempt.
struct Backoff: Sendable, Hashable {
    /// Failures in a row.
    var failures = 0
    /// Before this moment nothing is tried.
    var notBefore: Duration = .zero
    /// Until this moment the county asked to be left alone.
    private var askedUntil: Duration = .zero

    /// Counts a failure and sets the pause. `jitter` is drawn evenly from 0 ..< 1. A wish of the county for a longer
    /// pause (`atLeast`) is obeyed whatever the cap.
    mutating func fail(
        at now: Duration, jitter: Double, cap: Duration, floor: Duration = .zero, atLeast: Duration? = nil
    ) {
        failures += 1
        let grown = Duration.seconds(1 << min(failures, 20))
        let ceiling = min(max(grown, floor), max(cap, .seconds(2)))
        let pause = Duration.seconds(1) + (ceiling - .seconds(1)) * jitter
        askedUntil = now + (atLeast ?? .zero)
        notBefore = max(now + pause, askedUntil)
    }

    /// Forgets the failures: the next attempt may be made at once.
    mutating func succeed() { self = Backoff() }

    /// Begins again with short pauses, the next attempt at once or as soon as the county allows.
    mutating func hurry(at now: Duration) {
        failures = 0
        notBefore = min(notBefore, max(now, askedUntil))
    }
}
