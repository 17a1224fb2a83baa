import BoothApp
import Foundation
import WorkerProtocol

/// A model of the scanner and of the worker that draws signatures: each page is its number.
struct ImagingRoom {
    var hasScanner = false
    /// What goes wrong with the next page.
    var trouble: ImagingTrouble?
    /// Whether the next page is empty.
    var isBlank = false
    /// Whether answers wait until they are taken out of ``waiting``.
    var isSlow = false
    private(set) var waiting: [ImagingNews] = []
    /// What was drawn.
    private(set) var signatures: [SignatureStrokes] = []
    private var scanned = 0

    mutating func answer(_ order: ImagingOrder) -> [ImagingNews] {
        switch order {
        case .lookForScanner: return [.scanner(isPresent: hasScanner)]
        case .scan(let pages, let turn):
            if let trouble {
                self.trouble = nil
                return give(.failed(trouble, turn: turn))
            }
            scanned += 1
            let page = Data("page \(scanned)".utf8)
            let blank = isBlank
            isBlank = false
            return give(
                .scanned(
                    ScannedPage(
                        jpeg: page, thumbnail: Self.glance,
                        isBlank: blank),
                    document: (pages + [page]).reduce(Data(), +), turn: turn))
        case .sign(let strokes, let turn):
            signatures.append(strokes)
            return give(.signed(Data("signature".utf8), turn: turn))
        }
    }

    /// A sheet with some lines of writing.
    private static let glance = Thumbnail(
        columns: 48, rows: 64,
        dots: Data(
            (0..<48 * 64).map { place in
                let (row, column) = (place / 48, place % 48)
                let isWriting = row % 8 == 4 && row > 6 && row < 58 && column > 5 && column < 42 - row % 5
                return isWriting ? 40 : 245
            }))

    private mutating func give(_ news: ImagingNews) -> [ImagingNews] {
        guard isSlow else { return [news] }
        waiting.append(news)
        return []
    }
}
