import Domain
import Testing

@testable import CardReaders

@Suite("Card text")
struct CardTextTests {
    private func document(_ name: String) throws -> IdentityDocument {
        try CardTextDecoder.document(from: try Samples.text(name)[...])
    }

    @Test("A resident card gives all of its fields")
    func resident() throws {
        let document = try document("base-resident")
        #expect(document.kind == .resident)
        #expect(document.name.reveal() == "韦样例")
        #expect(document.sex == .male)
        #expect(document.nation?.chineseName == "壮")
        #expect(document.birth?.reveal() == CivilDate(year: 1990, month: 1, day: 1))
        #expect(document.address?.reveal() == "广西壮族自治区虚构市样例县测试路1号")
        #expect(document.number.reveal() == "450000199001010011")
        #expect(document.issuer == "虚构市公安局样例分局")
        #expect(document.validFrom == CivilDate(year: 2020, month: 1, day: 1))
        #expect(document.validUntil == CivilDate("20400101").map { .until($0) })
        #expect(document.englishName == nil)
    }

    @Test("长期 is a validity without end, not a broken date")
    func longTerm() throws {
        let document = try document("base-longterm")
        #expect(document.name.reveal() == "覃样例")
        #expect(document.sex == .female)
        #expect(document.validUntil == .longTerm)
    }

    @Test("A 港澳台 residence permit gives its fields and no nation")
    func hongKongMacaoTaiwan() throws {
        let document = try document("base-hkmt")
        #expect(document.kind == .hkmt)
        #expect(document.name.reveal() == "陈样例")
        #expect(document.nation == nil)
        #expect(document.number.reveal() == "810000199001010035")
        #expect(document.validUntil == CivilDate("20250101").map { .until($0) })
        let block = try #require(TextBlock(try Samples.text("base-hkmt")[...]))
        #expect(block.text(CardLayout.HongKongMacaoTaiwan.permitNumber) == "H00000000")
        #expect(block.text(CardLayout.HongKongMacaoTaiwan.issueCount) == "01")
    }

    @Test("The foreign permanent resident card of 2017 gives its fields")
    func foreign2017() throws {
        let document = try document("base-foreign2017")
        #expect(document.kind == .foreign2017)
        #expect(document.englishName?.reveal() == "EXAMPLE, TESTPERSON")
        #expect(document.name.reveal() == "样例测试")
        #expect(document.number.reveal() == "UTO450090010114")
        #expect(document.birth?.reveal() == CivilDate("19900101"))
        #expect(document.validUntil == CivilDate("20300101").map { .until($0) })
        #expect(document.address == nil)
    }

    @Test("The foreign permanent resident card of 2023 gives its fields")
    func foreign2023() throws {
        let document = try document("base-foreign2023")
        #expect(document.kind == .foreign2023)
        #expect(document.sex == .female)
        #expect(document.englishName?.reveal() == "EXAMPLE, TESTPERSON")
        #expect(document.number.reveal() == "945999199001010048")
        #expect(document.validFrom == CivilDate("20240101"))
    }

    @Test("A long English name continues behind the other fields, its spaces kept")
    func longEnglishName() throws {
        var card = try Samples.card("foreign2023")
        card.englishName = "EXAMPLE OF A VERY LONG FAMILY NAME, TESTPERSON"
        let document = try CardTextDecoder.document(from: CardTextEncoder.text(of: card)[...])
        #expect(document.englishName?.reveal() == card.englishName)
    }

