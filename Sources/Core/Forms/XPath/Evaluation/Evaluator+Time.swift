/// Days and moments in sums and comparisons. As numbers, days are whole and moments have a fraction in UTC (ODK XForms
/// specification, `number()`); side by side they need one scale, or this morning would lie before today. So beside a
/// moment a day counts from its local midnight.
extension Evaluator {
    /// A value as a number that remembers what it was.
    struct Counted {
        enum Kind { case plain, day, moment }

        let number: Double
        let kind: Kind

        var isWhole: Bool { number == number.rounded() }
    }

    func counted(_ value: Value) -> Counted {
        switch value {
        case .number(let number): return Counted(number: number, kind: .plain)
        case .boolean(let truth): return Counted(number: truth ? 1 : 0, kind: .plain)
        case .string(let text): return counted(text)
        case .nodes: return counted(string(value))
        }
    }

    func counted(_ text: String) -> Counted {
        let plain = NumberText.number(text)
        guard plain.isNaN, text.utf8.count >= 10 else { return Counted(number: plain, kind: .plain) }
        if let date = FormDate(text) { return Counted(number: Double(date.daysSinceEpoch), kind: .day) }
        guard let moment = FormDateTime(text, offsetMinutes: scope.context.utcOffsetMinutes) else {
            return Counted(number: plain, kind: .plain)
        }
        return Counted(number: moment.daysSinceEpoch, kind: .moment)
    }

    func sum(_ first: SyntaxTree, _ terms: [SignedTerm], _ focus: Focus) throws(XPathError) -> Double {
        let start = counted(try value(of: first, focus))
        var total = start.number
        var days = start.kind == .day ? 1 : 0
        var hasMoment = start.kind == .moment
        for term in terms {
            let term = (counted(try value(of: term.tree, focus)), term.isNegative)
            total += term.1 ? -term.0.number : term.0.number
            if term.0.kind == .day { days += term.1 ? -1 : 1 }
            if term.0.kind == .moment { hasMoment = true }
        }
        guard hasMoment, days != 0 else { return total }
        return total - Double(days * scope.context.utcOffsetMinutes) / 1_440
    }
}
