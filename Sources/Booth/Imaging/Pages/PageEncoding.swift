import CTurboJPEG
import FoundationEssentials
import WorkerProtocol

/// Pages as JPEG files (ITU-T T.81), grey, within ``ScanLimits``.
enum PageEncoding {
    /// The page as a file that is not too large: first with less quality, then with fewer pixels.
    static func jpeg(of page: GreyImage) throws(WorkerFailure) -> Data {
        var side = ScanLimits.pixels
        while true {
            let page = page.scaled(toFit: side)
            for quality: Int32 in [75, 60, 45] {
                let file = try encode(page, quality: quality)
                if file.count <= ScanLimits.pageBytes { return file }
            }
            guard side > 200 else { throw .imaging("a page cannot be made small enough") }
            side = side * 3 / 4
        }
    }

    /// Width and height of a JPEG file; fails for what is none, or larger than any page of ours.
    static func size(of file: Data) throws(WorkerFailure) -> (width: Int, height: Int) {
        guard file.count <= ScanLimits.pageBytes, let handle = tjInitDecompress() else {
            throw .imaging("a page is too large")
        }
        defer { tjDestroy(handle) }
        var (width, height, sampling, space): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        let status = file.withUnsafeBytes { bytes in
            tjDecompressHeader3(
                handle, bytes.bindMemory(to: UInt8.self).baseAddress, UInt(bytes.count), &width, &height,
                &sampling, &space)
        }
        guard status == 0, (1...Int32(ScanLimits.pixels)).contains(width),
            (1...Int32(ScanLimits.pixels)).contains(height)
        else { throw .imaging("a page is no JPEG file of ours") }
        return (Int(width), Int(height))
    }

    private static func encode(_ page: GreyImage, quality: Int32) throws(WorkerFailure) -> Data {
        guard let handle = tjInitCompress() else { throw .imaging("libjpeg-turbo does not start") }
        defer { tjDestroy(handle) }
        var buffer: UnsafeMutablePointer<UInt8>?
        var count: UInt = 0
        let status = page.pixels.withUnsafeBufferPointer { pixels in
            tjCompress2(
                handle, pixels.baseAddress, Int32(page.width), 0, Int32(page.height),
                Int32(TJPF_GRAY.rawValue),
                &buffer, &count, Int32(TJSAMP_GRAY.rawValue), quality, 0)
        }
        defer { tjFree(buffer) }
        guard status == 0, let buffer else { throw .imaging("libjpeg-turbo does not encode a page") }
        return Data(bytes: buffer, count: Int(count))
    }
}
