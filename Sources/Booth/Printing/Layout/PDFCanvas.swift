internal import CPango

/// A cairo PDF surface that writes into memory.
enum PDFCanvas {
    /// What cairo wrote so far; a class, since the C callback gets it as a pointer.
    private final class Sink { var bytes: [UInt8] = [] }

    /// A PDF of one page, in points, drawn by the closure with black ink.
    static func draw(
        width: Double, height: Double, title: String, _ content: (OpaquePointer) -> Void
    ) throws(PrintingFailure) -> [UInt8] {
        let sink = Sink()
        let surface = cairo_pdf_surface_create_for_stream(
            { closure, data, length in
                guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
                let bytes = UnsafeBufferPointer(start: data, count: Int(length))
                Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().bytes.append(contentsOf: bytes)
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), width, height)
        defer { cairo_surface_destroy(surface) }
        // Title and program only: who asked for the slip, and where, is nobody's business who finds the file.
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Ting")

        guard let canvas = cairo_create(surface) else { throw .layoutFailed(detail: "cairo gave no canvas") }
        cairo_set_source_rgb(canvas, 0, 0, 0)
        content(canvas)
        cairo_show_page(canvas)
        let drawn = cairo_status(canvas)
        cairo_destroy(canvas)
        cairo_surface_finish(surface)
        let written = cairo_surface_status(surface)
        for status in [drawn, written] where status != CAIRO_STATUS_SUCCESS {
            throw .layoutFailed(detail: String(cString: cairo_status_to_string(status)))
        }
        return withExtendedLifetime(sink) { sink.bytes }
    }
}
