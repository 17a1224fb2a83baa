/// The world as a form sees it: the clock and randomness, handed in because the engine reads neither.
public struct FormContext: Sendable {
    /// The day, for `today()`.
    public var today: FormDate
    /// The moment, for `now()`: milliseconds since 1970-01-01T00:00Z.
    public var nowMilliseconds: Int64
    /// The booth's offset from UTC in minutes; China: 480.
    public var utcOffsetMinutes: Int
    /// A fresh UUID (RFC 4122, version 4, lower case with hyphens), for `uuid()` and the instance ID.
    public var uuid: @Sendable () -> String
    /// A random number from 0 up to but without 1, for `random()`, `randomize()` and `uuid(length)`.
    public var random: @Sendable () -> Double
    /// The booth's id, for fields that are filled with the device's; empty where there is none.
    public var deviceID = ""
    /// Where the booth stands, as a geopoint holds it (`latitude longitude altitude accuracy`); empty if nobody said.
    public var location = ""

    /// A context of a day and a moment.
    public init(
        today: FormDate, nowMilliseconds: Int64, utcOffsetMinutes: Int = 480,
        uuid: @escaping @Sendable () -> String, random: @escaping @Sendable () -> Double = { 0.5 }
    ) {
        self.today = today
        self.nowMilliseconds = nowMilliseconds
        self.utcOffsetMinutes = utcOffsetMinutes
        self.uuid = uuid
        self.random = random
    }

    /// A context of a moment; the day is that moment's at the offset.
    ///
    /// - Returns: nil for a moment outside of the years 1 … 9999.
    public init?(
        nowMilliseconds: Int64, utcOffsetMinutes: Int = 480, uuid: @escaping @Sendable () -> String,
        random: @escaping @Sendable () -> Double = { 0.5 }
    ) {
        let now = FormDateTime(millisecondsSinceEpoch: nowMilliseconds, offsetMinutes: utcOffsetMinutes)
        guard let now else { return nil }
        self.init(
            today: now.date, nowMilliseconds: nowMilliseconds, utcOffsetMinutes: utcOffsetMinutes, uuid: uuid,
            random: random)
    }

    /// The same world with other randomness.
    func with(random: @escaping @Sendable () -> Double) -> FormContext {
        var copy = self
        copy.random = random
        return copy
    }

    /// `now()` as a text with its offset.
    var nowText: String {
        FormDateTime(millisecondsSinceEpoch: nowMilliseconds, offsetMinutes: utcOffsetMinutes)?.text ?? ""
    }
}
