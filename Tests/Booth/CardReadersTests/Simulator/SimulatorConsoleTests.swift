import Domain
import Foundation
import Testing

@testable import CardReaders

@Suite("The simulator's control and its file of cards")
struct SimulatorConsoleTests {
    static let lines: [(String, SimulatorCommand)] = [
        ("lay wei", .lay("wei")), ("  take ", .take), ("clear", .clear), ("unplug", .unplug), ("plug", .plug),
        ("quit", .quit), ("fault no-answer", .fault(SimulatorFault(.noAnswer))),
        ("fault delay 300 on find", .fault(SimulatorFault(.delay(300), on: .find))),
        ("fault chunks 7 20", .fault(SimulatorFault(.chunks(7, gap: 20)))),
        ("fault stop-after 5 on read times 2", .fault(SimulatorFault(.stopAfter(5), on: .read, times: 2))),
        ("fault flip-bit 61 times 1 on id", .fault(SimulatorFault(.flippedBit(61), on: .id, times: 1))),
        ("fault wrong-checksum", .fault(SimulatorFault(.wrongChecksum))),
        ("fault length-off -4", .fault(SimulatorFault(.lengthOff(-4)))),
        ("fault noise 12", .fault(SimulatorFault(.noise(12)))), ("fault echo", .fault(SimulatorFault(.echo))),
        ("fault extra-sync", .fault(SimulatorFault(.extraSync))),
        ("fault duplicate on probe", .fault(SimulatorFault(.duplicate, on: .probe))),
        ("fault status 9F on select", .fault(SimulatorFault(.status(0x9F), on: .select))),
        ("fault type-letter Z", .fault(SimulatorFault(.typeLetter("Z")))),
        ("fault nul-padding", .fault(SimulatorFault(.nulPadding))),
        ("fault chip-numbers", .fault(SimulatorFault(.chipNumbers))),
        ("fault hang-up 600 on read", .fault(SimulatorFault(.hangUp(600), on: .read))),
        ("fault self-test-failed 2", .condition(.selfTestFailed(resetsNeeded: 2))),
        ("fault not-authorised", .condition(.notAuthorised)),
    ]

    @Test("Every line of control means one command", arguments: lines)
    func line(text: String, command: SimulatorCommand) throws {
        #expect(try SimulatorCommand(text) == command)
    }

    @Test(
        "A line that means nothing is refused in words",
        arguments: [
            "", "dance", "lay", "lay a b", "fault", "fault x", "fault delay", "fault delay x",
            "fault status GG",
            "fault no-answer on nothing", "fault no-answer times 0", "take it",
        ])
    func refused(text: String) {
        #expect(throws: SimulatorCommand.Fault.self) { _ = try SimulatorCommand(text) }
    }

    @Test("The console lays cards by label and names the labels it has when asked for another")
    func console() throws {
        let port = try SimulatorPort(traits: .immediate)
        defer { port.stop() }
        let console = SimulatorConsole(port: port, cards: try Samples.cards())
        #expect(console.answer(to: "lay qin").text == "ok")
        #expect(port.card?.label == "qin")
        #expect(console.answer(to: "take").text == "ok")
        #expect(port.card == nil)
        let error = console.answer(to: "lay nobody").text
        #expect(error.hasPrefix("error ") && error.contains("wei"))
        #expect(console.answer(to: "unplug").text == "ok")
        #expect(port.path == nil)
        #expect(console.answer(to: "plug").text == port.path.map { "ok " + $0 })
        #expect(console.answer(to: "quit").quits)
    }

    @Test("A file of cards with a mistake is refused with the card and what is wrong")
    func cardFile() throws {
        #expect(throws: CardFile.Fault.self) { _ = try CardFile(path: "/does/not/exist.json") }
        func fault(_ json: String) throws -> String {
            try #require(throws: CardFile.Fault.self) {
                _ = try CardFile(json: Data(json.utf8), path: "cards.json")
            }.description
        }
        #expect(try fault("{").contains("cards.json"))
        #expect(try fault(#"[{"label": "x"}]"#).contains("card 1"))
        let cards = try Samples.cards().cards
        func encoded(_ change: (inout SimulatedCard) -> Void) throws -> String {
            var card = cards[0]
            change(&card)
            return String(decoding: try JSONEncoder().encode([card]), as: UTF8.self)
        }
        #expect(try fault(encoded { $0.birth = "1990-02-31" }).contains("1990-02-31"))
        #expect(try fault(encoded { $0.sex = "x" }).contains("GB/T 2261.1"))
        #expect(try fault(encoded { $0.label = "two words" }).contains("one word"))
        #expect(try fault(encoded { $0.validUntil = "soon" }).contains("long-term"))
        #expect(try fault(encoded { $0.name = String(repeating: "长", count: 16) }).contains("15"))
    }

    @Test("The numbers of the shipped cards have right check characters, and belong to no county")
    func numbers() throws {
        for card in try Samples.cards().cards where card.type != .foreign2017 {
            #expect(throws: Never.self, "\(card.label)") { _ = try CitizenNumber(card.number) }
            if card.type == .resident {
                #expect(card.number.hasPrefix("450000" + card.birth.filter { $0 != "-" }), "\(card.label)")
            }
            #expect(!card.title.zh.isEmpty && !card.title.en.isEmpty)
        }
    }
}
