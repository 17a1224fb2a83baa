import CountyAPI
import Domain
import Foundation
import Testing

@testable import CountyJob

@Suite("Inquiries")
struct InquiryTests {
    private func reply(_ county: CountyRig) async throws -> InquiryReply {
        let bodies = try await county.ledger.outgoing(limit: 99).map(\.body)
        for case .reply(let reply) in bodies { return reply }
        throw CocoaError(.featureUnsupported)
    }

    @Test("The answer holds this person's cases and nobody else's, and opens with the session's key alone")
    func answer() async throws {
        try await withCounty { county in
            let other = PersonKey(documentKind: .resident, number: "450000197809210040")
            for (serial, person) in [Samples.person, other, Samples.person].enumerated() {
                let content = try Samples.content(serial + 1, person: person)
                let envelope = try county.submission(content, sequence: serial + 1)
                _ = try await county.desk.take(county.posted(envelope, cursor: Int64(serial + 1)))
            }
            _ = try await county.ledger.make(
                .advance, case: Samples.receipt(1).digits, at: county.clock.now)
            let session = OpeningKey()
            let id = UUID()
            let inquiry = try county.inquiry(Samples.person, replyKey: session.sealingKey, id: id)
            #expect(try await county.desk.take(county.posted(inquiry, cursor: 4)) == .replied)
            let reply = try await reply(county)
            #expect(reply.inquiryID == id)
            let answer = try reply.open(CaseProgressAnswer.self, with: session)
            #expect(answer.answeredAt == county.clock.now)
            #expect(
                answer.cases.map(\.receiptNumber) == [try Samples.receipt(3), try Samples.receipt(1)])
            let advanced = try #require(answer.cases.last)
            #expect(advanced.state == .inReview && advanced.level == .village)
            #expect(advanced.levels == [.village, .township, .county])
            #expect(advanced.events.map(\.state) == [.received, .accepted, .inReview])
            #expect(advanced.dueDay == CivilDate("2026-12-07") && advanced.itemName == "高龄津贴申领")
            #expect(throws: (any Error).self) {
                _ = try reply.open(CaseProgressAnswer.self, with: OpeningKey())
            }
        }
    }

    @Test("Who knows a number learns how far its case is, not whose it is nor what it is about")
    func byNumber() async throws {
        try await withCounty { county in
            for serial in 1...2 {
                let envelope = try county.submission(Samples.content(serial), sequence: serial)
                _ = try await county.desk.take(county.posted(envelope, cursor: Int64(serial)))
            }
            let session = OpeningKey()
            let inquiry = try county.inquiry(
                .numbered(try Samples.receipt(2)), replyKey: session.sealingKey)
            #expect(try await county.desk.take(county.posted(inquiry, cursor: 3)) == .replied)
            let answer = try await reply(county).open(CaseProgressAnswer.self, with: session)
            let progress = try #require(answer.cases.first)
            #expect(answer.cases.map(\.receiptNumber) == [try Samples.receipt(2)])
            #expect(progress.state == .accepted && progress.dueDay != nil && !progress.events.isEmpty)
            #expect(progress.itemName == nil && progress.acceptanceNumber == nil)
            let text = String(decoding: try CanonicalJSON.encode(answer), as: UTF8.self)
            for secret in ["高龄津贴", Samples.name, Samples.person.number] { #expect(!text.contains(secret)) }
        }
    }

    @Test("A number that no case has gets an empty answer")
    func unknownNumber() async throws {
        try await withCounty { county in
            let session = OpeningKey()
            let inquiry = try county.inquiry(
                .numbered(try Samples.receipt(9)), replyKey: session.sealingKey)
            #expect(try await county.desk.take(county.posted(inquiry)) == .replied)
            #expect(try await reply(county).open(CaseProgressAnswer.self, with: session).cases.isEmpty)
        }
    }

    @Test("Somebody without cases gets an empty answer, not silence")
    func nobody() async throws {
        try await withCounty { county in
            let session = OpeningKey()
            let inquiry = try county.inquiry(Samples.person, replyKey: session.sealingKey)
            #expect(try await county.desk.take(county.posted(inquiry)) == .replied)
            #expect(try await reply(county).open(CaseProgressAnswer.self, with: session).cases.isEmpty)
        }
    }

    @Test("A question older than ten minutes is passed over, by the county's clock and not the booth's")
    func late() async throws {
        try await withCounty { county in
            let inquiry = try county.inquiry(Samples.person, replyKey: OpeningKey().sealingKey)
            let posted = county.posted(inquiry)
            county.clock.advance(seconds: 601)
            #expect(try await county.desk.take(posted) == .passed)
            #expect(try await county.ledger.outgoing(limit: 9).isEmpty)
            #expect(try await county.ledger.intakeCursor() == 1)
        }
    }

    @Test("The reply lies sealed in the ledger's outbox")
    func sealed() async throws {
        try await withCounty { county in
            _ = try await county.desk.take(county.posted(try county.submission(Samples.content())))
            let rows = try await county.ledger.outgoing(limit: 9).count
            let inquiry = try county.inquiry(Samples.person, replyKey: OpeningKey().sealingKey)
            _ = try await county.desk.take(county.posted(inquiry, cursor: 2))
            let posts = try await county.ledger.outgoing(limit: 9)
            #expect(posts.count == rows + 1)
            for post in posts {
                let message = try post.signed(by: county.keys.signing)
                let text = String(decoding: message.body, as: UTF8.self)
                #expect(!text.contains(Samples.name) && !text.contains(Samples.person.number))
            }
        }
    }
}
