import CPango
import FoundationEssentials
import WorkerProtocol

/// A signature as a picture: a smooth black line on white through the places that the finger passed, no larger than what
/// was written.
enum SignaturePicture {
    /// The signature as a PNG file (ISO/IEC 15948). Fails for one without strokes, and for places or sizes out of all reason.
    static func png(of signature: SignatureStrokes) throws(WorkerFailure) -> Data {
        let points = signature.strokes.flatMap { $0 }
        guard let first = points.first else {
            throw WorkerFailure(
                code: "signature-empty", cause: "a signature without strokes",
                remedy: "The person signs again.")
        }
        guard points.count <= mostPoints, (16...4096).contains(signature.pixels),
            points.allSatisfy({ abs($0.x) <= 10_000 && abs($0.y) <= 10_000 })
        else { throw .imaging("a signature out of all reason") }
        var (left, right, top, bottom) = (first.x, first.x, first.y, first.y)
        for point in points {
            (left, right) = (min(left, point.x), max(right, point.x))
            (top, bottom) = (min(top, point.y), max(bottom, point.y))
        }
        let margin = 2 * pen
        let (width, height) = (right - left + 2 * margin, bottom - top + 2 * margin)
        let scale = min(Double(signature.pixels) / max(width, height), largestScale)
        let surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, Int32(max(1, (width * scale).rounded())),
            Int32(max(1, (height * scale).rounded())))
        defer { cairo_surface_destroy(surface) }
        let canvas = cairo_create(surface)
        cairo_set_source_rgb(canvas, 1, 1, 1)
        cairo_paint(canvas)
        cairo_set_source_rgb(canvas, 0, 0, 0)
        cairo_scale(canvas, scale, scale)
        cairo_translate(canvas, margin - left, margin - top)
        cairo_set_line_width(canvas, pen)
        cairo_set_line_cap(canvas, CAIRO_LINE_CAP_ROUND)
        cairo_set_line_join(canvas, CAIRO_LINE_JOIN_ROUND)
        for stroke in signature.strokes { draw(stroke, on: canvas) }
        cairo_destroy(canvas)
        let sink = Sink()
        let status = cairo_surface_write_to_png_stream(
            surface, Sink.write, Unmanaged.passUnretained(sink).toOpaque())
        guard status == CAIRO_STATUS_SUCCESS else {
            throw .imaging(String(cString: cairo_status_to_string(status)))
        }
        return withExtendedLifetime(sink) { sink.bytes }
    }

    /// A curve through all places (Catmull and Rom's, as Bézier curves); a single place is a dot.
    private static func draw(_ stroke: [SignatureStrokes.Point], on canvas: OpaquePointer?) {
        guard let first = stroke.first else { return }
        cairo_move_to(canvas, first.x, first.y)
        if stroke.count == 1 { cairo_line_to(canvas, first.x, first.y) }
        for index in stroke.indices.dropLast() {
            let (start, end) = (stroke[index], stroke[index + 1])
            let before = index > 0 ? stroke[index - 1] : start
            let after = index + 2 < stroke.count ? stroke[index + 2] : end
            cairo_curve_to(
                canvas, start.x + (end.x - before.x) / 6, start.y + (end.y - before.y) / 6,
                end.x - (after.x - start.x) / 6, end.y - (after.y - start.y) / 6, end.x, end.y)
        }
        cairo_stroke(canvas)
    }

    /// The width of the pen; a terminal's cell is 1 wide.
    private static let pen = 0.8
    /// Pixels a unit at most: a small mark is not blown up.
    private static let largestScale = 16.0
    private static let mostPoints = 10_000
}
