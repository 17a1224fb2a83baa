import CPango
import FoundationEssentials
import WorkerProtocol

/// Scanned pages as one PDF file: a page of A4 for each, the JPEG file in it as it is.
enum PageDocument {
    /// The pages in their order. Fails for none, for too many, and for what is no JPEG file.
    static func pdf(of pages: [Data]) throws(WorkerFailure) -> Data {
        guard (1...ScanLimits.pages).contains(pages.count) else {
            throw .imaging("a document has 1 to \(ScanLimits.pages) pages")
        }
        var sizes: [(width: Int, height: Int)] = []
        for page in pages { sizes.append(try PageEncoding.size(of: page)) }
        let sink = Sink()
        let surface = cairo_pdf_surface_create_for_stream(
            Sink.write, Unmanaged.passUnretained(sink).toOpaque(), paper.width, paper.height)
        let canvas = cairo_create(surface)
        // When it was scanned is said by the envelope, not by the file.
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "")
        for (page, size) in zip(pages, sizes) { draw(page, size, on: canvas) }
        cairo_destroy(canvas)
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        cairo_surface_destroy(surface)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw .imaging(String(cString: cairo_status_to_string(status)))
        }
        return withExtendedLifetime(sink) { sink.bytes }
    }

    private static func draw(_ page: Data, _ size: (width: Int, height: Int), on canvas: OpaquePointer?) {
        // Cairo wants a picture of that size to stand for the file; its pixels are never looked at.
        let picture = cairo_image_surface_create(CAIRO_FORMAT_A1, Int32(size.width), Int32(size.height))
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: page.count)
        page.copyBytes(to: copy, count: page.count)
        cairo_surface_set_mime_data(
            picture, "image/jpeg", copy, UInt(page.count), { $0?.deallocate() }, copy)
        let scale = min(paper.width / Double(size.width), paper.height / Double(size.height))
        cairo_save(canvas)
        cairo_translate(
            canvas, (paper.width - Double(size.width) * scale) / 2,
            (paper.height - Double(size.height) * scale) / 2)
        cairo_scale(canvas, scale, scale)
        cairo_set_source_surface(canvas, picture, 0, 0)
        cairo_paint(canvas)
        cairo_restore(canvas)
        cairo_show_page(canvas)
        cairo_surface_destroy(picture)
    }

    /// A4 in points.
    private static let paper = (width: 595.28, height: 841.89)
}

/// Where cairo writes a file to: memory.
final class Sink {
    private(set) var bytes = Data()

    /// What cairo calls with each piece.
    static let write: cairo_write_func_t = { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().bytes.append(data, count: Int(length))
        return CAIRO_STATUS_SUCCESS
    }
}
