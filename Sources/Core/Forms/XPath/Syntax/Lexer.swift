/// Splits an expression into tokens; source: XPath 1.0, section 3.7.
struct Lexer {
    private let source: String
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var tokens: [Token] = []

    /// All tokens of the expression, `end` last.
    static func tokens(of source: String) throws(XPathError) -> [Token] {
        var lexer = Lexer(source)
        while try lexer.advance() {}
        return lexer.tokens
    }

    private init(_ source: String) {
        self.source = source
        scalars = Array(source.unicodeScalars)
    }

    private mutating func advance() throws(XPathError) -> Bool {
        while let scalar = peek(), scalar.isASCII, UInt8(scalar.value).isXMLSpace { position += 1 }
        let start = position
        guard let scalar = peek() else {
            add(.end, at: start)
            return false
        }
        if scalar == "\"" || scalar == "'" {
            try literal(quote: scalar)
        } else if scalar.isASCIIDigit || (scalar == "." && (peek(1)?.isASCIIDigit ?? false)) {
            number()
        } else if scalar.startsXMLName {
            name()
        } else {
            try symbol(scalar)
        }
        return true
    }

    private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
        position + offset < scalars.count ? scalars[position + offset] : nil
    }

    private mutating func add(_ kind: Token.Kind, at start: Int) {
        tokens.append(Token(kind: kind, column: start + 1))
    }

    private func text(_ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        for scalar in scalars[range] {
            if scalar.isASCII {
                bytes.append(UInt8(scalar.value))
            } else {
                bytes.append(contentsOf: scalar.utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func fault(_ message: String) -> XPathError {
        XPathError(code: .syntax, expression: source, column: position + 1, message: message)
    }

    private mutating func literal(quote: Unicode.Scalar) throws(XPathError) {
        let start = position
        guard let end = scalars[(start + 1)...].firstIndex(of: quote) else {
            throw fault("A text begins with \(quote) and never ends.")
        }
        position = end + 1
        add(.literal(text((start + 1)..<end)), at: start)
    }

    private mutating func number() {
        let start = position
        while peek()?.isASCIIDigit ?? false { position += 1 }
        if peek() == "." {
            position += 1
            while peek()?.isASCIIDigit ?? false { position += 1 }
        }
        add(.number(NumberText.number(text(start..<position))), at: start)
    }

    /// Whether a name or `*` here is an operator: it is, unless nothing or something that wants an operand
    /// comes before.
    private var expectsOperator: Bool {
        switch tokens.last?.kind {
        case nil, .binary, .at, .doubleColon, .openParenthesis, .openBracket, .comma, .slash, .doubleSlash:
            false
        default: true
        }
    }

    private mutating func name() {
        let start = position
        let first = readName()
        if expectsOperator, let known = Self.namedOperators[first] { return add(.binary(known), at: start) }
        guard peek() == ":", peek(1) != ":" else { return add(.name(prefix: nil, local: first), at: start) }
        if peek(1) == "*" {
            position += 2
            add(.prefixedStar(prefix: first), at: start)
        } else if peek(1)?.startsXMLName ?? false {
            position += 1
            add(.name(prefix: first, local: readName()), at: start)
        } else {
            add(.name(prefix: nil, local: first), at: start)
        }
    }

    private mutating func readName() -> String {
        let start = position
        while position < scalars.count, scalars[position].continuesXMLName { position += 1 }
        return text(start..<position)
    }

    private static let namedOperators: [String: BinaryOperator] = [
        "or": .or, "and": .and, "mod": .multiplication(.modulo), "div": .multiplication(.divided),
    ]

    /// The symbols of two characters.
    private static func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Token.Kind? {
        switch (first, second) {
        case ("/", "/"): .doubleSlash
        case (".", "."): .doubleDot
        case (":", ":"): .doubleColon
        case ("!", "="): .binary(.comparison(.notEqual))
        case ("<", "="): .binary(.comparison(.lessOrEqual))
        case (">", "="): .binary(.comparison(.greaterOrEqual))
        default: nil
        }
    }

    /// The symbols of one character; what `*` is depends on what comes before.
    private static func single(_ scalar: Unicode.Scalar) -> Token.Kind? {
        switch scalar {
        case "/": .slash
        case ".": .dot
        case "@": .at
        case ",": .comma
        case "(": .openParenthesis
        case ")": .closeParenthesis
        case "[": .openBracket
        case "]": .closeBracket
        case "|": .binary(.union)
        case "+": .binary(.plus)
        case "-": .binary(.minus)
        case "=": .binary(.comparison(.equal))
        case "<": .binary(.comparison(.less))
        case ">": .binary(.comparison(.greater))
        default: nil
        }
    }

    private mutating func symbol(_ scalar: Unicode.Scalar) throws(XPathError) {
        let start = position
        if let next = peek(1), let kind = Self.pair(scalar, next) {
            position += 2
            add(kind, at: start)
        } else if scalar == "*" {
            let isOperator = expectsOperator
            position += 1
            add(isOperator ? .binary(.multiplication(.times)) : .star, at: start)
        } else if let kind = Self.single(scalar) {
            position += 1
            add(kind, at: start)
        } else if scalar == "$" {
            throw fault("Variables ($…) do not exist here; in a spreadsheet write ${name}, with braces.")
        } else {
            throw fault("The character \(scalar) has no meaning here.")
        }
    }
}

extension Unicode.Scalar {
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }

    /// NCName's first character; source: Namespaces in XML 1.0 with XML 1.0 (fifth edition), NameStartChar.
    var startsXMLName: Bool {
        switch value {
        case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
            0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
            0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            true
        default: false
        }
    }

    /// NCName's further characters.
    var continuesXMLName: Bool {
        if startsXMLName || isASCIIDigit { return true }
        switch value {
        case 0x2D, 0x2E, 0xB7, 0x300...0x36F, 0x203F...0x2040: return true
        default: return false
        }
    }
}
