import Domain
import Foundation
import TerminalUI
import Testing

/// Every screen in every language and size, compared as text with what was looked at and approved.
/// `TING_SNAPSHOTS=write` approves anew; `make gallery` draws them as pictures.
@Suite("The gallery of all screens")
struct GalleryTests {
    private static let sizes = [
        Size(rows: 25, columns: 80), Size(rows: 30, columns: 100), Size(rows: 15, columns: 50),
    ]
    private static let themes = [("night", Theme.night), ("contrast-light", Theme.highContrastLight)]
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    private static func frames(
        _ station: Station, _ language: Language, _ theme: Theme = .night
    ) throws -> [(size: Size, frame: Frame)] {
        try sizes.map { size in
            let stage = try station.stage(in: language, rows: size.rows, columns: size.columns)
            let renderer = ScreenRenderer(theme: theme)
            return (size, renderer.frame(for: stage.screen, rows: size.rows, columns: size.columns))
        }
    }

    @Test("Every screen is as it was approved", arguments: Language.allCases)
    func snapshots(language: Language) throws {
        let folder = Self.folder.appending(path: "Snapshots/\(language.rawValue)")
        let writes = ProcessInfo.processInfo.environment["TING_SNAPSHOTS"] == "write"
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for station in Station.allCases {
            let file = folder.appending(path: "\(station).txt")
            let drawn = try Self.frames(station, language).map { size, frame in
                "\(size.columns)x\(size.rows)\n" + frame.text.joined(separator: "\n") + "\n"
            }.joined(separator: "\n")
            if writes { try Data(drawn.utf8).write(to: file) }
            let approved = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            #expect(
                drawn == approved, "\(language.rawValue)/\(station) differs; TING_SNAPSHOTS=write approves it"
            )
        }
        let known = Set(Station.allCases.map { "\($0).txt" })
        #expect(try Set(FileManager.default.contentsOfDirectory(atPath: folder.path)) == known)
    }

    @Test(
        "As pictures, with one page that shows them all",
        .enabled(if: ProcessInfo.processInfo.environment["TING_GALLERY"] != nil, "run by make gallery"))
    func pictures() throws {
        let path = try #require(ProcessInfo.processInfo.environment["TING_GALLERY"])
        let gallery = URL(filePath: path)
        try FileManager.default.createDirectory(at: gallery, withIntermediateDirectories: true)
        var page = GalleryPage()
        for station in Station.allCases {
            for language in Language.allCases {
                for (name, theme) in Self.themes {
                    for (size, frame) in try Self.frames(station, language, theme) {
                        let picture = "\(station)-\(language.rawValue)-\(size.columns)x\(size.rows)-\(name)"
                        try Data(FramePicture.svg(of: frame).utf8)
                            .write(to: gallery.appending(path: picture + ".svg"))
                        try Data((frame.text.joined(separator: "\n") + "\n").utf8)
                            .write(to: gallery.appending(path: picture + ".txt"))
                        page.add(picture, of: "\(station)")
                    }
                }
            }
        }
        try Data(page.html.utf8).write(to: gallery.appending(path: "index.html"))
    }
}
