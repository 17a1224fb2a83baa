/// The numbers that a `<range>` question offers; source: ODK XForms specification, "Body Elements", range.
public struct NumberRange: Sendable, Hashable {
    /// The lowest number.
    public let start: Double
    /// The highest number.
    public let end: Double
    /// From one number to the next; more than 0.
    public let step: Double

    /// A range; nil unless `start` < `end` and 0 < `step` ≤ `end` − `start`.
    init?(start: Double, end: Double, step: Double) {
        guard start.isFinite, end.isFinite, step.isFinite, start < end, step > 0, step <= end - start else {
            return nil
        }
        self.start = start
        self.end = end
        self.step = step
    }

    /// Whether a number is one of those offered; a hair's breadth is forgiven, since 0.1 has no exact binary form.
    func offers(_ number: Double) -> Bool {
        guard number >= start, number <= end else { return false }
        let steps = (number - start) / step
        return abs(steps - steps.rounded()) < 1e-6
    }

    /// The text of a number as answers hold it, without the rounding errors of adding steps.
    public func text(_ number: Double) -> String { NumberText.text((number * 1e9).rounded() / 1e9) }

    /// The number that lies so many steps further; kept inside the range.
    public func number(_ steps: Int, from number: Double) -> Double {
        min(end, max(start, number + Double(steps) * step))
    }
}
