import Foundation
import Testing
import WorkerProtocol

@testable import Imaging

@Suite("Pages as files")
struct PageDocumentTests {
    /// What no compression makes small.
    private func noise(_ width: Int, _ height: Int) throws -> GreyImage {
        var random = SystemRandomNumberGenerator()
        let pixels = (0..<width * height).map { _ in UInt8.random(in: 0...255, using: &random) }
        return try #require(GreyImage(width: width, height: height, pixels: pixels))
    }

    @Test("A page is a JPEG file of its own size, and never larger than a page may be")
    func encoding() throws {
        let page = try GreyImageTests.page(lines: 30)
        let file = try PageEncoding.jpeg(of: page)
        #expect(file.starts(with: [0xFF, 0xD8]) && file.count <= ScanLimits.pageBytes)
        #expect(try PageEncoding.size(of: file) == (600, 850))
        let hard = try PageEncoding.jpeg(of: noise(1240, 1754))
        #expect(hard.count <= ScanLimits.pageBytes)
        #expect(try PageEncoding.size(of: hard).width < 1240)
    }

    @Test(
        "A document has a page of A4 for each page, with the JPEG file in it as it was",
        arguments: [1, 3, 12])
    func document(count: Int) throws {
        let pages = try (1...count).map { try PageEncoding.jpeg(of: GreyImageTests.page(lines: $0)) }
        let file = try PageDocument.pdf(of: pages)
        for page in pages { #expect(file.range(of: page) != nil) }
        let pdf = try Poppler.info(file)
        #expect(pdf["Pages"] == String(count))
        #expect(pdf["Page size"]?.hasPrefix("595.28 x 841.89") == true)
        #expect(pdf["Author"] == nil && pdf["Title"] == nil)
    }

    @Test("No page, too many, and what is no page make no document")
    func refused() throws {
        let page = try PageEncoding.jpeg(of: GreyImageTests.page(lines: 3))
        for pages in [
            [], Array(repeating: page, count: ScanLimits.pages + 1), [Data()], [page, Data("x".utf8)],
        ] {
            #expect(throws: WorkerFailure.self) { try PageDocument.pdf(of: pages) }
        }
    }

    @Test("A damaged JPEG file is refused or taken, and never more than that")
    func damaged() throws {
        let page = try PageEncoding.jpeg(of: GreyImageTests.page(lines: 3))
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            var broken = Data(page.prefix(Int.random(in: 0...page.count, using: &random)))
            for _ in 0..<Int.random(in: 0...8, using: &random) where !broken.isEmpty {
                broken[Int.random(in: 0..<broken.count, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            _ = try? PageDocument.pdf(of: [broken])
        }
    }
}