    @Test("A type letter without a known layout is refused, never taken for a resident card")
    func unknownLetter() throws {
        var text = try Samples.text("base-resident")
        text[248] = UInt8(ascii: "Z")
        #expect(throws: CardTextDecoder.Fault.unknownType(0x5A)) {
            _ = try CardTextDecoder.document(from: text[...])
        }
        let fault = ReaderFault.cardText(.unknownType(0x5A))
        #expect(fault.code == .cardTypeUnknown)
        #expect(fault.message.contains("U+5A"))
    }

    @Test("The fields of every layout fill the 256 bytes without gap or overlap")
    func layouts() {
        for fields in [
            CardLayout.Resident.all, CardLayout.HongKongMacaoTaiwan.all, CardLayout.Foreign2017.all,
            CardLayout.Foreign2023.all,
        ] {
            var end = 0
            for field in fields.sorted(by: { $0.offset < $1.offset }) {
                #expect(field.offset == end)
                end += field.byteCount
            }
            #expect(end == TextBlock.byteCount)
        }
    }

    @Test("Half a surrogate pair at a field's border is replaced and does not join the next field's half")
    func surrogates() throws {
        var text = try Samples.text("base-resident")
        // The last unit of the name is a high surrogate, the sex field holds the low one.
        (text[28], text[29], text[30], text[31]) = (0x40, 0xD8, 0x00, 0xDC)
        let document = try CardTextDecoder.document(from: text[...])
        #expect(document.name.reveal() == "韦样例" + String(repeating: " ", count: 11) + "\u{FFFD}")
        #expect(document.sex == .unknown)
    }

    @Test("Padding with NUL is trimmed, control characters are replaced")
    func controlCharacters() throws {
        var text = try Samples.text("base-resident")
        for index in 6..<30 { text[index] = 0 }
        #expect(try CardTextDecoder.document(from: text[...]).name.reveal() == "韦样例")
        text[4] = 0x1B
        text[5] = 0
        #expect(try CardTextDecoder.document(from: text[...]).name.reveal() == "韦样\u{FFFD}")
    }

    @Test("Dates that are none and unknown codes do not fail the read")
    func oddValues() throws {
        var card = try Samples.card("wei")
        card.birth = "1990-02-31"
        card.validUntil = "2040-13-01"
        card.nation = "77"
        let document = try CardTextDecoder.document(from: CardTextEncoder.text(of: card)[...])
        #expect(document.birth == nil)
        #expect(document.validUntil == .unreadable("20401301"))
        #expect(document.nation?.chineseName == "77")
    }

    @Test("A block of another size or without a number is refused")
    func refused() throws {
        #expect(throws: CardTextDecoder.Fault.size) { _ = try CardTextDecoder.document(from: [1, 2, 3]) }
        var blank = [UInt8](repeating: 0, count: 256)
        for index in stride(from: 0, to: 256, by: 2) { blank[index] = 0x20 }
        #expect(throws: CardTextDecoder.Fault.withoutNumber) {
            _ = try CardTextDecoder.document(from: blank[...])
        }
    }

    @Test("Lengths that do not fill the reply are refused", arguments: [-1, 1])
    func inconsistentLengths(offset: Int) throws {
        var data = Array(try Samples.data("base-resident"))
        data[3] = UInt8(truncatingIfNeeded: Int(data[3]) + offset)
        #expect(throws: ReadReply.Fault.self) { _ = try ReadReply(data[...]) }
        #expect(throws: ReadReply.Fault.noLengths) { _ = try ReadReply([1, 0]) }
    }

    @Test("Fingerprints of any announced length, none too, are passed over", arguments: [0, 512, 1024])
    func fingerprints(length: Int) throws {
        let reply = try ReadReply(try Samples.data("basefp-\(length)"), withFingerprints: true)
        #expect(reply.fingerprintLength == length)
        #expect(reply.photoLength == 1024)
        #expect(Array(reply.text) == (try Samples.text("base-resident")))
    }

    @Test("Any 256 bytes are decoded or refused, never more")
    func fuzz() throws {
        var numbers = SeededNumbers(seed: 7)
        let letters = Array("JIY \u{0}Z".utf8)
        for _ in 0..<1_000 {
            var text = (0..<256).map { _ in UInt8.random(in: 0...255, using: &numbers) }
            if Bool.random(using: &numbers) {
                (text[248], text[249]) = (letters.randomElement(using: &numbers) ?? 0, 0)
            }
            guard let document = try? CardTextDecoder.document(from: text[...]) else { continue }
            #expect(!document.number.reveal().isEmpty)
            #expect(!document.name.reveal().unicodeScalars.contains { $0.value < 0x20 })
        }
    }
}
