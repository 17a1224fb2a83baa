internal import CPango
public import Domain
internal import QRCodes

/// Draws slips as PDF, in memory: no file ever holds one on the way to the printer.
public enum SlipPDF {
    /// A slip as PDF, and the size of its one page.
    public struct Page: Sendable, Hashable {
        /// The PDF file.
        public var bytes: [UInt8]
        /// The width of the paper in millimetres.
        public var width: Double
        /// The length of the paper in millimetres, as much as the content needs.
        public var height: Double
    }

    /// The document on one page of an 80 mm roll, as long as it needs. Text stays text; QR codes are vector squares.
    public static func render(_ document: SlipDocument) throws(PrintingFailure) -> Page {
        let composition = try SlipComposition(document, roll: .receipt80)
        let millimetre = PaperRoll.millimetres(1)
        let bytes = try PDFCanvas.draw(
            width: composition.roll.width, height: composition.height, title: document.receiptNumber
        ) { canvas in
            for element in composition.elements { draw(element, on: canvas) }
        }
        return Page(
            bytes: bytes, width: composition.roll.width / millimetre,
            height: (composition.height / millimetre).rounded(.up))
    }

    private static func draw(_ element: SlipComposition.Element, on canvas: OpaquePointer) {
        switch element.content {
        case .text(let text): text.draw(on: canvas, x: element.x, y: element.y)
        case .rule(let length, let thickness):
            cairo_rectangle(canvas, element.x, element.y, length, thickness)
            cairo_fill(canvas)
        case .code(let code, let module): draw(code, module: module, at: (element.x, element.y), on: canvas)
        }
    }

    /// All modules are one path and one fill, so that no viewer draws hair lines between neighbours.
    private static func draw(
        _ code: QRCode, module: Double, at corner: (x: Double, y: Double), on canvas: OpaquePointer
    ) {
        for row in 0..<code.size {
            var column = 0
            while column < code.size {
                let start = column
                while code.isDark(row: row, column: column) { column += 1 }
                if column > start {
                    cairo_rectangle(
                        canvas, corner.x + Double(start) * module, corner.y + Double(row) * module,
                        Double(column - start) * module, module)
                }
                column += 1
            }
        }
        cairo_fill(canvas)
    }
}
