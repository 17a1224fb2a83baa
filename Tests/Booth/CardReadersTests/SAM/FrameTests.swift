import Testing

@testable import CardReaders

@Suite("SAM frames")
struct FrameTests {
    static let requests: [(SAMCommand, String)] = [
        (.reset, "AA AA AA 96 69 00 03 10 FF EC"),
        (.status, "AA AA AA 96 69 00 03 11 FF ED"),
        (.samID, "AA AA AA 96 69 00 03 12 FF EE"),
        (.find, "AA AA AA 96 69 00 03 20 01 22"),
        (.select, "AA AA AA 96 69 00 03 20 02 21"),
        (.read, "AA AA AA 96 69 00 03 30 01 32"),
        (.readAppendedAddress, "AA AA AA 96 69 00 03 30 03 30"),
        (.readManagementNumber, "AA AA AA 96 69 00 03 30 05 36"),
        (.readWithFingerprints, "AA AA AA 96 69 00 03 30 10 23"),
        (.setSpeed(.baud115200), "AA AA AA 96 69 00 03 60 00 63"),
        (.setSpeed(.baud57600), "AA AA AA 96 69 00 03 60 01 62"),
        (.setSpeed(.baud38400), "AA AA AA 96 69 00 03 60 02 61"),
        (.setSpeed(.baud19200), "AA AA AA 96 69 00 03 60 03 60"),
        (.setSpeed(.baud9600), "AA AA AA 96 69 00 03 60 04 67"),
        (.setRadioFrame(80), "AA AA AA 96 69 00 04 61 FF 50 CA"),
    ]

    @Test("Every request has the bytes of the reference and is understood from them", arguments: requests)
    func request(command: SAMCommand, hexadecimal: String) {
        let bytes = Samples.bytes(hexadecimal)
        #expect(command.frame == bytes)
        var parser = FrameParser(lengths: SAMFrame.requestLengths)
        let body = Array(bytes[7..<(bytes.count - 1)])
        #expect(parser.found(in: bytes) == [.frame(body)])
        #expect(SAMCommand(body: body) == command)
    }

    static let responses = [
        "ok-empty", "find-ok", "select-ok", "samid-ok", "append-ok", "append-none", "mgmt-ok",
        "base-resident",
        "base-longterm", "base-hkmt", "base-foreign2017", "base-foreign2023", "basefp-0", "basefp-512",
        "basefp-1024",
    ]

    @Test("Every reference response is taken in whole, and encodes to the same bytes", arguments: responses)
    func response(name: String) throws {
        let bytes = try Samples.frame(name)
        let body = Array(bytes[7..<(bytes.count - 1)])
        var parser = FrameParser(lengths: SAMFrame.responseLengths)
        #expect(parser.found(in: bytes) == [.frame(body)])
        #expect(!parser.isMidFrame)
        #expect(SAMFrame.encode(body) == bytes)
    }

