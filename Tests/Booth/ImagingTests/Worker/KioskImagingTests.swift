import Foundation
import Testing
import WorkerProtocol

@testable import Imaging

/// The program itself, as the front starts it, with SANE's own test scanner.
@Suite("kiosk-imaging", .serialized)
struct KioskImagingTests {
    private func scanned(_ answer: WorkerAnswer<ImagingAnswer>?) throws -> (page: ScannedPage, document: Data)
    {
        guard case .scanned(let page, let document)? = answer?.body else {
            throw answer?.failure ?? WorkerFailure(code: "none", cause: "no page", remedy: "")
        }
        return (page, document)
    }

    @Test(
        "Page after page is scanned into one document, and nothing of it stays on the disk",
        arguments: [
            "", "mode Color", "mode Color\nthree-pass true", "depth 16", "depth 1", "hand-scanner true",
            "fuzzy-parameters true",
            "read-limit true\nread-limit-size 777",
        ])
    func pages(setting: String) throws {
        let rig = try ScannerRig("test-picture \"Grid\"\nresolution 75\n" + setting)
        let first = try scanned(rig.ask(.scan(device: nil, after: [])).first)
        #expect(!first.page.isBlank)
        let size = try PageEncoding.size(of: first.page.jpeg)
        #expect(max(size.width, size.height) <= ScanLimits.pixels && min(size.width, size.height) > 400)
        #expect(first.page.jpeg.count <= ScanLimits.pageBytes)
        let second = try scanned(rig.ask(.scan(device: "test:0", after: [first.page.jpeg])).first)
        #expect(try Poppler.info(second.document)["Pages"] == "2")
        #expect(second.document.range(of: first.page.jpeg) != nil)
        #expect(try rig.leftovers().isEmpty)
    }

    @Test("An empty page is told")
    func blank() throws {
        #expect(
            try scanned(ScannerRig("test-picture \"Solid white\"").ask(.scan(device: nil, after: [])).first)
                .page.isBlank)
    }

    @Test(
        "What goes wrong in the scanner has its name and a remedy",
        arguments: [
            ("SANE_STATUS_JAMMED", "scanner-jammed"), ("SANE_STATUS_NO_DOCS", "scanner-empty"),
            ("SANE_STATUS_COVER_OPEN", "scanner-cover-open"), ("SANE_STATUS_IO_ERROR", "scanner-failed"),
            ("SANE_STATUS_ACCESS_DENIED", "scanner-denied"), ("SANE_STATUS_NO_MEM", "scanner-failed"),
        ])
    func troubles(status: String, code: String) throws {
        let rig = try ScannerRig("read-status-code \"\(status)\"")
        let failure = try #require(try rig.ask(.scan(device: nil, after: [])).first?.failure)
        #expect(failure.code == code)
        #expect(!failure.cause.isEmpty && !failure.remedy.isEmpty)
    }

    @Test("The scanner is named where there is one, and said to be absent where there is none or another")
    func presence() throws {
        let rig = try ScannerRig()
        let found = try rig.ask(
            .scanner(device: nil), .scanner(device: "test:0"), .scanner(device: "epson2:libusb:001:004"))
        #expect(
            found.map(\.body) == [.scanner(name: "test:0"), .scanner(name: "test:0"), .scanner(name: nil)])
        let bare = try ScannerRig(nil).ask(.scanner(device: nil), .scan(device: nil, after: []))
        #expect(bare.first?.body == .scanner(name: nil))
        #expect(bare.last?.failure?.code == "scanner-absent")
        let other = try rig.ask(.scan(device: "epson2:libusb:001:004", after: []))
        #expect(other.first?.failure?.code == "scanner-absent")
    }

    @Test("A document that is full takes no further page, and garbage does not end the program")
    func limits() throws {
        let rig = try ScannerRig()
        let page = try PageEncoding.jpeg(of: GreyImageTests.page(lines: 2))
        let full = try rig.ask(.scan(device: nil, after: Array(repeating: page, count: ScanLimits.pages)))
        #expect(full.first?.failure?.code == "imaging-failed")
        let ended = try rig.ask(lines: ["garbage", #"{"id":4,"body":{"scanner":{}}}"#])
        #expect(
            ended.status == 0 && ended.output.contains("request-malformed") && ended.output.contains("test:0")
        )
    }

    @Test("It says what it is, and an unknown option is a usage error")
    func usage() throws {
        let rig = try ScannerRig()
        #expect(try rig.ask(lines: [], arguments: ["--unheard"]).status == 64)
        #expect(try rig.ask(lines: [], arguments: ["--help"]).output.contains("scanner"))
    }
}
