import FoundationEssentials
import WorkerProtocol

/// What the application wants of the scanner and of whoever draws signatures. Answers name the same turn.
public enum ImagingOrder: Sendable {
    /// Tell whether there is a scanner.
    case lookForScanner
    /// Scan a page and put it behind these.
    case scan(after: [Data], turn: Int)
    /// Make a picture of a signature.
    case sign(SignatureStrokes, turn: Int)
}

/// News of the scanner and of signatures. An answer of another turn is for somebody who has gone.
public enum ImagingNews: Sendable {
    /// There is a scanner, or none.
    case scanner(isPresent: Bool)
    /// A page, and the document as it stands with it.
    case scanned(ScannedPage, document: Data, turn: Int)
    /// The signature as a PNG file.
    case signed(Data, turn: Int)
    /// It did not work.
    case failed(ImagingTrouble, turn: Int)
}

/// Why a page was not scanned or a signature not taken, as far as the person can do something about it.
public enum ImagingTrouble: Sendable, Hashable {
    /// The scanner is gone.
    case absent
    /// It still does something else.
    case busy
    /// There is no paper in its feeder.
    case empty
    /// The paper is stuck.
    case jammed
    /// Its lid is open.
    case coverOpen
    /// Nothing that the person could mend.
    case failed
}

/// A file that belongs to the form being filled. A name stands for the same bytes as long as the form is filled: what is
/// scanned again gets another.
public struct AttachedFile: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The name by which the answers hold it.
    public var name: String
    /// What it is: a media type.
    public var mediaType: String
    /// Its bytes.
    public var bytes: Data
    /// How many pages it has.
    public var pageCount: Int
    /// Its pages, while more may be added; empty for a signature and after a draft was taken up again.
    var pages: [ScannedPage] = []

    /// A file.
    public init(name: String, mediaType: String, bytes: Data, pageCount: Int) {
        self.name = name
        self.mediaType = mediaType
        self.bytes = bytes
        self.pageCount = pageCount
    }

    public var description: String { "attachment of \(bytes.count) bytes" }
    public var customMirror: Mirror { Mirror(self, children: ["size": bytes.count]) }
}
