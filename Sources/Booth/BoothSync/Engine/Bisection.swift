import CountyAPI

/// Finds the numbers of a sequence at which two sides differ, by asking about ranges: those that differ are cut into
/// sixteen and asked about again. A value: it asks nobody itself.
package struct Bisection: Sendable {
    /// So many numbers are looked for at most; the rest is found the next time.
    static let most = 256
    private static let pieces = 16
    private static let longest = 1 << 16

    private var open: [ClosedRange<Int>]
    /// The numbers found so far.
    package private(set) var found: [Int] = []

    /// A search through the numbers from 1 to the last.
    package init(through last: Int) {
        open = last < 1 ? [] : Self.cut(1...last, into: Self.longest)
    }

    /// What to ask about next; empty when the search is over.
    package var question: [ClosedRange<Int>] {
        guard found.count < Self.most else { return [] }
        var count = 0
        return Array(
            open.prefix(ReconciliationRequest.mostRanges).prefix { range in
                count += range.count
                return count <= ReconciliationRequest.mostNumbers
            })
    }

    /// Takes the answer to the question in: the places of the ranges that differ.
    package mutating func take(_ differing: [Int]) {
        let asked = question
        open.removeFirst(asked.count)
        var next: [ClosedRange<Int>] = []
        for index in Set(differing).sorted() where asked.indices.contains(index) {
            let range = asked[index]
            if range.count == 1 {
                found.append(range.lowerBound)
            } else {
                next += Self.cut(range, into: (range.count + Self.pieces - 1) / Self.pieces)
            }
        }
        open = next + open
    }

    private static func cut(_ range: ClosedRange<Int>, into length: Int) -> [ClosedRange<Int>] {
        stride(from: range.lowerBound, through: range.upperBound, by: length).map {
            $0...min($0 + length - 1, range.upperBound)
        }
    }
}
