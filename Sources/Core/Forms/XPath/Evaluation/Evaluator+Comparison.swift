extension Evaluator {
    /// Comparison by XPath 1.0, section 3.4: with a set of nodes it holds if it holds for one of them.
    func compare(_ left: Value, _ comparison: Comparison, _ right: Value) -> Bool {
        switch (left, right) {
        case (.nodes(let nodes), .boolean), (.boolean, .nodes(let nodes)):
            let truth = Value.boolean(!nodes.isEmpty)
            if case .nodes = left { return compareSingle(truth, comparison, right) }
            return compareSingle(left, comparison, truth)
        case (.nodes(let lefts), .nodes(let rights)):
            let texts = rights.map { Value.string(scope.string(of: $0)) }
            return lefts.contains { node in
                let text = Value.string(scope.string(of: node))
                return texts.contains { compareSingle(text, comparison, $0) }
            }
        case (.nodes(let nodes), _):
            return nodes.contains { compareSingle(.string(scope.string(of: $0)), comparison, right) }
        case (_, .nodes(let nodes)):
            return nodes.contains { compareSingle(left, comparison, .string(scope.string(of: $0))) }
        default: return compareSingle(left, comparison, right)
        }
    }

    /// Compares values that are no sets of nodes.
    private func compareSingle(_ left: Value, _ comparison: Comparison, _ right: Value) -> Bool {
        switch comparison {
        case .equal: return equals(left, right)
        case .notEqual: return !equals(left, right)
        default: break
        }
        let (low, high) = ordered(left, right)
        switch comparison {
        case .less: return low < high
        case .lessOrEqual: return low <= high
        case .greater: return low > high
        default: return low >= high
        }
    }

    private func equals(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.boolean(let truth), let other), (let other, .boolean(let truth)):
            return truth == boolean(other)
        case (.number(let number), let other), (let other, .number(let number)):
            return number == self.number(other)
        default: return string(left) == string(right)
        }
    }

    /// Both as numbers. A day against a moment counts from the day's local midnight; otherwise this afternoon
    /// would not be later than today.
    private func ordered(_ left: Value, _ right: Value) -> (Double, Double) {
        let (low, high) = (number(left), number(right))
        guard case .string(let leftText) = left, case .string(let rightText) = right,
            leftText.utf8.count >= 10, rightText.utf8.count >= 10
        else { return (low, high) }
        let shift = Double(scope.context.utcOffsetMinutes) / 1_440
        switch (FormDate(leftText) != nil, FormDate(rightText) != nil) {
        case (true, false): return (low - shift, high)
        case (false, true): return (low, high - shift)
        default: return (low, high)
        }
    }
}
