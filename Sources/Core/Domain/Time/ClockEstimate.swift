/// How far another clock is ahead of this machine's, and how sure that is: what one exchange of messages with a server that
/// tells its time can show (as in NTP, RFC 5905, but with the second that HTTP's `Date` has).
public struct ClockEstimate: Sendable, Hashable, Codable {
    /// The other clock less this one, in milliseconds.
    public var offset: Int64
    /// The true offset lies within so many milliseconds of that.
    public var error: Int64
    /// This machine's clock at the end of the exchange.
    public var at: Instant

    /// An estimate.
    public init(offset: Int64, error: Int64, at: Instant) {
        self.offset = offset
        self.error = error
        self.at = at
    }

    /// From the `Date` of an answer (RFC 9110, 5.6.7, IMF-fixdate) to a request that was sent and answered at these moments of this
    /// machine's clock. The other clock stood somewhere in that second at some time between the two. nil for another date
    /// or a clock that was set back meanwhile.
    public init?(httpDate: String, sent: Instant, received: Instant) {
        guard let told = Self.milliseconds(ofHTTPDate: httpDate), received >= sent else { return nil }
        let exchange = received.milliseconds - sent.milliseconds
        self.init(
            offset: told + 500 - (sent.milliseconds + exchange / 2), error: 500 + (exchange + 1) / 2,
            at: received)
    }

    /// Clocks of quartz drift apart by so much a millisecond: two seconds a day, and some.
    private static let drift = 1.0 / 20_000

    /// What is best believed after a new exchange: the surer of the two, the older one having become less sure. Where they
    /// cannot both be true a clock was set since, and the new one counts.
    public func updated(with new: ClockEstimate) -> ClockEstimate {
        let age = Double(new.at.milliseconds - at.milliseconds)
        guard age >= 0 else { return new }
        let error = self.error + Int64(age * Self.drift)
        if abs(new.offset - offset) > new.error + error { return new }
        return new.error <= error ? new : self
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func milliseconds(ofHTTPDate text: String) -> Int64? {
        // Tue, 01 Dec 2026 04:22:00 GMT
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), let year = Int(words[3]),
            let month = months.firstIndex(of: String(words[2])),
            let date = CivilDate(year: year, month: month + 1, day: day)
        else { return nil }
        let time = words[4].split(separator: ":").compactMap { Int($0) }
        guard time.count == 3, 0...23 ~= time[0], 0...59 ~= time[1], 0...60 ~= time[2] else { return nil }
        let seconds = date.daysSinceEpoch * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
        return Int64(seconds) * 1000
    }
}
