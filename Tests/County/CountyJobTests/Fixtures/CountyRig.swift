import CountyAPI
import Domain
import Foundation
import Logging
import Synchronization
import Testing

@testable import CountyJob

/// A clock that stands until a test moves it.
final class StandingClock: Sendable {
    private let time: Mutex<Instant>

    init(_ time: Instant = Samples.monday) { self.time = Mutex(time) }

    var now: Instant { time.withLock { $0 } }
    func advance(seconds: Double) { time.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// A folder that goes away with the test.
func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ting-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}

/// A county with keys, a ledger with a published catalogue, and a booth whose post it gets.
struct CountyRig {
    let folder: String
    let keys: CountyKeys
    let ledger: CaseLedger
    let clock = StandingClock()
    let booth: BoothID
    let boothKey = SigningKey()

    var desk: IntakeDesk {
        let clock = clock
        return IntakeDesk(
            adapter: ledger, opening: EnvelopeOpening(keys: keys.openings), checker: FormEngine(),
            fetchForm: { _ in nil }, now: { clock.now })
    }

    static var quiet: Logger {
        var logger = Logger(label: "county")
        logger.logLevel = .critical
        return logger
    }

    func submission(
        _ content: SubmissionContent, id: UUID = UUID(), sequence: Int = 1, revision: Int = 1,
        form: Data = Samples.form
    ) throws -> Envelope {
        var place = Envelope.Place.submission(id: id, booth: booth, sequence: sequence, previous: nil)
        place.revision = revision
        return try Envelope.seal(
            content.packed(form: form), at: place, to: keys.trust.sealingKey, by: boothKey, time: clock.now)
    }

    func parts(of file: Data, submission: UUID, from other: BoothID? = nil) throws -> [Envelope] {
        try AttachmentPart.cut(file, of: submission).map { part in
            try Envelope.seal(
                part.packed(), at: .attachment(id: part.envelopeID, booth: other ?? booth),
                to: keys.trust.sealingKey, by: boothKey, time: clock.now)
        }
    }

    func inquiry(_ person: PersonKey, replyKey: SealingKey, id: UUID = UUID()) throws -> Envelope {
        try inquiry(.cases(of: person), replyKey: replyKey, id: id)
    }

    func inquiry(_ question: Inquiry.Question, replyKey: SealingKey, id: UUID = UUID()) throws -> Envelope {
        let inquiry = Inquiry(question, replyKey: replyKey)
        return try Envelope.seal(
            CanonicalJSON.encode(inquiry), at: .inquiry(id: id, booth: booth), to: keys.trust.sealingKey,
            by: boothKey, time: clock.now)
    }

    func posted(_ envelope: Envelope, cursor: Int64 = 1) -> PostedEnvelope {
        PostedEnvelope(
            cursor: cursor, envelope: envelope, boothKey: boothKey.verificationKey, storedAt: clock.now)
    }
}

func withCounty(_ body: (CountyRig) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
        try CountyKeyFolders.create(
            in: folder + "/keys", countyName: "样例县", gatewayHost: "127.0.0.1",
            at: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
        let rig = CountyRig(
            folder: folder, keys: try CountyKeys(directory: folder + "/keys/county"),
            ledger: try CaseLedger(path: folder + "/ledger.sqlite"),
            booth: try #require(BoothID("shuikou-01")))
        try await rig.ledger.archive(version: 1, items: [Samples.item()], files: [Samples.form])
        try await body(rig)
    }
}
