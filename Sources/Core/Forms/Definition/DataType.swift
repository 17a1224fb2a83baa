/// What a field holds; source: ODK XForms specification, "Data Types".
enum DataType: String, Sendable, Hashable {
    case string, int, decimal, boolean, date, time, dateTime, geopoint, binary

    /// The type a bind names: with or without a prefix, and with the names that pyxform writes for choices.
    /// Unknown names mean text, as the specification says; nil for those that a booth has no device for.
    init?(bind name: String) {
        let local = name.split(separator: ":").last.map(String.init) ?? "string"
        switch local {
        case "int", "integer": self = .int
        case "decimal": self = .decimal
        case "boolean": self = .boolean
        case "date": self = .date
        case "time": self = .time
        case "dateTime": self = .dateTime
        case "geopoint": self = .geopoint
        case "binary": self = .binary
        case "geotrace", "geoshape": return nil
        default: self = .string
        }
    }

    /// Whether a value that is not empty has this type.
    func accepts(_ value: String) -> Bool {
        switch self {
        case .string: value.unicodeScalars.allSatisfy(\.isAllowedInXML)
        case .int: Int32(value) != nil && !value.hasPrefix("+")
        case .decimal: value.utf8.first.map { $0 > 0x20 } == true && NumberText.number(value).isFinite
        case .boolean: ["true", "false", "1", "0"].contains(value)
        case .date: FormDate(value) != nil
        case .time: FormTime(value) != nil
        case .dateTime: FormDateTime(value, offsetMinutes: 0) != nil
        case .geopoint: Self.isGeopoint(value)
        case .binary: UploadKind.isFileName(value)
        }
    }

    /// Latitude, longitude, altitude and accuracy between spaces, the last two as a rule; source: "Data Types".
    private static func isGeopoint(_ value: String) -> Bool {
        let numbers = value.listItems.map { NumberText.number($0) }
        guard (2...4).contains(numbers.count), numbers.allSatisfy(\.isFinite) else { return false }
        return abs(numbers[0]) <= 90 && abs(numbers[1]) <= 180 && (numbers.count < 4 || numbers[3] >= 0)
    }

    /// The text as which a calculation's worth is stored. Days and moments turn into each other: a moment falls on a
    /// local day, a day begins at its local midnight, and arithmetic gives days since 1970-01-01.
    func text(ofCalculated value: Value, by evaluator: Evaluator) -> String {
        switch (self, value) {
        case (.date, _):
            return evaluator.moment(value)?.date.description ?? Self.unchanged(value, evaluator)
        case (.dateTime, _): return evaluator.moment(value)?.text ?? Self.unchanged(value, evaluator)
        case (.int, .number(let number)) where number.isFinite:
            return NumberText.text(number.rounded(.towardZero))
        case (.int, .number(let number)), (.decimal, .number(let number)):
            return number.isFinite ? NumberText.text(number) : ""
        default: return evaluator.string(value)
        }
    }

    /// What is no day stays as it is, for the check of its type to see; a number that is none is nothing.
    private static func unchanged(_ value: Value, _ evaluator: Evaluator) -> String {
        if case .number = value { return "" }
        return evaluator.string(value)
    }
}
