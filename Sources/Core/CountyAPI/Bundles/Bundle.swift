import Crypto
import Domain
import FoundationEssentials

/// A file that carries post where no network does, on a USB stick: from the booth the same envelopes that would go over the
/// wire, back the same answers.
///
/// JSON Lines: a ``BundleHeader``, the items one a line, and a ``BundleEnd`` with their count and the SHA-256 of everything
/// before it. The end tells a whole file from one that was pulled out too early; trust comes from the signatures in the
/// items alone.
public struct BundleHeader: Codable, Sendable, Hashable {
    /// What the items are.
    public enum Kind: String, Codable, Sendable, Hashable {
        /// Envelopes, from a booth to its county.
        case envelopes
        /// What became of each, from the county to the booth.
        case results
    }

    /// `ting-bundle-1`.
    public var format: String
    /// What the items are.
    public var kind: Kind
    /// Whose post it is.
    public var booth: BoothID
    /// The clock of whoever wrote it.
    public var writtenAt: Instant

    static let format = "ting-bundle-1"

    /// The header of a bundle.
    public init(kind: Kind, booth: BoothID, writtenAt: Instant) {
        format = Self.format
        self.kind = kind
        self.booth = booth
        self.writtenAt = writtenAt
    }
}

/// The last line of a bundle.
struct BundleEnd: Codable, Sendable, Hashable {
    var count: Int
    var digest: String
}

/// Why a file is not a bundle that can be taken in.
public enum BundleFault: Error, Sendable, Hashable {
    /// It does not begin like one.
    case noBundle
    /// It holds something else than what is wanted here.
    case otherKind(BundleHeader.Kind)
    /// It ends too early, or was changed on the way.
    case damaged
    /// A line is longer than any item can be.
    case tooLong
}

/// Makes a bundle line by line; it holds one line at a time.
public struct BundleWriter {
    private var hash = SHA256()
    private var count = 0

    /// A writer that has written nothing.
    public init() {}

    /// The first line.
    public mutating func begin(_ header: BundleHeader) throws -> Data { try line(header) }

    /// The line of an item.
    public mutating func add(_ item: some Encodable) throws -> Data {
        count += 1
        return try line(item)
    }

    /// The last line.
    public func end() throws -> Data {
        let digest = hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return try CanonicalJSON.encode(BundleEnd(count: count, digest: digest)) + Data("\n".utf8)
    }

    private mutating func line(_ value: some Encodable) throws -> Data {
        let line = try CanonicalJSON.encode(value) + Data("\n".utf8)
        hash.update(data: line)
        return line
    }
}

/// Reads a bundle piece by piece as it comes from the disk.
public struct BundleReader<Item: Decodable> {
    private let kind: BundleHeader.Kind
    private var hash = SHA256()
    private var count = 0
    private var rest = Data()
    private var isEnded = false
    /// The header, once it was read.
    public private(set) var header: BundleHeader?

    /// A reader for bundles of a kind.
    public init(_ kind: BundleHeader.Kind) { self.kind = kind }

    /// No envelope is longer: a megabyte of ciphertext in base64, and its header.
    private static var longestLine: Int { 4 << 20 }

    /// Takes in what comes next of the file and gives the items that are whole. Throws ``BundleFault``.
    public mutating func take(_ bytes: Data) throws -> [Item] {
        rest += bytes
        var items: [Item] = []
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = Data(rest[...end])
            rest = Data(rest[(end + 1)...])
            if let item = try take(line: line) { items.append(item) }
        }
        guard rest.count <= Self.longestLine else { throw header == nil ? BundleFault.noBundle : .tooLong }
        return items
    }

    /// To be called at the end of the file.
    public func finish() throws(BundleFault) {
        guard header != nil else { throw .noBundle }
        guard isEnded, rest.isEmpty else { throw .damaged }
    }

    private mutating func take(line: Data) throws -> Item? {
        guard !isEnded else { throw BundleFault.damaged }
        guard header != nil else {
            guard let read = try? CanonicalJSON.decode(BundleHeader.self, from: line),
                read.format == BundleHeader.format
            else { throw BundleFault.noBundle }
            guard read.kind == kind else { throw BundleFault.otherKind(read.kind) }
            header = read
            hash.update(data: line)
            return nil
        }
        if let end = try? CanonicalJSON.decode(BundleEnd.self, from: line) {
            let digest = hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            guard end.count == count, end.digest == digest else { throw BundleFault.damaged }
            isEnded = true
            return nil
        }
        hash.update(data: line)
        count += 1
        do { return try CanonicalJSON.decode(Item.self, from: line) } catch { throw BundleFault.damaged }
    }
}
