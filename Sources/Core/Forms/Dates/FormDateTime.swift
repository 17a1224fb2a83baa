/// A moment as ODK's `dateTime` type holds it: a day, a time and the offset at which both are meant.
struct FormDateTime: Hashable {
    let date: FormDate
    /// Milliseconds since midnight at the offset.
    let milliseconds: Int
    /// Minutes east of UTC.
    let offsetMinutes: Int

    private static let day: Int64 = 86_400_000

    /// The moment so many milliseconds after 1970-01-01T00:00Z, seen at an offset; nil outside years 1 … 9999.
    init?(millisecondsSinceEpoch: Int64, offsetMinutes: Int) {
        let local = millisecondsSinceEpoch + Int64(offsetMinutes) * 60_000
        guard let date = FormDate(daysSinceEpoch: Int(local.floorDivided(by: Self.day))) else { return nil }
        self.date = date
        milliseconds = Int(local.floorRemainder(by: Self.day))
        self.offsetMinutes = offsetMinutes
    }

    /// Reads `YYYY-MM-DDThh:mm…`; a text without an offset is taken at the given one.
    init?(_ text: some StringProtocol, offsetMinutes defaultOffset: Int) {
        guard let separator = text.firstIndex(of: "T"), let date = FormDate(text[..<separator]),
            let time = FormTime(text[text.index(after: separator)...])
        else { return nil }
        self.date = date
        milliseconds = time.milliseconds
        offsetMinutes = time.offsetMinutes ?? defaultOffset
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    var millisecondsSinceEpoch: Int64 {
        Int64(date.daysSinceEpoch) * Self.day + Int64(milliseconds) - Int64(offsetMinutes) * 60_000
    }

    /// Days since 1970-01-01T00:00Z, with a fraction.
    var daysSinceEpoch: Double { Double(millisecondsSinceEpoch) / Double(Self.day) }

    /// The same moment seen at another offset.
    func at(offsetMinutes: Int) -> FormDateTime {
        FormDateTime(millisecondsSinceEpoch: millisecondsSinceEpoch, offsetMinutes: offsetMinutes) ?? self
    }

    /// `YYYY-MM-DDThh:mm:ss.fff±hh:mm`.
    var text: String {
        date.description + "T" + FormTime(milliseconds: milliseconds, offsetMinutes: offsetMinutes).text
    }
}
