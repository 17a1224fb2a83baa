import Domain
import Testing

@testable import CardReaders

@Suite("Starting up and losing a reader, in virtual time")
struct StartupTests {
    @Test("Start-up asks for the status, the serial number and a card left behind, then looks for cards")
    func order() throws {
        var bench = VirtualBench()
        bench.start()
        bench.run(100)
        #expect(bench.commands == [.status, .samID, .readAppendedAddress, .find])
        guard case .ready(let identifier) = bench.events.first else {
            Issue.record("not ready")
            return
        }
        #expect(identifier.description == "05.01-20000101-0000000001-0000000002")
    }

    @Test("A card left on the reader since before the start-up, still active, is read")
    func leftBehind() throws {
        var bench = VirtualBench()
        bench.start()
        bench.sam.lay(try Samples.card("wei"))
        try #require(bench.run { $0.names.last == "document" })
        bench.feed(.lost(.gone("test", 5)))
        try #require(bench.run { $0.persons.count == 2 })
        #expect(
            bench.events.names == [
                "ready", "present", "document", "unavailable reader-gone", "ready", "present", "document",
            ])
    }

    @Test("A failed self-test is healed by a reset")
    func reset() throws {
        var bench = VirtualBench()
        bench.sam.condition = .selfTestFailed(resetsNeeded: 1)
        bench.start()
        bench.run(100)
        #expect(bench.commands == [.status, .reset, .status, .samID, .readAppendedAddress, .find])
        #expect(bench.events.names == ["ready"])
    }

    @Test("A self-test that keeps failing is told after three resets, and healed whenever it passes")
    func selfTest() throws {
        var bench = VirtualBench()
        bench.sam.inject(SimulatorFault(.status(0x60)))
        bench.start()
        try #require(bench.run { $0.names == ["unavailable reader-self-test"] })
        bench.run(100_000)
        #expect(bench.events.names == ["unavailable reader-self-test"])
        bench.sam.clear()
        try #require(bench.run { $0.names.last == "ready" })
    }

    @Test("A module that is not authorised is asked once and never again")
    func notAuthorised() throws {
        var bench = VirtualBench()
        bench.sam.condition = .notAuthorised
        bench.start()
        bench.run(600_000)
        #expect(bench.commands == [.status])
        #expect(bench.events.names == ["unavailable reader-not-authorised"])
        bench.sam.condition = .healthy
        bench.feed(.lost(.gone("test", 5)))
        try #require(bench.run { $0.names.last == "ready" })
    }

    @Test("The serial number is asked for three times")
    func identifier() throws {
        var bench = VirtualBench()
        bench.sam.inject(SimulatorFault(.status(0x24), on: .id, times: 2))
        bench.start()
        bench.run(1_000)
        #expect(bench.commands.filter { $0 == .samID }.count == 3)
        #expect(bench.events.names == ["ready"])

        bench = VirtualBench()
        bench.sam.inject(SimulatorFault(.status(0x24), on: .id, times: 3))
        bench.start()
        try #require(bench.run { $0.names.first == "unavailable reader-without-id" })
        try #require(bench.run { $0.names.last == "ready" })
    }

    @Test("A reader left at another speed is found by asking at each", arguments: BaudRate.allCases)
    func speeds(speed: BaudRate) throws {
        var traits = SimulatedSAM.Traits()
        (traits.speed, traits.heedsLineSpeed) = (speed, true)
        var bench = VirtualBench(traits: traits)
        bench.sam.lay(try Samples.card("wei"))
        bench.start()
        try #require(bench.run { $0.names.last == "document" })
        #expect(bench.events.names == ["ready", "present", "document"])
        #expect(bench.speedChanges.last ?? .baud115200 == speed)
    }

    @Test("A silent port is told once, and opened again with waits that double to thirty seconds")
    func silence() throws {
        var bench = VirtualBench()
        bench.sam.inject(SimulatorFault(.noAnswer))
        bench.start()
        bench.run(300_000)
        #expect(bench.events.names == ["unavailable reader-no-answer"])
        bench.sam.clear()
        try #require(bench.run { $0.names.last == "ready" })
    }

    @Test("A device that cannot be opened is tried again after 1, 2, 4, 8, 16, 30, 30 seconds")
    func backOff() {
        var bench = VirtualBench()
        bench.openFault = .opening("/dev/none", 2)
        bench.start()
        bench.run(100_000)
        #expect(bench.openings == [0, 1_000, 3_000, 7_000, 15_000, 31_000, 61_000, 91_000])
        #expect(bench.events.names == ["unavailable reader-absent"])
    }

    @Test("Something that talks without being a SAM is told as that")
    func foreign() throws {
        var bench = VirtualBench()
        bench.sam.inject(SimulatorFault(.noise(200)))
        bench.sam.inject(SimulatorFault(.stopAfter(150)))
        bench.start()
        try #require(bench.run { !$0.isEmpty })
        #expect(bench.events.names == ["unavailable reader-not-sam"])
    }

    @Test("A reader that vanishes in mid-read gives no half document, and reads again when it is back")
    func lostInMidRead() throws {
        var bench = VirtualBench()
        bench.start()
        try #require(bench.run { $0.names == ["ready"] })
        bench.sam.inject(SimulatorFault(.hangUp(600), on: .read, times: 1))
        bench.sam.lay(try Samples.card("wei"))
        try #require(bench.run { $0.names.last == "unavailable reader-gone" })
        #expect(bench.events.names == ["ready", "present", "unavailable reader-gone"])
        let lostAt = bench.now
        bench.sam.lay(try Samples.card("wei"))
        try #require(bench.run { $0.names.last == "document" })
        #expect(bench.openings.last == lostAt + 1_000)
    }

    @Test("A reader that falls silent while it waits for cards is told and opened again")
    func fallsSilent() throws {
        var bench = VirtualBench()
        bench.start()
        try #require(bench.run { $0.names == ["ready"] })
        bench.sam.inject(SimulatorFault(.noAnswer, times: 3))
        try #require(bench.run { $0.names.last == "unavailable reader-no-answer" })
        try #require(bench.run { $0.names.last == "ready" })
    }

    @Test("A self-test that fails under a card ends the card's presence")
    func selfTestUnderCard() throws {
        var bench = VirtualBench()
        bench.start()
        bench.sam.lay(try Samples.card("wei"))
        try #require(bench.run { $0.names.last == "document" })
        bench.sam.condition = .selfTestFailed(resetsNeeded: 1)
        try #require(bench.run { $0.names.last == "removed" })
    }

    @Test("A stopped machine lets go of the device and wants nothing more")
    func stop() throws {
        var machine = ReaderMachine()
        #expect(machine.handle(.start, at: 0) == [.open(.baud115200)])
        _ = machine.handle(.opened, at: 0)
        #expect(machine.handle(.stop, at: 1) == [.close])
        #expect(machine.handle(.received([1, 2, 3]), at: 2).isEmpty)
        #expect(machine.handle(.time, at: 100_000).isEmpty)
    }

    @Test("After any faults in any order a healed reader reads the next card", arguments: 0..<30)
    func storms(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        var bench = VirtualBench()
        bench.start()
        let cards = try Samples.cards().cards
        let kinds: [SimulatorFault.Kind] = [
            .noAnswer, .delay(900), .delay(4_000), .chunks(3, gap: 120), .stopAfter(9), .flippedBit(61),
            .wrongChecksum, .lengthOff(200), .noise(90), .echo, .duplicate, .status(0x41), .status(0x60),
            .status(0x24), .status(0x10), .status(0x80), .status(0x31), .typeLetter("Q"), .hangUp(30),
        ]
        for _ in 0..<60 {
            switch Int.random(in: 0..<4, using: &numbers) {
            case 0: if let card = cards.randomElement(using: &numbers) { bench.sam.lay(card) }
            case 1: bench.sam.take()
            default:
                if let kind = kinds.randomElement(using: &numbers) {
                    bench.sam.inject(SimulatorFault(kind, times: Int.random(in: 1...4, using: &numbers)))
                }
            }
            bench.run(Milliseconds.random(in: 0...3_000, using: &numbers))
        }
        bench.sam.clear()
        bench.sam.take()
        bench.run(100_000)
        let before = bench.events.persons.count
        bench.sam.lay(try Samples.card("nong"))
        bench.run(5_000)
        #expect(bench.events.persons.dropFirst(before) == ["农样例"], "seed \(seed)")
        var open = false
        for name in bench.events.names {
            // A card is announced only where none is, and ends in exactly one way.
            if name == "present" { #expect(!open, "seed \(seed)") }
            if name == "present" || name == "removed" || name.hasPrefix("unavailable") {
                open = name == "present"
            }
        }
    }
}
