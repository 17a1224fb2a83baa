/// Parses a regular expression into a tree.
struct PatternParser {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0
    private var isInLookahead = false

    static func parse(_ pattern: String) throws(RegularExpression.Fault) -> PatternTree {
        var parser = PatternParser(scalars: Array(pattern.unicodeScalars))
        let tree = try parser.alternatives()
        guard parser.position == parser.scalars.count else { throw parser.fault("a ) closes nothing") }
        return tree
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private func fault(_ reason: String) -> RegularExpression.Fault {
        RegularExpression.Fault(message: "\(reason) (character \(position + 1) of the regular expression)")
    }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard position + wanted.count <= scalars.count,
            scalars[position..<position + wanted.count].elementsEqual(wanted)
        else { return false }
        position += wanted.count
        return true
    }

    private mutating func alternatives() throws(RegularExpression.Fault) -> PatternTree {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 50 else { throw fault("too many groups lie inside each other") }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() throws(RegularExpression.Fault) -> PatternTree {
        var items: [PatternTree] = []
        while let scalar = next, scalar != "|", scalar != ")" { items.append(try quantified()) }
        return items.count == 1 ? items[0] : .sequence(items)
    }

    private mutating func quantified() throws(RegularExpression.Fault) -> PatternTree {
        var tree = try atom()
        var levels = 0
        while let (minimum, maximum) = try quantifier() {
            levels += 1
            guard levels <= 50 else { throw fault("too many counts follow each other") }
            // Lazy and possessive marks change what is captured, not whether it matches.
            if !take("?") { _ = take("+") }
            tree = .repetition(tree, minimum: minimum, maximum: maximum)
        }
        return tree
    }

    private mutating func quantifier() throws(RegularExpression.Fault) -> (Int, Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard next == "{" else { return nil }
        let start = position
        position += 1
        guard let minimum = number() else {
            position = start
            return nil
        }
        var maximum: Int? = minimum
        if take(",") { maximum = number() }
        guard take("}") else { throw fault("{ begins a count that does not end with }") }
        guard max(minimum, maximum ?? 0) <= 1_000 else { throw fault("a count is larger than 1000") }
        if let maximum, maximum < minimum { throw fault("a count's upper end is below its lower one") }
        return (minimum, maximum)
    }

    private mutating func number() -> Int? {
        let start = position
        var value = 0
        while let scalar = next, scalar.isASCIIDigit, position - start < 6 {
            value = value * 10 + Int(scalar.value - 0x30)
            position += 1
        }
        return position > start ? value : nil
    }

    private mutating func atom() throws(RegularExpression.Fault) -> PatternTree {
        guard let scalar = next else { return .empty }
        switch scalar {
        case "(": return try group()
        case "[":
            position += 1
            return .set(try bracketed())
        case ".":
            position += 1
            return .set(.anyInLine)
        case "^":
            position += 1
            return .lineStart
        case "$":
            position += 1
            return .lineEnd
        case "\\":
            position += 1
            if take("b") { return .wordBoundary(isNegated: false) }
            if take("B") { return .wordBoundary(isNegated: true) }
            return .set(try escape())
        case "*", "+", "?": throw fault("\(scalar) has nothing before it to repeat")
        default:
            position += 1
            return .set(.of(scalar))
        }
    }

    private mutating func group() throws(RegularExpression.Fault) -> PatternTree {
        position += 1
        var lookahead: Bool?
        if take("?=") {
            lookahead = true
        } else if take("?!") {
            lookahead = false
        } else if !take("?:"), next == "?" {
            throw fault("this kind of group is not offered; use (…), (?:…), (?=…) or (?!…)")
        }
        if lookahead != nil, isInLookahead { throw fault("a lookahead inside a lookahead is not offered") }
        let outside = isInLookahead
        isInLookahead = outside || lookahead != nil
        defer { isInLookahead = outside }
        let inner = try alternatives()
        guard take(")") else { throw fault("a ( is never closed") }
        return lookahead.map { .lookahead(inner, isNegated: !$0) } ?? inner
    }

    private mutating func bracketed() throws(RegularExpression.Fault) -> ScalarSet {
        var set = ScalarSet(isNegated: take("^"))
        var isFirst = true
        while let scalar = next {
            if scalar == "]", !isFirst {
                position += 1
                return set
            }
            isFirst = false
            position += 1
            let item = scalar == "\\" ? try escape(insideBrackets: true) : ScalarSet.of(scalar)
            guard let low = item.single, next == "-", position + 1 < scalars.count,
                scalars[position + 1] != "]"
            else {
                set.members.append(item)
                continue
            }
            position += 1
            guard let upper = next else { break }
            position += 1
            let high = upper == "\\" ? try escape(insideBrackets: true).single : upper.value
            guard let high, high >= low else { throw fault("a range in [ ] runs backwards") }
            set.ranges.append(low...high)
        }
        throw fault("a [ is never closed")
    }

    private mutating func escape(insideBrackets: Bool = false) throws(RegularExpression.Fault) -> ScalarSet {
        guard let scalar = next else { throw fault("the expression ends with \\") }
        position += 1
        switch scalar {
        case "d": return .digits
        case "D": return .digits.negated
        case "w": return .word
        case "W": return .word.negated
        case "s": return .space
        case "S": return .space.negated
        case "t": return .of("\t")
        case "n": return .of("\n")
        case "r": return .of("\r")
        case "f": return .of("\u{0C}")
        case "b" where insideBrackets: return .of("\u{08}")
        case "x": return try hexadecimal(2)
        case "u": return try hexadecimal(4)
        case "p", "P":
            let set = try property()
            return scalar == "P" ? set.negated : set
        case "0"..."9": throw fault("back-references are not offered")
        case "a"..."z", "A"..."Z": throw fault("\\\(scalar) is not offered")
        default: return .of(scalar)
        }
    }

    private mutating func hexadecimal(_ count: Int) throws(RegularExpression.Fault) -> ScalarSet {
        let digits = String(String.UnicodeScalarView(scalars[position...].prefix(count)))
        guard digits.utf8.count == count, let value = UInt32(digits, radix: 16),
            let scalar = Unicode.Scalar(value)
        else { throw fault("\(count) hexadecimal digits should follow") }
        position += count
        return .of(scalar)
    }

    private mutating func property() throws(RegularExpression.Fault) -> ScalarSet {
        guard take("{"), let end = scalars[position...].firstIndex(of: "}") else {
            throw fault("\\p should be followed by {…}")
        }
        var name = String(String.UnicodeScalarView(scalars[position..<end]))
        for prefix in ["Script=", "script=", "sc=", "Is"] where name.hasPrefix(prefix) {
            name.removeFirst(prefix.count)
        }
        guard let property = ScalarSet.Property(rawValue: name) else {
            throw fault("\\p{\(name)} is not offered; there are L, Lu, Ll, N, Nd and Han")
        }
        position = end + 1
        return ScalarSet(properties: [property])
    }
}

extension ScalarSet {
    /// The one character of a set made by ``of(_:)``.
    fileprivate var single: UInt32? {
        guard ranges.count == 1, properties.isEmpty, !isNegated, ranges[0].count == 1 else { return nil }
        return ranges[0].lowerBound
    }
}
