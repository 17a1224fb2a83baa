/// A regular expression as forms write them in `regex()`: the syntax that ECMAScript and Java share, without
/// back-references and look-behind.
///
/// Our own because a form must not be able to hang the booth: matching takes time in proportion to the
/// expression's size times the text's length whatever the expression, and a compiled expression is a value that
/// sessions share.
struct RegularExpression: Sendable, Hashable {
    /// Why an expression was refused.
    struct Fault: Error, Hashable {
        let message: String
    }

    let pattern: String
    private let program: [PatternInstruction]

    /// Compiles an expression.
    init(_ pattern: String) throws(Fault) {
        self.pattern = pattern
        program = try PatternProgram.compile(try PatternParser.parse(pattern))
    }

    /// Whether the expression matches somewhere in the text; it must say `^…$` to mean all of it.
    ///
    /// - Throws: if that would take too long.
    func matches(_ text: String) throws(Fault) -> Bool {
        let scalars = Array(text.unicodeScalars)
        if !PatternMatcher.isTooLong(scalars, for: program) {
            var matcher = PatternMatcher(program: program, text: scalars)
            if let found = matcher.matchesSomewhere() { return found }
        }
        throw Fault(message: "the text is too long for this regular expression")
    }
}

/// An expression as a tree.
indirect enum PatternTree {
    case empty
    case set(ScalarSet)
    case lineStart, lineEnd
    case wordBoundary(isNegated: Bool)
    case sequence([PatternTree])
    case alternatives([PatternTree])
    case repetition(PatternTree, minimum: Int, maximum: Int?)
    case lookahead(PatternTree, isNegated: Bool)
}

/// A set of characters.
struct ScalarSet: Sendable, Hashable {
    /// Categories that `\p{…}` names.
    enum Property: String, Sendable, Hashable {
        case letter = "L"
        case upper = "Lu"
        case lower = "Ll"
        case number = "N"
        case decimal = "Nd"
        case han = "Han"

        func contains(_ scalar: Unicode.Scalar) -> Bool {
            let properties = scalar.properties
            switch self {
            case .letter: return properties.generalCategory.isLetter
            case .upper: return properties.generalCategory == .uppercaseLetter
            case .lower: return properties.generalCategory == .lowercaseLetter
            case .number: return properties.numericType != nil && !properties.isIdeographic
            case .decimal: return properties.generalCategory == .decimalNumber
            case .han: return properties.isUnifiedIdeograph || scalar.value == 0x3007
            }
        }
    }

    var ranges: [ClosedRange<UInt32>] = []
    var properties: [Property] = []
    /// Sets inside `[…]`, such as `\d`.
    var members: [ScalarSet] = []
    var isNegated = false

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let isInside =
            ranges.contains { $0.contains(scalar.value) } || properties.contains { $0.contains(scalar) }
            || members.contains { $0.contains(scalar) }
        return isInside != isNegated
    }

    static func of(_ scalar: Unicode.Scalar) -> ScalarSet { ScalarSet(ranges: [scalar.value...scalar.value]) }
    static let digits = ScalarSet(ranges: [0x30...0x39])
    static let word = ScalarSet(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    static let space = ScalarSet(ranges: [
        0x9...0xD, 0x20...0x20, 0xA0...0xA0, 0x2000...0x200A, 0x2028...0x2029, 0x3000...0x3000,
        0xFEFF...0xFEFF,
    ])
    /// What `.` matches: everything but the ends of lines.
    static let anyInLine = ScalarSet(ranges: [0xA...0xA, 0xD...0xD, 0x2028...0x2029], isNegated: true)

    var negated: ScalarSet {
        var copy = self
        copy.isNegated.toggle()
        return copy
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isLetter: Bool {
        switch self {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }
}
