/// A term (办结时限): so many of a unit.
public struct TimeLimit: Sendable, Hashable {
    /// How many; 0 is at once.
    public var amount: Int
    /// Of what.
    public var unit: TimeUnit

    /// A term.
    public init(amount: Int, unit: TimeUnit) {
        self.amount = amount
        self.unit = unit
    }

    /// About how many days of the calendar it is, to compare terms of different units.
    public var approximateDays: Double {
        switch unit {
        case .workingDays: Double(amount) * 7 / 5
        case .calendarDays: Double(amount)
        case .months: Double(amount) * 30
        case .hours: Double(amount) / 24
        }
    }
}

/// The unit of a term (时限单位); the raw values are the codes of `anticipate_type` and `promise_type`.
public enum TimeUnit: String, Codable, Sendable, Hashable, CaseIterable {
    /// 工作日.
    case workingDays = "1"
    /// 自然日.
    case calendarDays = "2"
    /// 月.
    case months = "3"
    /// 小时.
    case hours = "4"
}
