import Domain
import Foundation
import Testing

@testable import CardReaders

@Suite("The reader over a real pseudo-terminal", .timeLimit(.minutes(2)))
struct CardReaderTests {
    private func simulator() throws -> (port: SimulatorPort, path: String) {
        let port = try SimulatorPort(traits: .immediate)
        return (port, try #require(port.path))
    }

    @Test("A card laid on the simulator arrives as a document; taking it away is noticed")
    func wholeWay() async throws {
        let (port, path) = try simulator()
        defer { port.stop() }
        let log = EventLog()
        let reader = try CardReader(device: path) { log.note($0) }
        defer { reader.stop() }
        await log.wait { $0.names == ["ready"] }
        port.lay(try Samples.card("wei"))
        await log.wait { $0.names.last == "document" }
        port.take()
        await log.wait { $0.names.last == "removed" }
        #expect(log.events.names == ["ready", "present", "document", "removed"])
        #expect(log.events.persons == ["韦样例"])
    }

    @Test("With the reference's latencies and pace a card arrives too, in bursts of 64 bytes")
    func paced() async throws {
        let port = try SimulatorPort()
        defer { port.stop() }
        port.lay(try Samples.card("qin"))
        let log = EventLog()
        let reader = try CardReader(device: try #require(port.path)) { log.note($0) }
        defer { reader.stop() }
        await log.wait { $0.names.last == "document" }
        #expect(log.events.persons == ["覃样例"])
    }

    @Test("A reader that goes away in mid-read is told, with no half document")
    func vanishes() async throws {
        let (port, path) = try simulator()
        defer { port.stop() }
        port.update { $0.inject(SimulatorFault(.hangUp(600), on: .read)) }
        port.lay(try Samples.card("wei"))
        let log = EventLog()
        let reader = try CardReader(device: path) { log.note($0) }
        defer { reader.stop() }
        await log.wait { $0.last?.name.hasPrefix("unavailable") ?? false }
        #expect(log.events.names == ["ready", "present", "unavailable reader-gone"])
        guard case .unavailable(let fault) = log.events.last else { return }
        #expect(fault.message.contains(path))
    }

    @Test("A reader plugged in again, behind the same link, is found by itself")
    func pluggedInAgain() async throws {
        let (port, path) = try simulator()
        defer { port.stop() }
        let link = FileManager.default.temporaryDirectory.appending(path: "reader-\(UUID().uuidString)").path
        defer { unlink(link) }
        #expect(symlink(path, link) == 0)
        var timing = ReaderTiming()
        timing.firstReopen = 20
        let log = EventLog()
        let reader = try CardReader(device: link, timing: timing) { log.note($0) }
        defer { reader.stop() }
        await log.wait { $0.names == ["ready"] }
        port.unplug()
        await log.wait { $0.names.last?.hasPrefix("unavailable") ?? false }
        let again = try port.plug()
        unlink(link)
        #expect(symlink(again, link) == 0)
        port.lay(try Samples.card("nong"))
        await log.wait { $0.names.last == "document" }
        #expect(log.events.persons == ["农样例"])
    }

    @Test("A reader set to another speed is found")
    func speed() async throws {
        var traits = SimulatedSAM.Traits.immediate
        (traits.speed, traits.heedsLineSpeed) = (.baud57600, true)
        let port = try SimulatorPort(traits: traits)
        defer { port.stop() }
        let log = EventLog()
        let reader = try CardReader(device: try #require(port.path)) { log.note($0) }
        defer { reader.stop() }
        await log.wait { !$0.isEmpty }
        #expect(log.events.names == ["ready"])
    }

    @Test("Stopping closes the device and lets another program have it at once")
    func stops() async throws {
        let (port, path) = try simulator()
        defer { port.stop() }
        port.lay(try Samples.card("wei"))
        let log = EventLog()
        let reader = try CardReader(device: path) { log.note($0) }
        await log.wait { $0.names.last == "document" }
        reader.stop()
        reader.stop()
        let count = log.events.count
        let reading = try CardReader.readOneDocument(device: path, timeout: 20)
        #expect(reading.document.name.reveal() == "韦样例")
        #expect(reading.samID.description == "05.01-20000101-0000000001-0000000002")
        #expect(log.events.count == count)
    }

    @Test("The stream of events ends the reader when its task ends")
    func stream() async throws {
        let (port, path) = try simulator()
        defer { port.stop() }
        for await event in CardReader.events(device: path) {
            #expect(event.name == "ready")
            break
        }
        #expect(throws: Never.self) { try SerialTransport(path: path).open(at: .baud115200) }
    }

    @Test("A second program is told that the reader is in use")
    func busy() async throws {
        let (port, path) = try simulator()
        defer { port.stop() }
        let first = SerialTransport(path: path)
        try first.open(at: .baud115200)
        let fault = try #require(throws: ReaderFault.self) {
            _ = try CardReader.readOneDocument(device: path, timeout: 5)
        }
        #expect(fault.code == .readerBusy)
        #expect(fault.message.contains(path))
        first.close()
    }

    @Test("A path without a device, a file, a folder: each is named with its remedy")
    func wrongPaths() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "plain-\(UUID().uuidString)").path
        #expect(FileManager.default.createFile(atPath: file, contents: Data([1])))
        defer { unlink(file) }
        let table: [(String, ReaderFault.Code)] = [
            ("/dev/does-not-exist", .readerAbsent), (file + "/below", .readerAbsent),
            (file, .readerNotSerial),
            ("/dev", .readerNotSerial), ("/dev/null", .readerNotSerial),
        ]
        for (path, code) in table {
            let fault = try #require(throws: ReaderFault.self) {
                _ = try CardReader.readOneDocument(device: path, timeout: 5)
            }
            #expect(fault.code == code, "\(path)")
            #expect(fault.message.contains(path))
            #expect(!fault.remedy.isEmpty)
            #expect(fault.exitStatus == 69)
        }
    }

    @Test("Every error of the system becomes a fault with the path, the error and the remedy")
    func errors() {
        let table: [(Int32, ReaderFault.Code, String)] = [
            (ENOENT, .readerAbsent, "by-id"), (ENXIO, .readerAbsent, "by-id"),
            (ENODEV, .readerAbsent, "by-id"),
            (EACCES, .readerPermission, "dialout"), (EPERM, .readerPermission, "dialout"),
            (EBUSY, .readerBusy, "fuser"), (EMFILE, .readerOpenFailed, "dmesg"),
        ]
        for (error, code, remedy) in table {
            let fault = ReaderFault.opening("/dev/ttyX", error)
            #expect(fault.code == code)
            #expect(fault.message.contains("/dev/ttyX"))
            #expect(fault.message.contains("errno \(error)"))
            #expect(fault.remedy.contains(remedy))
        }
    }

    @Test("No card in time is a fault of its own")
    func timeout() throws {
        let (port, path) = try simulator()
        defer { port.stop() }
        let fault = try #require(throws: ReaderFault.self) {
            _ = try CardReader.readOneDocument(device: path, timeout: 1)
        }
        #expect(fault.code == .cardAbsent)
    }

    @Test("An unknown type letter reaches the technician as bad data")
    func unknownLetter() throws {
        let (port, path) = try simulator()
        defer { port.stop() }
        port.update { $0.inject(SimulatorFault(.typeLetter("Z"))) }
        port.lay(try Samples.card("wei"))
        let fault = try #require(throws: ReaderFault.self) {
            _ = try CardReader.readOneDocument(device: path, timeout: 20)
        }
        #expect(fault.code == .cardTypeUnknown)
        #expect(fault.exitStatus == 65)
    }
}
