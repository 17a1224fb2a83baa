import Testing

@testable import Imaging

@Suite("Pictures in grey")
struct GreyImageTests {
    /// A white page with some lines of writing on it.
    static func page(lines: Int, ink: UInt8 = 30, paper: UInt8 = 245) throws -> GreyImage {
        var pixels = [UInt8](repeating: paper, count: 600 * 850)
        for line in 0..<lines {
            for row in 0..<6 {
                for column in 100..<500 where (column / 3) % 2 == 0 {
                    pixels[(100 + line * 20 + row) * 600 + column] = ink
                }
            }
        }
        return try #require(GreyImage(width: 600, height: 850, pixels: pixels))
    }

    @Test("Made smaller, it keeps its shape and its mean brightness, and one that fits stays as it is")
    func scaling() throws {
        let page = try Self.page(lines: 20)
        let small = page.scaled(toFit: 200)
        #expect(small.height == 200 && small.width == 141)
        func mean(_ image: GreyImage) -> Int { image.pixels.reduce(0) { $0 + Int($1) } / image.pixels.count }
        #expect(abs(mean(small) - mean(page)) <= 1)
        #expect(page.scaled(toFit: 900) == page)
        #expect(
            try #require(GreyImage(width: 5000, height: 1, pixels: .init(repeating: 9, count: 5000))).scaled(
                toFit: 10
            ).height == 1)
    }

    @Test(
        "An empty page is told from one with a single line, also when the paper is grey or the edges are dark"
    )
    func blank() throws {
        #expect(try Self.page(lines: 0).isBlank)
        #expect(try Self.page(lines: 0, paper: 150).isBlank)
        #expect(try !Self.page(lines: 1).isBlank)
        #expect(try !Self.page(lines: 1, ink: 60, paper: 150).isBlank)
        var edged = try Self.page(lines: 0)
        for row in 0..<edged.height { for column in 0..<10 { edged.pixels[row * edged.width + column] = 0 } }
        #expect(edged.isBlank)
    }

    @Test("The glance is small, whatever the page")
    func thumbnail() throws {
        let glance = try Self.page(lines: 9).thumbnail
        #expect(
            glance.columns <= 48 && glance.rows <= 64 && glance.dots.count == glance.columns * glance.rows)
        #expect(try #require(GreyImage(width: 1, height: 1, pixels: [7])).thumbnail.dots.count == 1)
    }

    @Test("Pixels that do not fit the size are no picture")
    func malformed() {
        #expect(GreyImage(width: 2, height: 2, pixels: [1]) == nil)
        #expect(GreyImage(width: 0, height: 0, pixels: []) == nil)
    }
}
