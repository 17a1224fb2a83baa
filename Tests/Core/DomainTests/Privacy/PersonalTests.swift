import Testing

@testable import Domain

@Suite("A personal value shows itself masked, however it is printed")
struct PersonalTests {
    private static let number = "450000194101010025"

    /// Every way in which Swift turns a value into text.
    private func printed<Value>(_ value: Value) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        return [
            "\(value)", String(describing: value), String(reflecting: value), dumped,
            "\([value])", "\(["key": value])", "\(Optional(value) as Any)", String(reflecting: [value]),
            String(reflecting: Mirror(reflecting: value).children.map(\.value)),
        ]
    }

    @Test("A number in the clear is in no text made of it")
    func number() {
        for text in printed(Personal.documentNumber(Self.number)) {
            #expect(!text.contains("0101002") && text.contains("450***********0025"), "\(text)")
        }
    }

    @Test("Nor is a date of birth")
    func birth() throws {
        let day = try #require(CivilDate(year: 1941, month: 11, day: 29))
        for text in printed(Personal.birth(day)) {
            #expect(!text.contains("11-29") && !text.contains("month: 11"), "\(text)")
        }
    }

    @Test("Nor anything personal of a whole identity document")
    func document() throws {
        let document = IdentityDocument(
            kind: .resident, name: .name("韦样例"), englishName: .name("Wei Yangli"), sex: .male,
            nation: Nation(code: "08"), birth: .birth(try #require(CivilDate("19410101"))),
            address: .address("广西壮族自治区虚构市样例县测试路17号"), number: .documentNumber(Self.number),
            issuer: "虚构市公安局样例分局", validFrom: CivilDate("20200101"), validUntil: .longTerm)
        for text in printed(document) {
            for secret in ["韦样例", "Yangli", "测试路", "0101002", "1941-01"] {
                #expect(!text.contains(secret), "\(secret) in \(text)")
            }
        }
    }

    @Test("A citizen number shows itself masked as well")
    func citizenNumber() throws {
        for text in printed(try CitizenNumber("450000199001010011")) {
            #expect(!text.contains("199001"), "\(text)")
        }
    }

    @Test("Only reveal gives the value back")
    func reveal() {
        #expect(Personal.name("韦样例").reveal() == "韦样例")
        #expect(Personal.phone("13800135678").masked == "138****5678")
        #expect(Personal.address("测试路1号").masked == "***")
    }
}