    @Test("A response comes through in pieces of any size", arguments: [1, 2, 3, 7, 64, 500])
    func pieces(size: Int) throws {
        let bytes = try Samples.frame("base-resident")
        var parser = FrameParser(lengths: SAMFrame.responseLengths)
        var found: [Found] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            found += parser.found(in: Array(bytes[start..<min(start + size, bytes.count)]))
        }
        #expect(found == [.frame(Array(bytes[7..<(bytes.count - 1)]))])
    }

    @Test("Noise, a fourth sync byte and half a preamble before a frame are slid over")
    func noise() {
        let ok = Samples.status(0x90)
        for noise in [
            [0xAA], [0x00, 0xFF], [0xAA, 0xAA, 0xAA, 0x96], [0xAA, 0xAA, 0xAA, 0xAA, 0x96, 0x00],
        ] {
            var parser = FrameParser(lengths: SAMFrame.responseLengths)
            #expect(parser.found(in: noise.map { UInt8($0) } + ok) == [.frame([0, 0, 0x90])])
            #expect(parser.discarded == noise.count)
        }
    }

    @Test("A wrong check byte refuses the frame, and the next whole one is read")
    func wrongChecksum() {
        var parser = FrameParser(lengths: SAMFrame.responseLengths)
        var damaged = Samples.status(0x90)
        damaged[10] ^= 1
        #expect(
            parser.found(in: damaged + Samples.status(0x80)) == [.damaged(.checksum), .frame([0, 0, 0x80])])
    }

    @Test("Any single turned bit of a response is noticed")
    func turnedBits() throws {
        let bytes = try Samples.frame("samid-ok")
        let body = Found.frame(Array(bytes[7..<(bytes.count - 1)]))
        for bit in 0..<(bytes.count * 8) {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            var parser = FrameParser(lengths: SAMFrame.responseLengths)
            let found = parser.found(in: damaged) + parser.foundByAbandoning()
            #expect(!found.contains(body), "bit \(bit)")
            #expect(
                !found.contains { if case .frame = $0 { true } else { false } },
                "bit \(bit) gave another frame")
        }
    }

    @Test("A torn frame is given up, and the whole one it had swallowed is read")
    func torn() throws {
        var parser = FrameParser(lengths: SAMFrame.responseLengths)
        let half = Array(try Samples.frame("base-resident").prefix(600))
        #expect(parser.found(in: half + Samples.status(0x41)).isEmpty)
        #expect(parser.isMidFrame)
        #expect(parser.foundByAbandoning() == [.damaged(.torn(received: 611)), .frame([0, 0, 0x41])])
        #expect(!parser.isMidFrame)
    }

    @Test("Lengths outside of the protocol's limits are refused", arguments: [0, 1, 3, 0x090B, 0xFFFF])
    func lengths(length: Int) {
        var parser = FrameParser(lengths: SAMFrame.responseLengths)
        let header = SAMFrame.preamble + [UInt8(length >> 8), UInt8(length & 0xFF)]
        #expect(
            parser.found(in: header + Samples.status(0x90)) == [
                .damaged(.length(length)), .frame([0, 0, 0x90]),
            ])
    }

    @Test("The echo of the request is dropped, in pieces too")
    func echo() {
        let request = SAMCommand.find.frame
        var parser = FrameParser(lengths: SAMFrame.responseLengths, echo: request)
        #expect(parser.found(in: Array(request.prefix(8))).isEmpty)
        #expect(parser.found(in: request.dropFirst(8) + Samples.status(0x80)) == [.frame([0, 0, 0x80])])
        #expect(parser.discarded == 0)
    }

    @Test("A preamble inside of a photo does not end the frame")
    func preambleInPhoto() {
        let body: [UInt8] = [0, 0, 0x90] + SAMFrame.preamble + [0, 4, 0, 0, 0x80, 0x84] + [1, 2, 3]
        var parser = FrameParser(lengths: SAMFrame.responseLengths)
        #expect(parser.found(in: SAMFrame.encode(body)) == [.frame(body)])
    }

    @Test("Nothing of a frame stays in memory after it was handed out, and the storage never moves")
    func wiped() throws {
        var parser = FrameParser(lengths: SAMFrame.responseLengths)
        let address = parser.storage.withUnsafeBytes { $0.baseAddress }
        for name in ["base-resident", "basefp-1024"] {
            let bytes = try Samples.frame(name)
            parser.receive(bytes[..<700]) { _ in }
            #expect(parser.storage.contains { $0 != 0 })
            var frames = 0
            parser.receive(bytes[700...]) { outcome in
                if case .frame(let body) = outcome { frames += body.count }
            }
            #expect(frames == bytes.count - 8)
            #expect(parser.storage.allSatisfy { $0 == 0 })
            #expect(parser.storage.withUnsafeBytes { $0.baseAddress } == address)
        }
        parser.receive(try Samples.frame("base-resident")[..<700]) { _ in }
        parser.forget()
        #expect(parser.storage.allSatisfy { $0 == 0 })
    }

    @Test("Hundreds of thousands of hostile bytes never break the parser, and whole frames come out of them")
    func fuzz() throws {
        var numbers = SeededNumbers(seed: 20_260_101)
        let seeds = try Self.responses.map { try Samples.frame($0) }
        var parser = FrameParser(lengths: SAMFrame.responseLengths)
        var fed = 0
        var frames = 0
        while fed < 300_000 {
            var bytes = seeds[Int.random(in: 0..<seeds.count, using: &numbers)]
            switch Int.random(in: 0..<5, using: &numbers) {
            case 0: bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &numbers)))
            case 1:
                for _ in 0..<4 {
                    bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = .random(
                        in: 0...255, using: &numbers)
                }
            case 2:
                bytes = (0..<40).map { _ in
                    [0xAA, 0x96, 0x69, 0x00, 0x04].randomElement(using: &numbers) ?? 0
                }
            case 3:
                bytes = SAMFrame.preamble + (0..<9).map { _ in UInt8.random(in: 0...255, using: &numbers) }
            default: break
            }
            fed += bytes.count
            parser.receive(bytes) { outcome in
                guard case .frame(let body) = outcome else { return }
                frames += 1
                guard let response = SAMResponse(body: body) else { return }
                _ = Answer(response, to: .read)
                _ = Answer(response, to: .readWithFingerprints)
            }
            if Int.random(in: 0..<8, using: &numbers) == 0 { parser.abandon { _ in } }
        }
        parser.abandon { _ in }
        #expect(frames > 50)
        #expect(parser.found(in: Samples.status(0x90)) == [.frame([0, 0, 0x90])])
    }
}
