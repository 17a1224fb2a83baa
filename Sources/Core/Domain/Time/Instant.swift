/// A moment on the wall clock: milliseconds since 1970-01-01T00:00:00Z. Shown to people, written into records,
/// never used to decide order.
public struct Instant: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// Milliseconds since the epoch.
    public let milliseconds: Int64

    /// The moment so many milliseconds after the epoch.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// The moment so many seconds later; the end of the scale where it lies beyond.
    public func adding(seconds: Double) -> Instant {
        let exact = (seconds * 1000).rounded()
        guard let change = Int64(exactly: exact) else {
            return exact.isNaN ? self : Instant(milliseconds: exact < 0 ? .min : .max)
        }
        let (sum, overflow) = milliseconds.addingReportingOverflow(change)
        return Instant(milliseconds: overflow ? (change < 0 ? .min : .max) : sum)
    }

    /// Seconds from this moment to the other; negative if the other is earlier.
    public func seconds(until other: Instant) -> Double {
        let (difference, overflow) = other.milliseconds.subtractingReportingOverflow(milliseconds)
        return (overflow ? Double(other.milliseconds) - Double(milliseconds) : Double(difference)) / 1000
    }

    /// The day at the given offset from UTC (China: 8 hours, the default), and the minutes since its midnight; nil
    /// outside of the years 1 … 9999.
    public func civil(offsetHours: Int = 8) -> (date: CivilDate, minuteOfDay: Int)? {
        // Instants come over the wire: one at the end of the scale must not stop the program.
        let (local, overflow) = milliseconds.addingReportingOverflow(Int64(offsetHours) * 3_600_000)
        guard !overflow else { return nil }
        let minutes = Int(local.floorDivided(by: 60_000))
        let days = Int(Int64(minutes).floorDivided(by: 1440))
        return CivilDate(daysSinceEpoch: days).map { ($0, minutes - days * 1440) }
    }

    /// `YYYY-MM-DD HH:MM` in China's time, for people.
    public var localText: String {
        guard let (date, minute) = civil() else { return "?" }
        return "\(date) " + Self.clock(minute)
    }

    /// `HH:MM` in China's time.
    public var localClock: String { civil().map { Self.clock($0.minuteOfDay) } ?? "?" }

    public var description: String { localText }

    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    private static func clock(_ minute: Int) -> String {
        let (hours, minutes) = minute.quotientAndRemainder(dividingBy: 60)
        return (hours < 10 ? "0" : "") + "\(hours):" + (minutes < 10 ? "0" : "") + "\(minutes)"
    }
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
