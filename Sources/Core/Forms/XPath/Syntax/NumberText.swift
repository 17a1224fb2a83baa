/// Numbers as XPath 1.0 reads and writes them (sections 4.2 string(), 4.4 number()).
enum NumberText {
    /// The number a text stands for: optional white space, an optional minus sign, digits with an optional point;
    /// NaN for anything else. No exponent and no plus sign.
    static func number(_ text: some StringProtocol) -> Double {
        var body = Substring(text).utf8
        while let first = body.first, isSpace(first) { body.removeFirst() }
        while let last = body.last, isSpace(last) { body.removeLast() }
        var digits = 0
        var integer = 0
        var hasPoint = false
        for (index, byte) in body.enumerated() {
            switch byte {
            case 0x30...0x39:
                digits += 1
                if digits <= 15 { integer = integer * 10 + Int(byte - 0x30) }
            case 0x2E where !hasPoint: hasPoint = true
            case 0x2D where index == 0: break
            default: return .nan
            }
        }
        guard digits > 0 else { return .nan }
        let isNegative = body.first == 0x2D
        if !hasPoint, digits <= 15 { return isNegative ? -Double(integer) : Double(integer) }
        let plain = Substring(body)
        return Double(plain.hasSuffix(".") ? String(plain.dropLast()) : String(plain)) ?? .nan
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x9...0xD).contains(byte) }

    /// The text of a number: no exponent, no trailing `.0`, `NaN`, `Infinity`, `-Infinity`.
    static func text(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        if number == number.rounded(.towardZero), abs(number) < 1e15 { return String(Int64(number)) }
        let shortest = number.description
        guard let mark = shortest.firstIndex(of: "e") else {
            return shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest
        }
        return expanded(
            mantissa: shortest[..<mark], exponent: Int(shortest[shortest.index(after: mark)...]) ?? 0)
    }

    /// Writes out `1.25e-07` as `0.000000125`.
    private static func expanded(mantissa: Substring, exponent: Int) -> String {
        let isNegative = mantissa.hasPrefix("-")
        let parts = mantissa.drop { $0 == "-" }.split(separator: ".")
        let whole = String(parts.first ?? "0")
        let fraction = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
        let digits = whole + fraction
        let point = whole.count + exponent
        let body: String
        if point <= 0 {
            body = "0." + String(repeating: "0", count: -point) + digits
        } else if point >= digits.count {
            body = digits + String(repeating: "0", count: point - digits.count)
        } else {
            body = String(digits.prefix(point)) + "." + String(digits.dropFirst(point))
        }
        return (isNegative ? "-" : "") + body
    }
}

extension NumberText {
    /// The number's decimal digits with the point so many places further right, for Double to read.
    static func shifted(_ number: Double, by places: Int) -> String { text(number) + "e\(places)" }
}
