import CSane
import WorkerProtocol

/// The picture that a scanner sends (SANE Standard 4.3.8 and 4.3.10), as grey.
struct SANEFrame {
    private let handle: SANE_Handle
    private let parameters: SANE_Parameters

    /// The frame that was started.
    init(of handle: SANE_Handle) throws(WorkerFailure) {
        var parameters = SANE_Parameters()
        try SANEStatus.check(sane_get_parameters(handle, &parameters))
        self.handle = handle
        self.parameters = parameters
        let isKnown = parameters.format == SANE_FRAME_GRAY || parameters.format == SANE_FRAME_RGB
        guard isKnown, [1, 8, 16].contains(parameters.depth), parameters.pixels_per_line > 0,
            bytesALine >= neededBytes
        else {
            throw .scanner(
                "failed", "a frame of format \(parameters.format.rawValue), depth \(parameters.depth)",
                "Use a scanner that sends grey or colour in one pass.")
        }
    }

    private var width: Int { Int(parameters.pixels_per_line) }
    private var bytesALine: Int { Int(parameters.bytes_per_line) }
    private var channels: Int { parameters.format == SANE_FRAME_RGB ? 3 : 1 }
    private var neededBytes: Int { (width * channels * Int(parameters.depth) + 7) / 8 }

    /// Reads it to its end. Hand scanners do not say how many lines will come: what came counts.
    func read() throws(WorkerFailure) -> GreyImage {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            var count: SANE_Int = 0
            let status = sane_read(handle, &chunk, SANE_Int(chunk.count), &count)
            if status == SANE_STATUS_EOF { break }
            try SANEStatus.check(status)
            bytes += chunk.prefix(Int(count))
            guard bytes.count <= Self.mostBytes else {
                throw .scanner("failed", "a page without end", "Switch the scanner off and on.")
            }
        }
        let lines = bytes.count / bytesALine
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * lines)
        for line in 0..<lines {
            let start = line * bytesALine
            for column in 0..<width { pixels.append(grey(bytes, start, column)) }
        }
        guard let image = GreyImage(width: width, height: lines, pixels: pixels) else {
            throw .scanner("failed", "a page without lines", "Scan again.")
        }
        return image
    }

    /// One pixel: of 1 bit (set for black), or the upper 8 bits of each channel weighed as the eye does (ITU-R BT.601).
    private func grey(_ bytes: [UInt8], _ start: Int, _ column: Int) -> UInt8 {
        switch (parameters.depth, channels) {
        case (1, 1): return bytes[start + column / 8] & (0x80 >> (column % 8)) == 0 ? 255 : 0
        case (1, _):
            // Three bits a pixel, packed channel by channel within each byte's worth of pixels: set for light.
            let byte = start + column / 8 * 3
            let bit = UInt8(0x80 >> (column % 8))
            return UInt8((0..<3).count { bytes[byte + $0] & bit != 0 } * 85)
        default:
            let step = Int(parameters.depth) / 8
            let place = start + column * channels * step
            // 16 bits come in the machine's own order; the upper ones are the second byte here.
            let upper = step - 1
            guard channels == 3 else { return bytes[place + upper] }
            let (red, green, blue) = (
                Int(bytes[place + upper]), Int(bytes[place + step + upper]),
                Int(bytes[place + 2 * step + upper])
            )
            return UInt8((299 * red + 587 * green + 114 * blue) / 1000)
        }
    }

    /// More than a page of A4 in colour with 16 bits at 300 dots an inch.
    private static let mostBytes = 64 << 20
}
