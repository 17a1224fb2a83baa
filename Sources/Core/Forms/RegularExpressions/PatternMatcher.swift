/// Runs a compiled expression over a text. Each pair of instruction and place is looked at once (once more
/// inside each lookahead, which do not nest), and of such steps there are only so many: no expression and no text can
/// make it hang or fill the memory.
struct PatternMatcher {
    /// Steps that one match may take: under a second on a small machine, and far beyond what an answer of a person needs.
    private static let stepLimit = 1 << 27

    private let program: [PatternInstruction]
    private let text: [Unicode.Scalar]
    private var visited: [UInt64]
    private var stepsLeft = PatternMatcher.stepLimit

    /// Whether a text is so long for a program that it is not even begun with.
    static func isTooLong(_ text: [Unicode.Scalar], for program: [PatternInstruction]) -> Bool {
        text.count >= stepLimit / program.count
    }

    init(program: [PatternInstruction], text: [Unicode.Scalar]) {
        self.program = program
        self.text = text
        visited = [UInt64](repeating: 0, count: (program.count * (text.count + 1) + 63) / 64)
    }

    /// Whether the expression matches from some place on; nil if that cannot be told in good time.
    mutating func matchesSomewhere() -> Bool? {
        for start in 0...text.count {
            let found = run(from: 0, at: start)
            if stepsLeft < 0 { return nil }
            if found { return true }
        }
        return false
    }

    private mutating func run(from first: Int, at start: Int) -> Bool {
        var stack = [(first, start)]
        while var (counter, place) = stack.popLast() {
            thread: while visit(counter, place) {
                switch program[counter] {
                case .match: return true
                case .set(let set):
                    guard place < text.count, set.contains(text[place]) else { break thread }
                    (counter, place) = (counter + 1, place + 1)
                case .split(let preferred, let other):
                    stack.append((other, place))
                    counter = preferred
                case .jump(let target): counter = target
                case .lineStart:
                    guard place == 0 else { break thread }
                    counter += 1
                case .lineEnd:
                    guard place == text.count else { break thread }
                    counter += 1
                case .wordBoundary(let isNegated):
                    guard (isWord(place - 1) != isWord(place)) != isNegated else { break thread }
                    counter += 1
                case .lookahead(let isNegated, let after):
                    guard looksAhead(from: counter + 1, at: place) != isNegated else { break thread }
                    counter = after
                }
            }
        }
        return false
    }

    /// Runs a lookahead's body with a memory of its own: what it passed for one place it may pass for the next.
    private mutating func looksAhead(from counter: Int, at place: Int) -> Bool {
        let outside = visited
        stepsLeft -= outside.count
        visited = [UInt64](repeating: 0, count: outside.count)
        defer { visited = outside }
        return run(from: counter, at: place)
    }

    /// Whether this pair is looked at for the first time.
    private mutating func visit(_ counter: Int, _ place: Int) -> Bool {
        let index = counter * (text.count + 1) + place
        let bit: UInt64 = 1 << UInt64(index & 63)
        stepsLeft -= 1
        guard stepsLeft >= 0, visited[index >> 6] & bit == 0 else { return false }
        visited[index >> 6] |= bit
        return true
    }

    private func isWord(_ place: Int) -> Bool {
        text.indices.contains(place) && ScalarSet.word.contains(text[place])
    }
}
