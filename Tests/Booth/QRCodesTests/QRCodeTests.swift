import QRCodes
import Testing

@Suite("QR codes")
struct QRCodeTests {
    @Test("A short text needs the smallest symbol, with its three finder patterns")
    func finderPatterns() throws {
        let code = try QRCode.encode("TING", errorCorrection: .low)
        #expect(code.size == 21)
        for (row, column) in [(0, 0), (0, 14), (14, 0)] {
            let pattern = (0..<7).map { y in
                (0..<7).map { x in code.isDark(row: row + y, column: column + x) ? "#" : "." }.joined()
            }
            #expect(pattern == ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"])
        }
        #expect((0..<7).allSatisfy { !code.isDark(row: 14 + $0, column: 14 + $0) } == false)
    }

    @Test("Row and column are not exchanged: the dark module stands above the lower left finder's right side")
    func darkModule() throws {
        // ISO/IEC 18004, 7.9.1: row 4 × version + 9, column 8 is always dark.
        for text in ["TING", String(repeating: "回执", count: 30)] {
            let code = try QRCode.encode(text, errorCorrection: .medium)
            let version = (code.size - 17) / 4
            #expect(code.isDark(row: 4 * version + 9, column: 8))
        }
    }

    @Test("More error correction never makes a symbol smaller")
    func levels() throws {
        let sizes = try QRCode.ErrorCorrection.allCases.map {
            try QRCode.encode("https://example.org/t/042326112300076", errorCorrection: $0).size
        }
        #expect(sizes == sizes.sorted())
        #expect(Set(sizes).count > 1)
    }

    @Test("Outside the symbol everything is light")
    func outside() throws {
        let code = try QRCode.encode("TING", errorCorrection: .low)
        for (row, column) in [(-1, 0), (0, -1), (21, 0), (0, 21)] {
            #expect(!code.isDark(row: row, column: column))
        }
    }

    @Test("The same text gives the same symbol")
    func deterministic() throws {
        let text = "https://example.org/t/042326112300076"
        #expect(
            try QRCode.encode(text, errorCorrection: .high) == QRCode.encode(text, errorCorrection: .high))
    }

    @Test("What cannot be encoded is refused by name")
    func refusals() {
        #expect(throws: QRCodeError.emptyText) { try QRCode.encode("", errorCorrection: .low) }
        #expect(throws: QRCodeError.containsNUL) { try QRCode.encode("a\0b", errorCorrection: .low) }
        let long = String(repeating: "亭", count: 1_000)
        #expect(throws: QRCodeError.tooLong(bytes: 3_000)) { try QRCode.encode(long, errorCorrection: .low) }
        #expect(QRCodeError.tooLong(bytes: 3_000).code == "qr-text-too-long")
    }
}
