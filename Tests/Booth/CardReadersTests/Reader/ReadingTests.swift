import Domain
import Testing

@testable import CardReaders

@Suite("Reading a card, in virtual time")
struct ReadingTests {
    private func readyBench() throws -> VirtualBench {
        var bench = VirtualBench()
        bench.start()
        try #require(bench.run { $0.names == ["ready"] })
        return bench
    }

    @Test("A card is found, selected and read; its removal is noticed; the same card can come again")
    func wholeWay() throws {
        var bench = try readyBench()
        bench.run(2_000)
        #expect(bench.events.names == ["ready"])
        bench.sam.lay(try Samples.card("wei"))
        try #require(bench.run { $0.names.last == "document" })
        #expect(bench.events.persons == ["韦样例"])
        bench.run(5_000)
        #expect(bench.events.names == ["ready", "present", "document"])
        bench.sam.take()
        try #require(bench.run { $0.names.last == "removed" })
        bench.sam.lay(try Samples.card("wei"))
        try #require(bench.run { $0.names.last == "document" })
        #expect(bench.events.names == ["ready", "present", "document", "removed", "present", "document"])
    }

    @Test("Every card that ships with the product is read with what its file says")
    func shippedCards() throws {
        let cards = try Samples.cards().cards
        #expect(cards.count >= 6)
        for card in cards {
            var bench = try readyBench()
            bench.sam.lay(card)
            try #require(bench.run { $0.names.last == "document" }, "\(card.label)")
            guard case .document(let document) = bench.events.last else { continue }
            #expect(document.kind == card.type)
            #expect(document.name.reveal() == card.name)
            #expect(document.number.reveal() == card.number)
            #expect(document.birth?.reveal().description == card.birth)
            #expect(document.address?.reveal() == card.address)
            #expect(document.issuer == card.issuer)
        }
    }

    @Test("Between looks for a card at least 400 ms pass")
    func polling() throws {
        var bench = try readyBench()
        let before = bench.commands.count
        bench.run(4_000)
        #expect((9...10).contains(bench.commands.count - before))
        #expect(bench.commands[before...].allSatisfy { $0 == .find })
    }

    @Test("A card with an appended address lies there as one without does", arguments: ["wei", "huang"])
    func presence(label: String) throws {
        var bench = try readyBench()
        bench.sam.lay(try Samples.card(label))
        bench.run(10_000)
        #expect(bench.events.names == ["ready", "present", "document"])
        #expect(bench.commands.last == .readAppendedAddress)
    }

    @Test("A card pulled in mid-read is told once, and the next card is read whole")
    func pulled() throws {
        var bench = try readyBench()
        bench.sam.lay(try Samples.card("wei"))
        try #require(bench.run { $0.names.last == "present" })
        bench.run(300)
        bench.sam.take()
        try #require(bench.run { $0.names.last == "removed" })
        #expect(bench.events.names == ["ready", "present", "failed card-taken-early", "removed"])
        bench.sam.lay(try Samples.card("qin"))
        try #require(bench.run { $0.names.last == "document" })
        #expect(bench.events.persons == ["覃样例"])
    }

    @Test("A card swapped in mid-read gives the second person's data alone")
    func swappedInMidRead() throws {
        var bench = try readyBench()
        bench.sam.lay(try Samples.card("wei"))
        try #require(bench.run { $0.names.last == "present" })
        bench.run(300)
        bench.sam.lay(try Samples.card("qin"))
        try #require(bench.run { $0.names.last == "document" })
        #expect(bench.events.persons == ["覃样例"])
    }

    @Test("A card swapped between two looks is a removal and another document")
    func swapped() throws {
        var bench = try readyBench()
        bench.sam.lay(try Samples.card("wei"))
        try #require(bench.run { $0.names.last == "document" })
        bench.sam.lay(try Samples.card("qin"))
        try #require(bench.run { $0.persons.count == 2 })
        #expect(bench.events.names == ["ready", "present", "document", "removed", "present", "document"])
        #expect(bench.events.persons == ["韦样例", "覃样例"])
    }

    @Test("An unknown type letter is refused without retries, until the card is taken off")
    func unknownLetter() throws {
        var bench = try readyBench()
        bench.sam.inject(SimulatorFault(.typeLetter("Z")))
        bench.sam.lay(try Samples.card("wei"))
        bench.run(10_000)
        #expect(bench.events.names == ["ready", "present", "failed card-type-unknown"])
        #expect(bench.commands.filter { $0 == .read }.count == 1)
        bench.sam.take()
        try #require(bench.run { $0.names.last == "removed" })
    }

    /// Statuses to a read, how often it is asked, and what the holder is told.
    static let readStatuses: [(UInt8, Int, String)] = [
        (0x21, 1, "reader-refused"), (0x23, 1, "reader-refused"), (0x24, 3, "card-unreadable"),
        (0x31, 3, "card-not-accepted"), (0x32, 3, "card-not-accepted"), (0x33, 3, "card-not-accepted"),
        (0x40, 1, "card-wrong-type"), (0x41, 3, "card-unreadable"), (0x47, 3, "card-unreadable"),
        (0x80, 3, "card-unreadable"), (0x81, 3, "card-unreadable"), (0x77, 1, "reader-refused"),
    ]

