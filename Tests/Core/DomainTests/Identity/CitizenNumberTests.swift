import Testing

@testable import Domain

@Suite("Citizen identification numbers (GB 11643-1999)")
struct CitizenNumberTests {
    @Test(
        "A number with the right check character is read",
        arguments: [
            // The two examples of the standard itself.
            ("11010519491231002X", "1949-12-31", Sex.female), ("440524188001010014", "1880-01-01", .male),
            ("450000199001010011", "1990-01-01", .male), ("450000195001010021", "1950-01-01", .female),
        ])
    func valid(text: String, birth: String, sex: Sex) throws {
        let number = try CitizenNumber(text)
        #expect(number.birth.description == birth)
        #expect(number.sex == sex)
        #expect(number.reveal() == text)
        #expect(number.division == text.prefix(6))
    }

    @Test("A small x counts as X")
    func smallX() throws {
        #expect(try CitizenNumber("11010519491231002x").reveal() == "11010519491231002X")
    }

    @Test(
        "What is wrong with a number is told apart",
        arguments: [
            ("450000199001010012", CitizenNumber.Fault.checkCharacter), ("450000199002300011", .birth),
            ("450000199013010011", .birth), ("45000019900101001", .shape), ("4500001990010100111", .shape),
            ("45000019900101001A", .shape), ("X50000199001010011", .shape), ("４50000199001010011", .shape),
            ("450000900101001", .firstGeneration), ("", .shape),
        ])
    func refused(text: String, fault: CitizenNumber.Fault) {
        #expect(throws: fault) { try CitizenNumber(text) }
    }

    @Test("Every single wrong digit, and every exchange of two neighbours, is noticed")
    func errorDetection() throws {
        let right = Array("450000199001010011")
        for place in right.indices.dropLast() {
            for digit in "0123456789" where digit != right[place] {
                var wrong = right
                wrong[place] = digit
                #expect(throws: CitizenNumber.Fault.self, "\(String(wrong))") {
                    try CitizenNumber(String(wrong))
                }
            }
            guard place + 1 < 17, right[place] != right[place + 1] else { continue }
            var wrong = right
            wrong.swapAt(place, place + 1)
            #expect(throws: CitizenNumber.Fault.self, "\(String(wrong))") { try CitizenNumber(String(wrong)) }
        }
    }
}

@Suite("Identity documents")
struct IdentityDocumentTests {
    private func document(until validity: IdentityDocument.Validity) -> IdentityDocument {
        IdentityDocument(
            kind: .resident, name: .name("韦样例"), sex: .male, birth: nil,
            number: .documentNumber("450000199001010011"), validUntil: validity)
    }

    @Test("A document is valid through its last day")
    func lastDay() throws {
        let last = try #require(CivilDate("20261123"))
        #expect(!document(until: .until(last)).isExpired(on: last))
        #expect(document(until: .until(last)).isExpired(on: try #require(last.adding(days: 1))))
        #expect(!document(until: .longTerm).isExpired(on: try #require(CivilDate("99991231"))))
    }

    @Test(
        "Nationalities have the names of GB/T 3304",
        arguments: [
            ("01", "汉"), ("08", "壮"), ("09", "布依"), ("10", "朝鲜"), ("13", "瑶"), ("32", "仫佬"), ("36", "毛南"),
            ("56", "基诺"),
            ("97", "其他"), ("98", "外国血统中国籍人士"),
        ])
    func nations(code: String, name: String) {
        #expect(Nation(code: code).chineseName == name)
        #expect(Nation(code: code).isKnown)
    }

    @Test("A nationality without a name keeps its code", arguments: ["00", "57", "99", "8", ""])
    func unknownNation(code: String) {
        #expect(Nation(code: code).chineseName == code)
        #expect(!Nation(code: code).isKnown)
    }
}
