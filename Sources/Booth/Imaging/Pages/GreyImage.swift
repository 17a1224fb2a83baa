import FoundationEssentials
import WorkerProtocol

/// A picture in grey: one byte a pixel, row by row from the top left, 0 for black and 255 for white.
struct GreyImage: Sendable, Equatable {
    let width: Int
    let height: Int
    var pixels: [UInt8]

    /// A picture; nil if the pixels are not as many as width and height say, or there are none.
    init?(width: Int, height: Int, pixels: [UInt8]) {
        guard width > 0, height > 0, pixels.count == width * height else { return nil }
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// The same picture, no longer than so many pixels: each is the mean of those that it stands for, so that thin lines
    /// become fainter and not torn. A picture that is small enough stays as it is.
    func scaled(toFit side: Int) -> GreyImage {
        scaled(toFit: side, side)
    }

    /// The same picture, no wider and no higher than this.
    func scaled(toFit width: Int, _ height: Int) -> GreyImage {
        let factor = min(1, Double(width) / Double(self.width), Double(height) / Double(self.height))
        guard factor < 1 else { return self }
        let size = (
            width: max(1, Int((Double(self.width) * factor).rounded())),
            height: max(1, Int((Double(self.height) * factor).rounded()))
        )
        var result: [UInt8] = []
        result.reserveCapacity(size.width * size.height)
        let across = (0..<size.width).map { Self.span($0, of: size.width, in: self.width) }
        for row in 0..<size.height {
            let down = Self.span(row, of: size.height, in: self.height)
            for columns in across {
                var sum = 0
                for line in down {
                    for column in columns { sum += Int(pixels[line * self.width + column]) }
                }
                result.append(UInt8(sum / (down.count * columns.count)))
            }
        }
        return GreyImage(width: size.width, height: size.height, pixels: result) ?? self
    }

    private static func span(_ index: Int, of count: Int, in total: Int) -> Range<Int> {
        let start = index * total / count
        return start..<max(start + 1, (index + 1) * total / count)
    }

    /// Whether there is nothing to be seen on the page: hardly a pixel that is much darker than the paper. What the edges
    /// of the glass cast does not count.
    var isBlank: Bool {
        let margin = (width: width / 20, height: height / 20)
        var counts = [Int](repeating: 0, count: 256)
        for row in margin.height..<max(height - margin.height, margin.height + 1) {
            for column in margin.width..<max(width - margin.width, margin.width + 1) {
                counts[Int(pixels[row * width + column])] += 1
            }
        }
        let total = counts.reduce(0, +)
        // The paper: the brightness that half of the page has or exceeds.
        var seen = 0
        let paper = counts.indices.reversed().first { level in
            seen += counts[level]
            return seen * 2 >= total
        }
        let dark = counts[..<max(0, (paper ?? 255) - Self.contrast)].reduce(0, +)
        return dark * Self.inkShare < total
    }

    /// How much darker than the paper ink is.
    private static let contrast = 60
    /// One pixel in so many has to be ink: a line of writing on A4 has ten times that.
    private static let inkShare = 20_000

    /// The picture for a glance at the terminal.
    var thumbnail: Thumbnail {
        let small = scaled(toFit: 48, 64)
        return Thumbnail(columns: small.width, rows: small.height, dots: Data(small.pixels))
    }
}
