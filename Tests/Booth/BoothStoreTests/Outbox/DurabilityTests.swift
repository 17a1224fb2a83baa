import BoothStore
import CountyAPI
import Domain
import Foundation
import Testing

@Suite("What a power cut leaves")
struct DurabilityTests {
    /// Finalises for ever and says each time so on standard output, until it is killed from within at a moment that its
    /// own work does not choose.
    private static func finaliseUntilKilled(in directory: String, afterMilliseconds pause: UInt32) throws {
        let county = OpeningKey()
        let key = SigningKey()
        guard let booth = BoothID("crash-booth"), let day = CivilDate("2026-11-23") else { return }
        let store = try BoothStore(directory: directory)
        Thread.detachNewThread {
            usleep(pause * 1000)
            kill(getpid(), SIGKILL)
        }
        let now = Instant(milliseconds: 0)
        while true {
            let id = UUID()
            let order = FinaliseOrder(
                submissionID: id, boothID: booth, boothCode: 1, day: day, at: now, implementationCode: "样例",
                formID: "form", formVersion: "1", formDigest: ContentDigest(of: Data()))
            let made = try store.finalise(order) { place, _ in
                try Envelope.seal(
                    Data("内容".utf8), at: place, to: county.sealingKey, by: key, time: now)
            }
            let line = Array("\(id.uuidString) \(made.sequence)\n".utf8)
            line.withUnsafeBytes { _ = write(STDOUT_FILENO, $0.baseAddress, $0.count) }
        }
    }

    @Test(
        "Whatever was acknowledged before a kill -9 is there afterwards, in an intact chain, round after round"
    )
    func killed() async throws {
        let booth = try TestBooth()
        let directory = booth.directory.path
        var acknowledged: [(id: UUID, sequence: Int)] = []
        for round in 0..<5 {
            let pause = UInt32(60 + round * 47)
            let result = await #expect(
                processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]
            ) { [directory = directory as String, pause = pause as UInt32] in
                try Self.finaliseUntilKilled(in: directory, afterMilliseconds: pause)
            }
            let output = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
            for line in output.split(separator: "\n") {
                let parts = line.split(separator: " ")
                guard parts.count == 2, let id = UUID(uuidString: String(parts[0])),
                    let sequence = Int(parts[1])
                else { continue }
                acknowledged.append((id, sequence))
            }
            let store = try BoothStore(directory: directory)
            for (id, sequence) in acknowledged {
                #expect(try store.queueEntry(submissionID: id)?.sequence == sequence)
            }
            let crashBooth = try #require(BoothID("crash-booth"))
            let count = try store.verifySequence(of: crashBooth)
            #expect(count >= acknowledged.count && count <= acknowledged.count + round + 1)
            #expect(try store.verifyAudit() == count)
        }
        #expect(!acknowledged.isEmpty)
    }

    @Test("Processes that finalise at once share one gap-free sequence")
    func processes() async throws {
        let booth = try TestBooth()
        let directory = booth.directory.path
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    await #expect(processExitsWith: .signal(SIGKILL)) { [directory = directory as String] in
                        try Self.finaliseUntilKilled(in: directory, afterMilliseconds: 300)
                    }
                }
            }
        }
        let crashBooth = try #require(BoothID("crash-booth"))
        #expect(try BoothStore(directory: directory).verifySequence(of: crashBooth) > 0)
    }

    @Test("No file of the store holds a planted name or number in the clear, in UTF-8 or UTF-16")
    func nothingInTheClear() throws {
        let booth = try TestBooth()
        let store = try booth.open()
        let (name, number) = ("韦样例", "450000194903071234")
        let person = PersonKey(documentKind: .resident, number: number)
        let content = SubmissionContent(
            receiptNumber: try #require(ReceiptNumber(boothCode: 423, day: booth.day, serial: 1)),
            implementationCode: "11450000MB0000000X2450000000001", formID: "gaoling-jintie", formVersion: "1",
            formDigest: ContentDigest(of: Data("form".utf8)), language: .chinese, person: person,
            personName: name, today: booth.day, cardXML: "<card><name>\(name)</name></card>",
            answersXML: "<data><idcard>\(number)</idcard></data>")
        _ = try store.finalise(booth.order(tag: PersonTag(of: person, at: booth.boothKey))) { place, _ in
            try Envelope.seal(
                content.packed(form: Data("form".utf8)), at: place, to: booth.trust.sealingKey,
                by: booth.boothKey,
                time: booth.noon)
        }
        let question = Inquiry(.cases(of: person), replyKey: OpeningKey().sealingKey)
        try store.ask(
            Envelope.seal(
                CanonicalJSON.encode(question), at: .inquiry(id: UUID(), booth: booth.id),
                to: booth.trust.sealingKey, by: booth.boothKey, time: booth.noon), at: booth.noon)
        let planted = try [name, number].flatMap { text in
            [Data(text.utf8)]
                + [
                    try #require(text.data(using: .utf16LittleEndian)),
                    try #require(text.data(using: .utf16BigEndian)),
                ]
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: store.directory)
        #expect(files.contains("booth.db-wal"))
        for file in files {
            let bytes = try Data(contentsOf: URL(filePath: store.directory + "/" + file))
            for secret in planted { #expect(bytes.range(of: secret) == nil, "\(file)") }
        }
    }
}
