public import FoundationEssentials

/// What the front asks of `kiosk-imaging`. The worker keeps nothing between two requests: what a person scanned lives
/// in the front's memory alone.
public enum ImagingRequest: Codable, Sendable, Hashable {
    /// Which scanner is there?
    case scanner(device: String?)
    /// Scan one page and put it behind these, which were scanned before (JPEG files, first to last).
    case scan(device: String?, after: [Data])
    /// Draw a signature.
    case signature(SignatureStrokes)
}

/// What `kiosk-imaging` answers.
public enum ImagingAnswer: Codable, Sendable, Hashable {
    /// The scanner that would be used, by its name for technicians; nil if there is none.
    case scanner(name: String?)
    /// The page, and the document as it stands with it.
    case scanned(ScannedPage, document: Data)
    /// The signature as a PNG file.
    case signature(png: Data)
}

/// A page as it was scanned.
public struct ScannedPage: Codable, Sendable, Hashable {
    /// The page as a JPEG file, re-encoded and within the limits of ``ScanLimits``.
    public var jpeg: Data
    /// The page small, for a glance at the terminal.
    public var thumbnail: Thumbnail
    /// Whether nothing is to be seen on it: the paper lay the wrong way up, or there was none.
    public var isBlank: Bool

    /// A page.
    public init(jpeg: Data, thumbnail: Thumbnail, isBlank: Bool) {
        self.jpeg = jpeg
        self.thumbnail = thumbnail
        self.isBlank = isBlank
    }
}

/// A page in few grey dots.
public struct Thumbnail: Codable, Sendable, Hashable {
    /// Dots a row.
    public var columns: Int
    /// Rows of dots.
    public var rows: Int
    /// One byte a dot, row by row from the top left: 0 is black, 255 white.
    public var dots: Data

    /// A picture of `columns` × `rows` dots.
    public init(columns: Int, rows: Int, dots: Data) {
        self.columns = columns
        self.rows = rows
        self.dots = dots
    }
}

/// The limits of what is kept of a page; the county's link is narrow.
public enum ScanLimits {
    /// Bytes that a page's JPEG file has at most.
    public static let pageBytes = 200 << 10
    /// Pixels of a page's longer side at most: A4 at 150 dots an inch.
    public static let pixels = 1754
    /// Pages of one document at most, whatever the form says.
    public static let pages = 12
}

/// A signature as it was drawn: the finger's way over the pad.
public struct SignatureStrokes: Codable, Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The pad's width and height, in units of which a terminal's cell is 1 wide and 2 high.
    public var width: Int
    /// The height.
    public var height: Int
    /// The strokes in the order in which they were drawn; each has its points, from 0 to width and height.
    public var strokes: [[Point]]
    /// Pixels of the picture's longer side at most, as the form wants it.
    public var pixels: Int

    /// A place on the pad.
    public struct Point: Codable, Sendable, Hashable {
        /// From the left.
        public var x: Double
        /// From the top.
        public var y: Double

        /// A place.
        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// A signature.
    public init(width: Int, height: Int, strokes: [[Point]], pixels: Int) {
        self.width = width
        self.height = height
        self.strokes = strokes
        self.pixels = pixels
    }

    /// A signature is its person: nothing of it is printed.
    public var description: String { "signature of \(strokes.count) strokes" }
    public var customMirror: Mirror { Mirror(self, children: ["strokes": strokes.count]) }
}
