import CPango
import Foundation
import Testing
import WorkerProtocol

@testable import Imaging

@Suite("Signatures as pictures")
struct SignaturePictureTests {
    /// A picture read back by cairo: width, height and the darkness of each pixel.
    private final class Picture {
        let width, height: Int
        let dark: [Bool]

        init(_ png: Data) throws {
            var rest = png[...]
            let surface = withUnsafeMutablePointer(to: &rest) { rest in
                cairo_image_surface_create_from_png_stream(
                    { closure, into, length in
                        guard let closure, let into else { return CAIRO_STATUS_READ_ERROR }
                        let rest = closure.assumingMemoryBound(to: Data.self)
                        guard rest.pointee.count >= Int(length) else { return CAIRO_STATUS_READ_ERROR }
                        rest.pointee.prefix(Int(length)).copyBytes(to: into, count: Int(length))
                        rest.pointee = rest.pointee.dropFirst(Int(length))
                        return CAIRO_STATUS_SUCCESS
                    }, rest)
            }
            defer { cairo_surface_destroy(surface) }
            try #require(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
            width = Int(cairo_image_surface_get_width(surface))
            height = Int(cairo_image_surface_get_height(surface))
            let stride = Int(cairo_image_surface_get_stride(surface))
            let data = try #require(cairo_image_surface_get_data(surface))
            let size = (width, height)
            dark = (0..<size.0 * size.1).map { data[$0 / size.0 * stride + $0 % size.0 * 4] < 100 }
        }

        /// Whether there is ink near a place given in shares of the picture.
        func hasInk(_ x: Double, _ y: Double) -> Bool {
            let (column, row) = (Int(x * Double(width)), Int(y * Double(height)))
            return (max(0, row - 2)...min(height - 1, row + 2)).contains { line in
                (max(0, column - 2)...min(width - 1, column + 2)).contains { dark[line * width + $0] }
            }
        }
    }

    private func png(_ strokes: [[SignatureStrokes.Point]], pixels: Int = 1024) throws -> Picture {
        try Picture(
            SignaturePicture.png(
                of: SignatureStrokes(width: 64, height: 16, strokes: strokes, pixels: pixels)))
    }

    private func line(_ places: (Double, Double)...) -> [SignatureStrokes.Point] {
        places.map { SignatureStrokes.Point(x: $0.0, y: $0.1) }
    }

    @Test("Ink is where the finger went, and nowhere else; the picture is no larger than what was written")
    func ink() throws {
        let picture = try png([line((10, 4), (20, 4), (30, 4)), line((10, 12), (30, 12))])
        #expect(picture.width > 2 * picture.height)
        #expect(picture.hasInk(0.3, 0.15) && picture.hasInk(0.7, 0.85))
        #expect(!picture.hasInk(0.5, 0.5))
        #expect(picture.dark.count { $0 } * 2 < picture.dark.count)
    }

    @Test("It is as large as the form takes, and not larger")
    func size() throws {
        let wide = [line((0, 8), (63, 8)), line((30, 0), (30, 15))]
        #expect(try png(wide, pixels: 300).width == 300)
        #expect(try png(wide, pixels: 1024).width <= 1024)
        #expect(try png([line((5, 5), (6, 6))]).width < 100)
    }

    @Test("A dot is seen")
    func dot() throws {
        #expect(try png([line((5, 5))]).hasInk(0.5, 0.5))
    }

    @Test("Nothing drawn is no signature, and what no hand draws is refused")
    func refused() throws {
        let empty = SignatureStrokes(width: 64, height: 16, strokes: [[]], pixels: 300)
        let failure = #expect(throws: WorkerFailure.self) { try SignaturePicture.png(of: empty) }
        #expect(failure?.code == "signature-empty")
        for (place, pixels) in [(1e9, 300), (Double.nan, 300), (1, 0), (1, 1_000_000)] {
            let strange = SignatureStrokes(width: 64, height: 16, strokes: [line((place, 1))], pixels: pixels)
            #expect(throws: WorkerFailure.self) { try SignaturePicture.png(of: strange) }
        }
    }
}
