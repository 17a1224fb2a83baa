/// A parser that reads what we did not write, and the promises that hold whatever it is given.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// A form: compiled, filled in, written out, read again.
    case xform
    /// An expression, evaluated in a small record.
    case xpath
    /// A regular expression and the text that it is held against, as `regex()` gets them.
    case regex
    /// A list beside a form: CSV.
    case list

    /// Gives the bytes to the parser.
    ///
    /// - Returns: the promise that was broken, in a sentence; nil if all of them held.
    public func brokenPromise(_ bytes: [UInt8]) -> String? {
        switch self {
        case .xform: FormJourney.brokenPromise(bytes)
        case .xpath: ExpressionJourney.brokenPromise(bytes)
        case .regex: PatternJourney.brokenPromise(bytes)
        case .list: ListJourney.brokenPromise(bytes)
        }
    }

    /// The same for libFuzzer, which takes a crash for an answer.
    public func attack(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        let input = Array(UnsafeBufferPointer(start: bytes, count: count))
        if let broken = brokenPromise(input) { fatalError(broken) }
        return 0
    }
}
