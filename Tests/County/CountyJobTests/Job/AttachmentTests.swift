import CountyAPI
import Domain
import Foundation
import Testing

@testable import CountyJob

@Suite("Files that belong to a case")
struct AttachmentTests {
    private let file = Data((0..<90_000).map { UInt8(truncatingIfNeeded: $0 >> 2) })

    /// A submission whose form asks for a paper, and the paper.
    private func content(naming name: String?, sending files: [CountyAPI.Attachment]) throws
        -> SubmissionContent
    {
        var content = try Samples.content()
        content.formDigest = ContentDigest(of: Samples.uploadForm)
        content.answersXML = """
            <data id="gaoling-jintie" version="1"><age>85</age>\(name.map { "<paper>\($0)</paper>" } ?? "<paper/>")</data>
            """
        content.attachments = files
        return content
    }

    private var attachment: CountyAPI.Attachment {
        CountyAPI.Attachment(name: "material-1.pdf", mediaType: "application/pdf", bytes: file)
    }

    private func take(_ envelopes: [Envelope], _ county: CountyRig, from cursor: Int64 = 1) async throws
        -> [Taken]
    {
        var taken: [Taken] = []
        for (index, envelope) in envelopes.enumerated() {
            taken.append(try await county.desk.take(county.posted(envelope, cursor: cursor + Int64(index))))
        }
        return taken
    }

    private func archive(_ county: CountyRig) async throws {
        try await county.ledger.archive(version: 2, items: [], files: [Samples.uploadForm])
    }

    @Test(
        "Pieces that come after their case, in any order and twice, make the file", arguments: [false, true])
    func whole(before: Bool) async throws {
        try await withCounty { county in
            try await archive(county)
            let id = UUID()
            let answers = try county.submission(
                content(naming: "material-1.pdf", sending: [attachment]), id: id, form: Samples.uploadForm)
            let parts = try county.parts(of: file, submission: id).shuffled()
            let order = before ? parts + parts + [answers] : [answers] + parts + parts
            let taken = try await take(order, county)
            #expect(taken.filter { $0 == .attached }.count == 2 * parts.count)
            #expect(taken.contains { if case .booked = $0 { true } else { false } })
            let record = try #require(try await county.ledger.record(id.uuidString))
            #expect(record.isComplete(attachment))
            #expect(record.submission.content.attachments == [attachment])
            #expect(try await county.ledger.attachment("material-1.pdf", case: id.uuidString) == file)
            #expect(try await county.ledger.attachment("material-2.pdf", case: id.uuidString) == nil)
            #expect(try await county.ledger.intakeCursor() == Int64(order.count))
        }
    }

    @Test("While pieces are missing the case says how many have come, and gives no file")
    func incomplete() async throws {
        try await withCounty { county in
            try await archive(county)
            let id = UUID()
            let answers = try county.submission(
                content(naming: "material-1.pdf", sending: [attachment]), id: id, form: Samples.uploadForm)
            _ = try await take([answers] + county.parts(of: file, submission: id).dropLast(), county)
            let record = try #require(try await county.ledger.record(id.uuidString))
            #expect(!record.isComplete(attachment) && record.arrived[attachment.digest] == 2)
            #expect(try await county.ledger.attachment("material-1.pdf", case: id.uuidString) == nil)
            let summary = CaseSummary(record, whole: true, reveal: false)
            #expect(summary.attachments?.map(\.arrived) == [2] && summary.attachments?.map(\.parts) == [3])
        }
    }

    @Test("What another booth says of a submission is not looked at")
    func otherBooth() async throws {
        try await withCounty { county in
            try await archive(county)
            let id = UUID()
            let answers = try county.submission(
                content(naming: "material-1.pdf", sending: [attachment]), id: id, form: Samples.uploadForm)
            let parts = try county.parts(of: file, submission: id, from: BoothID("elsewhere-01"))
            _ = try await take([answers] + parts, county)
            #expect(try await county.ledger.record(id.uuidString)?.arrived == [:])
            #expect(try await county.ledger.attachment("material-1.pdf", case: id.uuidString) == nil)
        }
    }

    @Test(
        "Answers that name other files than those that belong to the submission are parked",
        arguments: [(nil, true), ("material-2.pdf", true), ("material-1.pdf", false)] as [(String?, Bool)])
    func names(name: String?, isSent: Bool) async throws {
        try await withCounty { county in
            try await archive(county)
            let envelope = try county.submission(
                content(naming: name, sending: isSent ? [attachment] : []), form: Samples.uploadForm)
            #expect(try await take([envelope], county) == [.parked(.answers)])
        }
    }

    @Test("A piece that does not open is parked, not lost, and nobody is told of a submission by its id")
    func damaged() async throws {
        try await withCounty { county in
            let envelope = try #require(try county.parts(of: file, submission: UUID()).first)
            let other = try Envelope.seal(
                Data("no piece".utf8), at: .attachment(id: UUID(), booth: county.booth),
                to: county.keys.trust.sealingKey, by: county.boothKey, time: county.clock.now)
            let foreign = try Envelope.seal(
                Data(), at: .attachment(id: UUID(), booth: county.booth), to: OpeningKey().sealingKey,
                by: county.boothKey, time: county.clock.now)
            #expect(
                try await take([envelope, other, foreign], county) == [
                    .attached, .parked(.unreadable), .parked(.otherKey),
                ])
            #expect(try await county.ledger.outgoing(limit: 9).isEmpty)
            #expect(try await county.ledger.parked().count == 2)
        }
    }
}
