/// Formatting by ODK's `%` codes; source: ODK XForms specification, `format-date` and `format-date-time`.
enum DateFormat {
    /// The moment written by the format, names of months and weekdays in the language.
    ///
    /// - Returns: nil where the format has a code that ODK does not know.
    static func text(_ moment: FormDateTime, format: String, language: String) -> String? {
        var output = ""
        var characters = format.makeIterator()
        while let character = characters.next() {
            guard character == "%" else {
                output.append(character)
                continue
            }
            guard let code = characters.next(), let field = field(code, of: moment, language: language) else {
                return nil
            }
            output += field
        }
        return output
    }

    private static func field(_ code: Character, of moment: FormDateTime, language: String) -> String? {
        let (date, milliseconds) = (moment.date, moment.milliseconds)
        let names = CalendarNames.of(language)
        switch code {
        case "Y": return date.year.padded(to: 4)
        case "y": return (date.year % 100).padded(to: 2)
        case "m": return date.month.padded(to: 2)
        case "n": return String(date.month)
        case "b": return names.months[date.month - 1]
        case "d": return date.day.padded(to: 2)
        case "e": return String(date.day)
        case "a": return names.weekdays[date.weekday - 1]
        case "H": return (milliseconds / 3_600_000).padded(to: 2)
        case "h": return String(milliseconds / 3_600_000)
        case "M": return (milliseconds / 60_000 % 60).padded(to: 2)
        case "S": return (milliseconds / 1_000 % 60).padded(to: 2)
        case "3": return (milliseconds % 1_000).padded(to: 3)
        case "%": return "%"
        default: return nil
        }
    }
}

/// Short names of months and weekdays (Monday first) for `%b` and `%a`.
struct CalendarNames {
    let months: [String]
    let weekdays: [String]

    /// The names in a language; English for one without a table of its own.
    static func of(_ language: String) -> CalendarNames {
        switch language {
        case "zh", "za": chinese
        case "vi": vietnamese
        default: english
        }
    }

    private static let chinese = CalendarNames(
        months: (1...12).map { "\($0)月" }, weekdays: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"])
    private static let vietnamese = CalendarNames(
        months: (1...12).map { "thg \($0)" }, weekdays: ["T2", "T3", "T4", "T5", "T6", "T7", "CN"])
    private static let english = CalendarNames(
        months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
}
