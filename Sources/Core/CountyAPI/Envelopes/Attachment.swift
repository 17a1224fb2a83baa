import FoundationEssentials

/// A file that belongs to a submission (材料附件: a scanned paper, a signature), as the submission names it. Its bytes
/// travel after the answers in ``AttachmentPart``s, and are believed by their digest alone.
public struct Attachment: Codable, Sendable, Hashable {
    /// The name by which the answers hold it, such as `material-1.pdf`.
    public var name: String
    /// What it is: a media type (RFC 6838).
    public var mediaType: String
    /// How many bytes it has.
    public var size: Int
    /// The digest of its bytes.
    public var digest: ContentDigest

    /// Bytes that a file may have: a dozen scanned pages are half of that.
    public static let largest = 4 << 20

    /// The file with these bytes.
    public init(name: String, mediaType: String, bytes: Data) {
        self.name = name
        self.mediaType = mediaType
        size = bytes.count
        digest = ContentDigest(of: bytes)
    }

    /// How many parts it travels in.
    public var parts: Int { AttachmentPart.count(ofBytes: size) }
}

/// A piece of an attachment: what is inside an envelope of the kind ``EnvelopeKind/attachment``.
///
/// Each piece is an envelope of its own, so that it is stored, acknowledged and never sent again as any other: a link that
/// breaks in the middle of a scan goes on with the piece that is missing. The envelopes have no place in the booth's
/// sequence; what belongs together, and whether all of it has come, is said by the submission, which has one.
///
///     SubmissionContent.attachments ──digest──> file = parts[0] + parts[1] + …
public struct AttachmentPart: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The submission to which the file belongs.
    public var submissionID: UUID
    /// The digest of the whole file.
    public var file: ContentDigest
    /// Which piece this is, from 0.
    public var index: Int
    /// How many pieces there are.
    public var count: Int
    /// The piece.
    public var bytes: Data

    /// Bytes of a piece, but for the last: some seconds on a slow link.
    static let size = 32 << 10
    /// More pieces than any file has.
    static let most = Attachment.largest / size

    /// A piece.
    public init(submissionID: UUID, file: ContentDigest, index: Int, count: Int, bytes: Data) {
        self.submissionID = submissionID
        self.file = file
        self.index = index
        self.count = count
        self.bytes = bytes
    }

    /// Why bytes are no piece.
    struct Malformed: Error {}

    /// A file in pieces; an empty file has one.
    public static func cut(_ file: Data, of submissionID: UUID) -> [AttachmentPart] {
        let digest = ContentDigest(of: file)
        let count = count(ofBytes: file.count)
        return (0..<count).map { index in
            AttachmentPart(
                submissionID: submissionID, file: digest, index: index, count: count,
                bytes: Data(file.dropFirst(index * size).prefix(size)))
        }
    }

    static func count(ofBytes size: Int) -> Int { max(1, (size + Self.size - 1) / Self.size) }

    /// The file that the pieces make; nil if some are missing or they are not those of this file.
    public static func join(_ parts: [AttachmentPart], into file: ContentDigest) -> Data? {
        let ordered = parts.sorted { $0.index < $1.index }
        guard ordered.enumerated().allSatisfy({ $0.offset == $0.element.index }),
            ordered.last.map({ $0.count == ordered.count }) == true
        else { return nil }
        let bytes = ordered.reduce(into: Data()) { $0 += $1.bytes }
        return ContentDigest(of: bytes) == file ? bytes : nil
    }

    /// The id of the envelope: the same for the same piece of the same submission, whatever the retries.
    public var envelopeID: UUID {
        UUID(naming: "ting/attachment\u{0}\(submissionID)\u{0}\(file.hex)\u{0}\(index)")
    }

    public var description: String { "part \(index + 1)/\(count) of \(file)" }
    public var customMirror: Mirror { Mirror(self, children: ["index": index, "count": count]) }
}

extension AttachmentPart {
    /// What stands before the bytes.
    private struct Label: Codable {
        var submission: UUID
        var file: ContentDigest
        var index: Int
        var count: Int
    }

    /// The bytes to seal: one line of JSON that says which piece it is, and the piece. A scan is compressed already.
    public func packed() throws -> Data {
        let label = Label(submission: submissionID, file: file, index: index, count: count)
        return try CanonicalJSON.encode(label) + Data([0x0A]) + bytes
    }

    /// Reads what ``packed()`` made.
    public init(unpacking packed: Data) throws {
        guard let end = packed.firstIndex(of: 0x0A) else { throw Malformed() }
        let label = try CanonicalJSON.decode(Label.self, from: Data(packed[..<end]))
        let bytes = Data(packed[packed.index(after: end)...])
        guard (1...Self.most).contains(label.count), (0..<label.count).contains(label.index),
            bytes.count <= Self.size
        else { throw Malformed() }
        self.init(
            submissionID: label.submission, file: label.file, index: label.index, count: label.count,
            bytes: bytes)
    }
}
