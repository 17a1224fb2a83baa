/// One instruction of a compiled expression.
enum PatternInstruction: Sendable, Hashable {
    case set(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case lineStart, lineEnd
    case wordBoundary(isNegated: Bool)
    /// The body follows and ends with `match`; the expression goes on at `after`.
    case lookahead(isNegated: Bool, after: Int)
    case match
}

/// Turns a tree into instructions.
struct PatternProgram {
    private static let sizeLimit = 20_000
    private var instructions: [PatternInstruction] = []

    static func compile(_ tree: PatternTree) throws(RegularExpression.Fault) -> [PatternInstruction] {
        var program = PatternProgram()
        try program.emit(tree)
        program.instructions.append(.match)
        return program.instructions
    }

    private mutating func append(_ instruction: PatternInstruction) throws(RegularExpression.Fault) -> Int {
        guard instructions.count < Self.sizeLimit else {
            throw RegularExpression.Fault(message: "the regular expression's counts make it too large")
        }
        instructions.append(instruction)
        return instructions.count - 1
    }

    private mutating func emit(_ tree: PatternTree) throws(RegularExpression.Fault) {
        switch tree {
        case .empty: break
        case .set(let set): _ = try append(.set(set))
        case .lineStart: _ = try append(.lineStart)
        case .lineEnd: _ = try append(.lineEnd)
        case .wordBoundary(let isNegated): _ = try append(.wordBoundary(isNegated: isNegated))
        case .sequence(let items): for item in items { try emit(item) }
        case .alternatives(let branches): try emit(alternatives: branches)
        case .repetition(let body, let minimum, let maximum): try emit(body, from: minimum, to: maximum)
        case .lookahead(let body, let isNegated):
            let start = try append(.match)
            try emit(body)
            _ = try append(.match)
            instructions[start] = .lookahead(isNegated: isNegated, after: instructions.count)
        }
    }

    private mutating func emit(alternatives branches: [PatternTree]) throws(RegularExpression.Fault) {
        var exits: [Int] = []
        for (index, branch) in branches.enumerated() {
            guard index < branches.count - 1 else {
                try emit(branch)
                break
            }
            let split = try append(.match)
            try emit(branch)
            exits.append(try append(.match))
            instructions[split] = .split(split + 1, instructions.count)
        }
        for exit in exits { instructions[exit] = .jump(instructions.count) }
    }

    private mutating func emit(
        _ body: PatternTree, from minimum: Int, to maximum: Int?
    ) throws(RegularExpression.Fault) {
        let start = instructions.count
        for _ in 0..<minimum {
            try emit(body)
            // What needs no instruction needs none however often: `((){1000}){1000}` must not be counted out.
            if instructions.count == start { break }
        }
        guard let maximum else {
            let split = try append(.match)
            try emit(body)
            _ = try append(.jump(split))
            instructions[split] = .split(split + 1, instructions.count)
            return
        }
        var splits: [Int] = []
        for _ in minimum..<max(minimum, maximum) {
            splits.append(try append(.match))
            try emit(body)
        }
        for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    }
}
