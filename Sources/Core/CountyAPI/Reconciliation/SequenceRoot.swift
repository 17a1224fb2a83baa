import FoundationEssentials

/// Merkle roots over ranges of a booth's sequence: two sides that hold the same envelopes have the same root, and two that do
/// not find the places that differ with few questions.
///
/// A leaf is SHA-256 of 00, the sequence number (8 bytes, big endian) and the envelope's digest; of 02 and the number where
/// there is none. A node is SHA-256 of 01 and its two halves, of which the first is the longer by at most one. Digests enter as
/// their 64 hexadecimal digits. The first
/// bytes keep a leaf from being taken for a node (as in RFC 6962, 2.1).
public enum SequenceRoot {
    /// The root of a range.
    public static func of(
        _ range: ClosedRange<Int>, digest: (Int) -> ContentDigest?
    ) -> ContentDigest {
        guard range.count > 1 else { return leaf(range.lowerBound, digest(range.lowerBound)) }
        let middle = range.lowerBound + (range.count - 1) / 2
        let first = of(range.lowerBound...middle, digest: digest)
        let second = of(middle + 1...range.upperBound, digest: digest)
        return ContentDigest(of: Data([1]) + Data((first.hex + second.hex).utf8))
    }

    private static func leaf(_ sequence: Int, _ digest: ContentDigest?) -> ContentDigest {
        let number = withUnsafeBytes(of: UInt64(sequence).bigEndian) { Data($0) }
        guard let digest else { return ContentDigest(of: Data([2]) + number) }
        return ContentDigest(of: Data([0]) + number + Data(digest.hex.utf8))
    }
}

/// `POST /v1/booths/{booth}/reconciliations`: does the county still hold what it has given receipts for?
public struct ReconciliationRequest: Codable, Sendable, Hashable {
    /// What the booth has receipts for, range by range.
    public var ranges: [Range]

    /// How many ranges a request may have.
    public static let mostRanges = 64
    /// How many numbers its ranges may have together.
    public static let mostNumbers = 1 << 20

    /// A range of the booth's sequence.
    public struct Range: Codable, Sendable, Hashable {
        /// The first and the last number.
        public var first: Int, last: Int
        /// The root over the digests that the booth has receipts for.
        public var root: ContentDigest

        /// A range with its root.
        public init(_ range: ClosedRange<Int>, root: ContentDigest) {
            (first, last) = (range.lowerBound, range.upperBound)
            self.root = root
        }
    }

    /// A request.
    public init(ranges: [Range]) { self.ranges = ranges }
}

/// The answer: which of the ranges are otherwise at the county.
public struct ReconciliationResponse: Codable, Sendable, Hashable {
    /// Places in the request's list, ascending.
    public var differing: [Int]

    /// An answer.
    public init(differing: [Int]) { self.differing = differing }
}
