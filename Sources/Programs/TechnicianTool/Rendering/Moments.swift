import Domain

extension Instant {
    /// RFC 3339 in China's time, such as `2026-11-23T20:15:00+08:00`; empty outside of the years 1 … 9999.
    var rfc3339: String {
        guard let (date, _) = civil() else { return "" }
        let second = (milliseconds % 60_000 + 60_000) % 60_000 / 1000
        return "\(date)T\(localClock):" + (second < 10 ? "0" : "") + "\(second)+08:00"
    }
}
