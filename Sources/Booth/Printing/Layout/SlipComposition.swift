internal import Domain
internal import QRCodes

/// A slip laid out: what stands where, and how long the paper gets. Lengths are in points from the top left corner.
struct SlipComposition {
    /// One thing on the paper, with its top left corner.
    struct Element {
        enum Content {
            case text(ShapedText)
            /// The symbol and the length of one module.
            case code(QRCode, module: Double)
            /// A line of this length and thickness.
            case rule(length: Double, thickness: Double)
        }

        var x: Double
        var y: Double
        var content: Content
    }

    let roll: PaperRoll
    private(set) var elements: [Element] = []
    private(set) var height: Double

    private let shaper: TextShaper
    private var labelWidth = 0.0

    private static let margin = PaperRoll.millimetres(4)
    private static let columnGap = PaperRoll.millimetres(3)
    /// No label takes more of the row than this; it wraps instead.
    private static let widestLabel = 0.42
    /// A symbol no larger than this, quiet zone included: easily caught by a phone, and no waste of paper.
    private static let largestCode = PaperRoll.millimetres(44)
    /// Digits read by the elderly: about 3 mm high at the least.
    private static let smallestNumber = 13.0

    /// Lays the document out on a roll.
    init(_ document: SlipDocument, roll: PaperRoll) throws(PrintingFailure) {
        self.roll = roll
        shaper = try TextShaper(language: document.language)
        height = Self.margin
        var previous: SlipDocument.Block?
        for (index, block) in document.blocks.enumerated() {
            if let previous { height += Self.gap(after: previous, before: block) }
            if case .row = block, previous.map(Self.isRow) != true {
                labelWidth = try labelColumn(of: document.blocks[index...].prefix(while: Self.isRow))
            }
            try place(block)
            previous = block
        }
        height += Self.margin
    }

    private mutating func place(_ block: SlipDocument.Block) throws(PrintingFailure) {
        switch block {
        case .title(let text): try placeHeading(text, .title, smallest: 12.5)
        case .subtitle(let text): try placeHeading(text, .subtitle, smallest: 9)
        case .paragraph(let text): try placeText(text, .paragraph)
        case .finePrint(let text): try placeText(text, .finePrint)
        case .row(let label, let value): try placeRow(label, value)
        case .number(let label, let value): try placeNumber(label, value)
        case .code(let content, let caption): try placeCode(content, caption)
        case .rule:
            let thickness = 2 * roll.dot
            append(.rule(length: roll.printableWidth, thickness: thickness), x: roll.left, height: thickness)
        }
    }

    private mutating func placeText(_ text: String, _ style: TextStyle) throws(PrintingFailure) {
        let shaped = try shaper.shape(text, style: style, width: roll.printableWidth)
        append(.text(shaped), x: roll.left, height: shaped.height)
    }

    private mutating func placeHeading(
        _ text: String, _ style: TextStyle, smallest: Double
    ) throws(PrintingFailure) {
        let shaped = try shaper.fitBalanced(
            text, style: style, width: roll.printableWidth, smallest: smallest)
        append(.text(shaped), x: (roll.width - shaped.measure) / 2, height: shaped.height)
    }

    private mutating func placeNumber(_ label: String, _ value: String) throws(PrintingFailure) {
        try placeText(label, .numberLabel)
        let number = try shaper.fit(
            value, style: .number, width: roll.printableWidth, smallest: Self.smallestNumber)
        append(.text(number), x: roll.left, height: number.height)
    }

    private mutating func placeRow(_ label: String, _ value: String) throws(PrintingFailure) {
        let labelText = try shaper.shape(label, style: .label, width: labelWidth)
        let valueX = labelWidth + Self.columnGap
        let valueText = try shaper.shape(value, style: .value, width: roll.printableWidth - valueX)
        let top = height
        append(.text(labelText), x: roll.left, height: labelText.height)
        height = top
        append(.text(valueText), x: roll.left + valueX, height: max(labelText.height, valueText.height))
    }

    private mutating func placeCode(_ content: String, _ caption: String) throws(PrintingFailure) {
        let symbol: QRCode
        do {
            symbol = try QRCode.encode(content, errorCorrection: .medium)
        } catch {
            throw .codeImpossible(error)
        }
        let modules = Double(symbol.size + 2 * QRCode.quietZone)
        // Whole dots a module and a corner on the grid of dots: no module is printed wider than its neighbour.
        let dots = max(1, (Self.largestCode / modules / roll.dot).rounded(.down))
        let module = dots * roll.dot
        let quiet = Double(QRCode.quietZone) * module
        let side = Double(symbol.size) * module
        height += quiet
        height = (height / roll.dot).rounded(.up) * roll.dot
        let x = ((roll.width - side) / 2 / roll.dot).rounded() * roll.dot
        append(.code(symbol, module: module), x: x, height: side)
        height += quiet
        if !caption.isEmpty { try placeText(caption, .caption) }
    }

    /// The widest label of neighbouring rows, so that their values stand below one another.
    private func labelColumn(of rows: ArraySlice<SlipDocument.Block>) throws(PrintingFailure) -> Double {
        var widest = 0.0
        for case .row(let label, _) in rows {
            widest = max(widest, try shaper.shape(label, style: .label, width: nil).width)
        }
        // A hair more, since the width was measured without rounding and is given back rounded down.
        return min(widest + 0.1, roll.printableWidth * Self.widestLabel)
    }

    private mutating func append(_ content: Element.Content, x: Double, height used: Double) {
        elements.append(Element(x: x, y: height, content: content))
        height += used
    }

    private static func isRow(_ block: SlipDocument.Block) -> Bool {
        if case .row = block { true } else { false }
    }

    /// The white between two blocks.
    private static func gap(after: SlipDocument.Block, before: SlipDocument.Block) -> Double {
        switch (after, before) {
        case (.rule, _), (_, .rule): 6
        case (.row, .row): 2
        case (_, .subtitle): 1
        case (.finePrint, .finePrint): 2
        case (_, .number), (.number, _): 7
        case (.code, _): 7
        case (_, .code): 0
        default: 4
        }
    }
}
