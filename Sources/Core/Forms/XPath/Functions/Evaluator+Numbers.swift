import Glibc

/// Numbers; source: XPath 1.0 section 4.4, ODK XForms specification, "Number Functions".
extension Evaluator {
    func numbers(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Double {
        switch call.function {
        case .number:
            return call.arguments.isEmpty
                ? number(ofText: scope.string(of: focus.node)) : try number(call, 0, focus)
        case .random: return scope.context.random()
        case .pi: return Double.pi
        case .round: return try round(call, focus)
        case .pow: return Glibc.pow(try number(call, 0, focus), try number(call, 1, focus))
        case .atan2: return Glibc.atan2(try number(call, 0, focus), try number(call, 1, focus))
        default: return Self.function(call.function, try number(call, 0, focus))
        }
    }

    private static func function(_ function: XPathFunction, _ x: Double) -> Double {
        switch function {
        case .floor: x.rounded(.down)
        case .ceiling: x.rounded(.up)
        case .int: x.rounded(.towardZero)
        case .abs: Swift.abs(x)
        case .log: Glibc.log(x)
        case .log10: Glibc.log10(x)
        case .exp: Glibc.exp(x)
        case .exp10: Glibc.pow(10, x)
        case .sqrt: x.squareRoot()
        case .sin: Glibc.sin(x)
        case .cos: Glibc.cos(x)
        case .tan: Glibc.tan(x)
        case .asin: Glibc.asin(x)
        case .acos: Glibc.acos(x)
        case .atan: Glibc.atan(x)
        default: .nan
        }
    }

    /// The nearest whole number, of two the larger: XPath 1.0's `round`.
    static func rounded(_ x: Double) -> Double {
        guard x.isFinite else { return x }
        // From −0.5 up to nothing it is a zero that keeps its sign.
        if x < 0, x >= -0.5 { return -0.0 }
        let down = x.rounded(.down)
        return x - down >= 0.5 ? down + 1 : down
    }

    /// With a second argument, so many decimals (or, if it is negative, whole tens, hundreds …).
    private func round(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Double {
        let x = try number(call, 0, focus)
        guard call.arguments.count > 1 else { return Self.rounded(x) }
        let digits = try number(call, 1, focus).rounded(.towardZero)
        guard !digits.isNaN, x.isFinite else { return digits.isNaN ? .nan : x }
        // Beyond these there is nothing left to round, or nothing left.
        if digits > 300 || digits >= 0 && Swift.abs(x) >= 9_007_199_254_740_992 { return x }
        if digits < -300 { return 0 }
        let factor = Glibc.pow(10, Swift.abs(digits))
        if digits < 0 { return Self.rounded(x / factor) * factor }
        // 1.005 is a hair below itself in binary; what the decimal digits say is what a person rounds.
        let scaled = Double(NumberText.shifted(x, by: Int(digits))) ?? x * factor
        return Self.rounded(scaled) / factor
    }
}
