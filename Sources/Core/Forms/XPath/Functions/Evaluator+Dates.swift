/// Dates and times; source: ODK XForms specification, "Date and Time Functions". Numbers are days since 1970-01-01:
/// whole for days, with a fraction in UTC for moments.
extension Evaluator {
    func dates(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Value? {
        switch call.function {
        case .today: return .string(scope.context.today.description)
        case .now: return .string(scope.context.nowText)
        case .date:
            let value = try value(of: call.arguments[0], focus)
            return .string(moment(value).map { $0.date.description } ?? "")
        case .dateTime:
            let value = try value(of: call.arguments[0], focus)
            return .string(moment(value).map(\.text) ?? "")
        case .formatDate, .formatDateTime: return .string(try formatted(call, focus))
        case .decimalDateTime:
            let value = try value(of: call.arguments[0], focus)
            let counted = counted(value)
            // What is a number of days already stays it.
            return .number(counted.kind == .plain && !counted.number.isNaN ? counted.number : days(value))
        case .decimalTime: return .number(try fractionOfDay(call, focus))
        default: return nil
        }
    }

    /// A day as its local midnight, a moment seen at the booth's offset, a number as days since 1970-01-01.
    func moment(_ value: Value) -> FormDateTime? {
        let offset = scope.context.utcOffsetMinutes
        if case .number(let number) = value { return moment(days: number) }
        let text = string(value)
        if let date = FormDate(text) ?? FormDate(unpadded: text) {
            return FormDateTime(
                millisecondsSinceEpoch: Int64(date.daysSinceEpoch) * 86_400_000 - Int64(offset) * 60_000,
                offsetMinutes: offset)
        }
        if let moment = FormDateTime(text, offsetMinutes: offset) { return moment.at(offsetMinutes: offset) }
        let number = NumberText.number(text)
        return number.isNaN ? nil : moment(days: number)
    }

    /// A whole number is a day (its local midnight), any other a moment in UTC.
    private func moment(days: Double) -> FormDateTime? {
        guard abs(days) < 4_000_000 else { return nil }
        let offset = scope.context.utcOffsetMinutes
        let milliseconds = (days * 86_400_000).rounded()
        let isDay = days == days.rounded()
        return FormDateTime(
            millisecondsSinceEpoch: Int64(milliseconds) - (isDay ? Int64(offset) * 60_000 : 0),
            offsetMinutes: offset)
    }

    private func formatted(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> String {
        let value = try value(of: call.arguments[0], focus)
        let format = try text(call, 1, focus)
        guard let moment = moment(value) ?? timeAlone(string(value)) else { return "" }
        guard let text = DateFormat.text(moment, format: format, language: scope.language) else {
            throw fault("the format '\(format)' has a % code that ODK does not know.", call)
        }
        return text
    }

    private func days(_ value: Value) -> Double { moment(value)?.daysSinceEpoch ?? .nan }

    /// A time without a day, on the first day of the count: for formats that name no day.
    private func timeAlone(_ text: String) -> FormDateTime? {
        FormDateTime("1970-01-01T" + text, offsetMinutes: scope.context.utcOffsetMinutes)?
            .at(offsetMinutes: scope.context.utcOffsetMinutes)
    }

    private func fractionOfDay(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Double {
        let text = try text(call, 0, focus)
        let local = scope.context.utcOffsetMinutes
        if let moment = FormDateTime(text, offsetMinutes: local) {
            return Double(moment.at(offsetMinutes: local).milliseconds) / 86_400_000
        }
        guard let time = FormTime(text) else { return .nan }
        let shift = (local - (time.offsetMinutes ?? local)) * 60_000
        return Double((time.milliseconds + shift).floorRemainder(by: 86_400_000)) / 86_400_000
    }
}
