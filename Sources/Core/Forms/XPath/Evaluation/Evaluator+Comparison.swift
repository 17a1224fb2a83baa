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

    /// Both as numbers, on one scale of time where one of them is a day or a moment.
    private func ordered(_ left: Value, _ right: Value) -> (Double, Double) {
        let (low, high) = (counted(left), counted(right))
        let shift = Double(scope.context.utcOffsetMinutes) / 1_440
        switch (low.kind, high.kind) {
        case (.day, .moment): return (low.number - shift, high.number)
        case (.moment, .day): return (low.number, high.number - shift)
        // today() + 7 is a number that is still a day, now() + 0.5 one that is still a moment.
        case (.moment, .plain) where high.isWhole: return (low.number, high.number - shift)
        case (.plain, .moment) where low.isWhole: return (low.number - shift, high.number)
        case (.day, .plain) where !high.isWhole: return (low.number - shift, high.number)
        case (.plain, .day) where !low.isWhole: return (low.number, high.number - shift)
        default: return (low.number, high.number)
        }
    }
}
