import Foundation
import Testing

@testable import Domain

@Suite("Receipt numbers")
struct ReceiptNumberTests {
    @Test(
        "A number has booth, day, serial and check digit",
        arguments: [(7, "0423 261123 0007 6"), (8, "0423 261123 0008 4")])
    func vectors(serial: Int, written: String) throws {
        let day = try #require(CivilDate(year: 2026, month: 11, day: 23))
        let number = try #require(ReceiptNumber(boothCode: 423, day: day, serial: serial))
        #expect(number.description == written)
        #expect(ReceiptNumber(written) == number)
        #expect(ReceiptNumber(number.digits) == number)
    }

    @Test("Booths, serials and texts outside of the form are refused")
    func refused() throws {
        let day = try #require(CivilDate(year: 2026, month: 11, day: 23))
        #expect(ReceiptNumber(boothCode: 10_000, day: day, serial: 1) == nil)
        #expect(ReceiptNumber(boothCode: -1, day: day, serial: 1) == nil)
        #expect(ReceiptNumber(boothCode: 1, day: day, serial: 0) == nil)
        #expect(ReceiptNumber(boothCode: 1, day: day, serial: 10_000) == nil)
        for text in [
            "", "0423 261123 0007", "0423 261123 0007 66", "0423-261123-0007-6", "０423261123000７6",
            "04232611230007x",
        ] {
            #expect(ReceiptNumber(text) == nil, "\(text)")
        }
    }

    @Test("Every wrong digit is noticed, as ISO 7064 MOD 11,10 promises")
    func errorDetection() {
        let right = Array("042326112300076")
        for place in right.indices {
            for digit in "0123456789" where digit != right[place] {
                var wrong = right
                wrong[place] = digit
                #expect(ReceiptNumber(String(wrong)) == nil, "\(String(wrong))")
            }
        }
    }

    @Test("Every number that is made is read back, from text and from JSON")
    func roundTrip() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            let day = try #require(CivilDate(daysSinceEpoch: Int.random(in: 0...40_000, using: &random)))
            let number = try #require(
                ReceiptNumber(
                    boothCode: Int.random(in: 0...9999, using: &random), day: day,
                    serial: Int.random(in: 1...9999, using: &random)))
            #expect(ReceiptNumber(number.description) == number)
            #expect(
                try JSONDecoder().decode(ReceiptNumber.self, from: JSONEncoder().encode(number)) == number)
        }
    }

    @Test("JSON with a wrong check digit is refused")
    func wrongJSON() {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(ReceiptNumber.self, from: Data(#""042326112300075""#.utf8))
        }
    }
}

@Suite("Acceptance numbers")
struct AcceptanceNumberTests {
    private static let code = "11450000MB0000000K4450500000000"

    @Test("A number is implementation code, day and serial")
    func form() throws {
        #expect(Self.code.count == 31)
        let day = try #require(CivilDate(year: 2026, month: 11, day: 23))
        let number = try #require(AcceptanceNumber(implementationCode: Self.code, day: day, serial: 12))
        #expect(number.description == Self.code + "202611230012")
        #expect(AcceptanceNumber(number.description) == number)
        #expect(try JSONDecoder().decode(AcceptanceNumber.self, from: JSONEncoder().encode(number)) == number)
    }

    @Test("What could be made but not read back is not made")
    func refused() throws {
        let day = try #require(CivilDate(year: 2026, month: 11, day: 23))
        #expect(AcceptanceNumber(implementationCode: Self.code.lowercased(), day: day, serial: 1) == nil)
        #expect(
            AcceptanceNumber(implementationCode: String(Self.code.dropLast()), day: day, serial: 1) == nil)
        #expect(AcceptanceNumber(implementationCode: Self.code, day: day, serial: 0) == nil)
        #expect(AcceptanceNumber(implementationCode: Self.code, day: day, serial: 10_000) == nil)
        #expect(AcceptanceNumber(Self.code) == nil)
        #expect(AcceptanceNumber(Self.code + "20261123001é") == nil)
    }
}
