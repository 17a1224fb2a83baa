import Domain
import Foundation
import Testing

@testable import CardReaders

@Suite("The JSON of one reading")
struct CardReadingReportTests {
    private func object(_ name: String, reveal: Bool) throws -> [String: String] {
        let reading = CardReading(
            document: try CardTextDecoder.document(from: try Samples.text(name)[...]),
            samID: try #require(SAMIdentifier(try Samples.data("samid-ok"))))
        let json = try CardReadingReport(reading, reveal: reveal).json()
        #expect(!json.contains("\n"))
        return try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
    }

    @Test("Revealed, it has exactly the card's values")
    func revealed() throws {
        #expect(
            try object("base-longterm", reveal: true) == [
                "type": "resident", "name": "覃样例", "sex": "2", "nation": "08", "birth": "1950-01-01",
                "address": "广西壮族自治区虚构市样例县测试路2号", "number": "450000195001010021",
                "issuer": "虚构市公安局样例分局", "validFrom": "2020-01-01", "validUntil": "long-term",
                "samId": "05.01-20000101-0000000001-0000000002",
            ])
    }

    @Test("Unasked, it shows no one's name, number, birth or address")
    func masked() throws {
        let object = try object("base-resident", reveal: false)
        #expect(object["name"] == "韦*例")
        #expect(object["number"] == "450***********0011")
        #expect(object["birth"] == "1990-**-**")
        #expect(object["address"] == "广西壮族自治区虚构市样例县***")
        #expect(object["validUntil"] == "2040-01-01")
    }

    @Test("What a card does not have is left out")
    func absent() throws {
        let object = try object("base-foreign2017", reveal: true)
        #expect(object["type"] == "foreign2017")
        #expect(object["englishName"] == "EXAMPLE, TESTPERSON")
        #expect(object["address"] == nil && object["nation"] == nil && object["issuer"] == nil)
    }

    @Test("A failure is an object with code, message and remedy")
    func failure() throws {
        let json = try ReaderFaultReport(.opening("/dev/ttyX", ENOENT)).json()
        let object = try JSONDecoder().decode([String: [String: String]].self, from: Data(json.utf8))
        #expect(object.keys.sorted() == ["error"])
        #expect(object["error"]?.keys.sorted() == ["code", "message", "remedy"])
        #expect(object["error"]?["code"] == "reader-absent")
    }
}