    @Test("A status that stays is told after its retries, and the reader goes on", arguments: readStatuses)
    func stubbornStatus(status: UInt8, reads: Int, code: String) throws {
        var bench = try readyBench()
        bench.sam.inject(SimulatorFault(.status(status), on: .read))
        bench.sam.lay(try Samples.card("wei"))
        bench.run(20_000)
        #expect(bench.events.names == ["ready", "present", "failed " + code])
        #expect(bench.commands.filter { $0 == .read }.count == reads)
        bench.sam.clear()
        bench.sam.lay(try Samples.card("qin"))
        // A failed card is told apart from its successor by an empty look; nobody swaps in an instant.
        bench.sam.take()
        try #require(bench.run { $0.names.last == "removed" })
        bench.sam.lay(try Samples.card("qin"))
        try #require(bench.run { $0.persons == ["覃样例"] })
    }

    @Test(
        "A fault that strikes once is healed silently",
        arguments: [
            SimulatorFault(.status(0x41), on: .read, times: 1),
            SimulatorFault(.status(0x31), on: .read, times: 2),
            SimulatorFault(.status(0x81), on: .select, times: 1),
            SimulatorFault(.status(0x10), on: .read, times: 1),
            SimulatorFault(.status(0x11), on: .select, times: 1),
            SimulatorFault(.status(0x24), on: .find, times: 1),
            SimulatorFault(.status(0x47), on: .read, times: 2),
            SimulatorFault(.wrongChecksum, on: .read, times: 1),
            SimulatorFault(.noAnswer, on: .select, times: 1),
            SimulatorFault(.noAnswer, on: .find, times: 2), SimulatorFault(.noAnswer, on: .read, times: 1),
            SimulatorFault(.stopAfter(700), on: .read, times: 1),
            SimulatorFault(.lengthOff(9), on: .read, times: 1),
            SimulatorFault(.lengthOff(-9), on: .read, times: 1),
            SimulatorFault(.flippedBit(999), on: .read, times: 1),
            SimulatorFault(.duplicate, on: .find), SimulatorFault(.duplicate), SimulatorFault(.echo),
            SimulatorFault(.extraSync), SimulatorFault(.noise(40)), SimulatorFault(.chunks(1, gap: 1)),
            SimulatorFault(.chunks(7, gap: 5)), SimulatorFault(.chunks(64, gap: 50)),
            SimulatorFault(.nulPadding),
            SimulatorFault(.chipNumbers), SimulatorFault(.delay(800)),
            SimulatorFault(.delay(3_500), on: .read, times: 1),
        ])
    func healed(fault: SimulatorFault) throws {
        var bench = try readyBench()
        bench.sam.inject(fault)
        bench.sam.lay(try Samples.card("wei"))
        try #require(bench.run(limit: 30_000) { $0.names.last == "document" })
        #expect(bench.events.names == ["ready", "present", "document"])
        #expect(bench.events.persons == ["韦样例"])
    }

    @Test("A request that the SAM finds damaged twice is not sent a third time without a pause")
    func resendOnce() throws {
        var bench = try readyBench()
        bench.sam.inject(SimulatorFault(.status(0x10), on: .read))
        bench.sam.lay(try Samples.card("wei"))
        try #require(bench.run { $0.names.last?.hasPrefix("failed") ?? false })
        #expect(bench.events.names.last == "failed reader-garbled")
        #expect(bench.commands.filter { $0 == .read }.count == 6)
    }

    @Test("A find that fails now and then does not lose a card that cannot be read")
    func missOnce() throws {
        var bench = try readyBench()
        bench.sam.inject(SimulatorFault(.status(0x33), on: .read))
        bench.sam.lay(try Samples.card("wei"))
        try #require(bench.run { $0.names.last == "failed card-not-accepted" })
        bench.sam.inject(SimulatorFault(.status(0x80), on: .find, times: 1))
        bench.run(5_000)
        #expect(bench.events.names.last == "failed card-not-accepted")
    }

    @Test("While a card's data comes in pieces it lies in one place of memory, and nowhere afterwards")
    func onePlace() throws {
        var machine = ReaderMachine()
        _ = machine.handle(.start, at: 0)
        _ = machine.handle(.opened, at: 0)
        for name in ["ok-empty", "samid-ok"] { _ = machine.handle(.received(try Samples.frame(name)), at: 1) }
        _ = machine.handle(.received(Samples.status(0x41)), at: 2)
        for name in ["find-ok", "select-ok"] { _ = machine.handle(.received(try Samples.frame(name)), at: 3) }
        let frame = try Samples.frame("base-resident")
        func address() -> UnsafeRawPointer? {
            machine.exchange?.parser.storage.withUnsafeBytes { $0.baseAddress }
        }
        let place = try #require(address())
        for start in stride(from: 0, to: 1_200, by: 300) {
            _ = machine.handle(.received(Array(frame[start..<(start + 300)])), at: 4)
            #expect(address() == place)
        }
        let effects = machine.handle(.received(Array(frame[1_200...])), at: 5)
        #expect(effects.contains { if case .report(.document) = $0 { true } else { false } })
        #expect(machine.exchange == nil)
    }
}
