/// What has arrived of a booth's gap-free sequence: a hole means that something was lost or is still on its way.
///
/// Nothing is refused for a hole: the later envelope is a person's submission too.
public struct SequenceTrack: Sendable, Hashable, Codable {
    /// The highest number so far; 0 before the first.
    public private(set) var highest = 0
    /// The runs of numbers below ``highest`` that have not arrived, ascending.
    public private(set) var holes: [Run] = []
    /// Numbers whose envelope does not name the one before it as its predecessor.
    public private(set) var brokenLinks: [Int] = []
    /// Numbers that came with more than one envelope.
    public private(set) var repeated: [Int] = []

    /// A run of numbers, both ends included.
    public struct Run: Sendable, Hashable, Codable {
        /// The first number.
        public var first: Int
        /// The last number.
        public var last: Int

        /// A run.
        public init(first: Int, last: Int) {
            self.first = first
            self.last = last
        }
    }

    /// Nothing has arrived.
    public init() {}

    /// How many numbers are missing.
    public var missing: Int { holes.reduce(0) { $0 + $1.last - $1.first + 1 } }

    /// Notes that an envelope with this number (from 1) was stored.
    public mutating func record(_ number: Int) {
        if number > highest {
            if number > highest + 1 { holes.append(Run(first: highest + 1, last: number - 1)) }
            highest = number
        } else if let index = holes.firstIndex(where: { $0.first <= number && number <= $0.last }) {
            let hole = holes[index]
            var rest: [Run] = []
            if hole.first < number { rest.append(Run(first: hole.first, last: number - 1)) }
            if number < hole.last { rest.append(Run(first: number + 1, last: hole.last)) }
            holes.replaceSubrange(index...index, with: rest)
        } else if !repeated.contains(number) {
            repeated.append(number)
        }
    }

    /// Notes that the envelope with this number names another predecessor than the one that arrived.
    public mutating func recordBrokenLink(at number: Int) {
        if !brokenLinks.contains(number) { brokenLinks.append(number) }
    }
}
