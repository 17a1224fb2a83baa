import Domain
import Foundation
import Printing
import PrintingRig
import Testing

@Suite("A slip as PDF")
struct SlipPDFTests {
    @Test("Every character of every language can be read out of the file", arguments: SampleSlips.all)
    func text(document: SlipDocument) async throws {
        let text = try await Self.inFile(document) { try await $0.text() }
        // Lines break and columns interleave, so words are looked for where spaces do not count.
        let flat = text.filter { !$0.isWhitespace }
        for line in document.blocks.flatMap(\.texts) {
            for word in line.split(whereSeparator: \.isWhitespace) where line.utf8.count < 60 {
                #expect(flat.contains(word), "\(word) is missing in \(text)")
            }
            #expect(Set(line).subtracting(text).subtracting(" \u{3000}").isEmpty)
        }
    }

    @Test("A printed QR code is read at the resolution of a receipt printer", arguments: SampleSlips.all)
    func code(document: SlipDocument) async throws {
        #expect(try await Self.inFile(document) { try await $0.codes() } == [SampleSlips.trackingAddress])
    }

    @Test("A long QR code still fits the paper and is read")
    func longCode() async throws {
        let content = "https://example.org/t/" + String(repeating: "0423261123", count: 40)
        let document = SampleSlips.slip([.code(content: content, caption: "")])
        #expect(try await Self.inFile(document) { try await $0.codes() } == [content])
    }

    @Test("The page is 80 mm wide, one page, and as long as its content")
    func page() throws {
        let short = try SlipPDF.render(SampleSlips.slip([.title("便民服务亭")]))
        let long = try SlipPDF.render(SampleSlips.chinese)
        #expect(abs(short.width - 80) < 0.01 && abs(long.width - 80) < 0.01)
        #expect(short.height < 25)
        #expect(long.height > 120 && long.height < 200)
        let paragraphs = (1...400).map { SlipDocument.Block.paragraph("第\($0)行") }
        let longest = try SlipPDF.render(SampleSlips.slip(paragraphs))
        #expect(longest.height > 1_500)
        #expect(String(decoding: longest.bytes, as: UTF8.self).contains("/Count 1\n"))
    }

    @Test("The file's metadata name the receipt and the program, nobody else")
    func metadata() throws {
        let file = String(decoding: try SlipPDF.render(SampleSlips.chinese).bytes, as: UTF8.self)
        #expect(file.contains("042326112300076"))
        #expect(!file.contains("/Author") && !file.contains("/Subject") && !file.contains("/Keywords"))
    }

    @Test("What cannot be a QR code is an error by name, not a slip without it")
    func impossibleCode() {
        #expect(throws: PrintingFailure.codeImpossible(.emptyText)) {
            try SlipPDF.render(SampleSlips.slip([.code(content: "", caption: "")]))
        }
    }

    @Test("An empty slip, empty texts and a word wider than the paper are laid out")
    func extremes() async throws {
        _ = try SlipPDF.render(SampleSlips.slip([]))
        _ = try SlipPDF.render(
            SampleSlips.slip([.title(""), .row(label: "", value: ""), .number(label: "", value: "")]))
        let word = String(repeating: "Bouxcuengh", count: 20)
        let document = SampleSlips.slip(
            [.title(word), .row(label: word, value: word), .number(label: word, value: word)], in: .zhuang)
        let text = try await Self.inFile(document) { try await $0.text() }
        #expect(text.filter { $0 == "B" }.count == 5 * 20)
    }

    private static func inFile<Result>(
        _ document: SlipDocument, _ body: (ReceivedSlip) async throws -> Result
    ) async throws -> Result {
        let file = FileManager.default.temporaryDirectory.appending(path: "slip-\(UUID().uuidString).pdf")
        try Data(SlipPDF.render(document).bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await body(ReceivedSlip(file: file))
    }
}

extension SlipDocument.Block {
    /// What of the block is to be read on the paper.
    var texts: [String] {
        switch self {
        case .title(let text), .subtitle(let text), .paragraph(let text), .finePrint(let text): [text]
        case .row(let label, let value), .number(let label, let value): [label, value]
        case .code(_, let caption): [caption]
        case .rule: []
        }
    }
}
