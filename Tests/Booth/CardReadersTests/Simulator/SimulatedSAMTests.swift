import Testing

@testable import CardReaders

@Suite("The simulated SAM")
struct SimulatedSAMTests {
    /// Asks and gives all bytes of the answer, whenever they come.
    private func ask(_ sam: inout SimulatedSAM, _ command: SAMCommand) -> [UInt8] {
        ask(&sam, command.frame)
    }

    private func ask(_ sam: inout SimulatedSAM, _ request: [UInt8]) -> [UInt8] {
        (sam.receive(request, at: 0) + sam.advance(to: 1_000_000)).flatMap(\.bytes)
    }

    static let cards = [
        ("wei", "base-resident"), ("qin", "base-longterm"), ("chen", "base-hkmt"),
        ("foreign2017", "base-foreign2017"), ("foreign2023", "base-foreign2023"),
    ]

    @Test("Find, select and read answer with the reference's frames, byte for byte", arguments: cards)
    func referenceFrames(label: String, name: String) throws {
        var sam = SimulatedSAM()
        sam.lay(try Samples.card(label))
        #expect(ask(&sam, .find) == (try Samples.frame("find-ok")))
        #expect(ask(&sam, .select) == (try Samples.frame("select-ok")))
        #expect(ask(&sam, .read) == (try Samples.frame(name)))
        #expect(ask(&sam, .readManagementNumber) == (try Samples.frame("mgmt-ok")))
    }

    @Test("Status, serial number, speed and addresses answer with the reference's frames")
    func otherFrames() throws {
        var sam = SimulatedSAM()
        for command in [SAMCommand.status, .reset, .setSpeed(.baud38400), .setRadioFrame(80)] {
            #expect(ask(&sam, command) == (try Samples.frame("ok-empty")))
        }
        #expect(ask(&sam, .samID) == (try Samples.frame("samid-ok")))
        for (label, name) in [("huang", "append-ok"), ("wei", "append-none")] {
            sam.lay(try Samples.card(label))
            _ = ask(&sam, .find)
            _ = ask(&sam, .select)
            #expect(ask(&sam, .readAppendedAddress) == (try Samples.frame(name)))
        }
    }

    @Test("Fingerprints are read in each of their lengths", arguments: [0, 512, 1024])
    func fingerprints(length: Int) throws {
        var sam = SimulatedSAM()
        sam.traits.fingerprintLength = length
        sam.lay(try Samples.card("wei"))
        _ = ask(&sam, .find)
        _ = ask(&sam, .select)
        #expect(ask(&sam, .readWithFingerprints) == (try Samples.frame("basefp-\(length)")))
    }

    @Test("Commands out of order, and without a card, are refused with the reference's status")
    func order() throws {
        var sam = SimulatedSAM()
        #expect(ask(&sam, .find) == Samples.status(0x80))
        sam.lay(try Samples.card("wei"))
        #expect(ask(&sam, .select) == Samples.status(0x81))
        #expect(ask(&sam, .read) == Samples.status(0x41))
        #expect(ask(&sam, .readAppendedAddress) == Samples.status(0x41))
        _ = ask(&sam, .find)
        _ = ask(&sam, .select)
        _ = ask(&sam, .read)
        #expect(ask(&sam, .find) == Samples.status(0x80), "a card that was read is active")
        sam.take()
        #expect(ask(&sam, .readAppendedAddress) == Samples.status(0x41))
    }

    @Test("Damaged and unknown requests are refused; noise gets no answer")
    func refusals() {
        var sam = SimulatedSAM()
        var damaged = SAMCommand.find.frame
        damaged[9] ^= 1
        #expect(ask(&sam, damaged) == Samples.status(0x10))
        #expect(ask(&sam, SAMFrame.preamble + [0xFF, 0xFF]) == Samples.status(0x11))
        #expect(ask(&sam, SAMFrame.encode([0x55, 0x55])) == Samples.status(0x21))
        #expect(ask(&sam, SAMFrame.encode([0x00])) == Samples.status(0x21), "a vendor's command of length 2")
        #expect(ask(&sam, [1, 2, 3, 0xAA, 0xAA]).isEmpty)
    }

    @Test("An answer leaves at the pace of its line, after its latency")
    func pace() throws {
        var sam = SimulatedSAM()
        sam.traits.speed = .baud9600
        sam.lay(try Samples.card("wei"))
        _ = ask(&sam, .find)
        _ = ask(&sam, .select)
        _ = sam.receive(SAMCommand.read.frame, at: 2_000_000)
        let parts = sam.advance(to: 3_000_000)
        #expect(parts.allSatisfy { $0.bytes.count <= Line.burst })
        let end: Milliseconds = 2_000_000 + 700 + 1_349
        #expect(parts.last?.at == end)
    }
}
