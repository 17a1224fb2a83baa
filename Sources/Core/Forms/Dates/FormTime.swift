/// A time of day with an optional offset, as ODK's `time` type holds it: `08:30:00.000+08:00`.
struct FormTime: Hashable {
    /// Milliseconds since midnight, 0 ..< 86,400,000.
    let milliseconds: Int
    /// Minutes east of UTC, or nil where none is written.
    let offsetMinutes: Int?

    init(milliseconds: Int, offsetMinutes: Int?) {
        self.milliseconds = milliseconds
        self.offsetMinutes = offsetMinutes
    }

    /// Reads `hh:mm[:ss[.fraction]][Z|±hh:mm]`; nil for anything else.
    init?(_ text: some StringProtocol) {
        var reader = DigitReader(text)
        guard let hour = reader.digits(2), reader.skip(":"), let minute = reader.digits(2),
            hour < 24, minute < 60
        else { return nil }
        var milliseconds = (hour * 60 + minute) * 60_000
        if reader.skip(":") {
            guard let second = reader.digits(2), second < 60 else { return nil }
            milliseconds += second * 1_000
            if reader.skip(".") {
                var weight = 100
                guard reader.next?.properties.numericType == .decimal else { return nil }
                while let digit = reader.digits(1) {
                    milliseconds += digit * weight
                    weight /= 10
                }
            }
        }
        self.milliseconds = milliseconds
        if reader.isAtEnd {
            offsetMinutes = nil
        } else if reader.skip("Z") {
            offsetMinutes = 0
        } else {
            let isEast = reader.next == "+"
            guard reader.skip("+") || reader.skip("-"), let hours = reader.digits(2), reader.skip(":"),
                let minutes = reader.digits(2), hours <= 14, minutes < 60
            else { return nil }
            offsetMinutes = (isEast ? 1 : -1) * (hours * 60 + minutes)
        }
        guard reader.isAtEnd else { return nil }
    }

    /// `hh:mm:ss.fff` and the offset, if there is one.
    var text: String {
        let seconds = milliseconds / 1_000
        let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0.padded(to: 2) }
        let offset = offsetMinutes.map { minutes in
            (minutes < 0 ? "-" : "+") + (abs(minutes) / 60).padded(to: 2) + ":"
                + (abs(minutes) % 60).padded(to: 2)
        }
        return clock.joined(separator: ":") + "." + (milliseconds % 1_000).padded(to: 3) + (offset ?? "")
    }
}
