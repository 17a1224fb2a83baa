/// How a screen lies at one size, whatever has the focus and whichever page is shown: looked for once, by drawing it
/// airy and then ever tighter, and good until the screen says something else.
public struct ScreenLayout: Sendable {
    /// How many pages the body of the screen takes, or the dialog above it; 1 if it fits.
    public let pageCount: Int
    let body: BodyFit
    let dialog: DialogFit?

    private let pages: [Key: [Int]]
    private let title: String
    private let step: Step?
    private let blocks: [Block]
    private let overlay: Overlay?
    private let size: Size
    private let ambiguous: AmbiguousWidth

    /// The page, from 0, on which a key of the body or of the dialog can be touched: this one if it stands on it, else the first
    /// on which it does; nil for all other keys.
    public func page(of key: Key, preferring page: Int) -> Int? {
        pages[key].flatMap { $0.contains(page) ? page : $0.first }
    }

    init?(of screen: Screen, rows: Int, columns: Int, by renderer: ScreenRenderer) {
        let smallest = ScreenRenderer.smallest
        guard rows >= smallest.rows, columns >= smallest.columns else { return nil }
        let body = renderer.fittingBody(screen, rows: rows, columns: columns)
        self.body = body.fit
        if let overlay = screen.overlay {
            let dialog = renderer.fittingDialog(overlay, focus: screen.focus, rows: rows, columns: columns)
            self.dialog = dialog.fit
            pageCount = dialog.pages.count
            pages = Self.pages(of: dialog.canvas.targets, in: dialog.pages)
        } else {
            dialog = nil
            pageCount = max(body.pages.count, 1)
            pages = Self.pages(of: body.canvas.targets, in: body.pages)
        }
        (title, step, blocks) = (screen.title, screen.step, screen.blocks)
        overlay = Self.unpaged(screen.overlay)
        size = Size(rows: rows, columns: columns)
        ambiguous = renderer.ambiguous
    }

    /// Whether it is that of a screen at a size.
    func fits(_ screen: Screen, rows: Int, columns: Int, by renderer: ScreenRenderer) -> Bool {
        size.rows == rows && size.columns == columns && ambiguous == renderer.ambiguous
            && title == screen.title && step == screen.step && blocks == screen.blocks
            && overlay == Self.unpaged(screen.overlay)
    }

    private static func unpaged(_ overlay: Overlay?) -> Overlay? {
        var overlay = overlay
        overlay?.page = 0
        return overlay
    }

    private static func pages(of targets: [Target], in pages: [Range<Int>]) -> [Key: [Int]] {
        var places: [Key: [Int]] = [:]
        for (page, rows) in pages.enumerated() {
            for target in targets where rows.contains(target.area.rows.lowerBound) {
                places[target.key, default: []].append(page)
            }
        }
        return places
    }
}

/// With how much air a body is drawn, and whether the keys that turn its pages stand at its side.
struct BodyFit {
    let density: Density
    let hasSidePager: Bool
}

/// With how much air a dialog is drawn, whether its choices stand in two columns, and whether it is broken into pages.
struct DialogFit {
    let density: Density
    let hasCards: Bool
    let hasPages: Bool
}

extension ScreenRenderer {
    /// How a screen lies at a size; the layout of before if it is still right. Nil if the terminal is too small.
    public func layout(
        of screen: Screen, rows: Int, columns: Int, before: ScreenLayout? = nil
    ) -> ScreenLayout? {
        if let before, before.fits(screen, rows: rows, columns: columns, by: self) { return before }
        return ScreenLayout(of: screen, rows: rows, columns: columns, by: self)
    }
}
