import CountyAPI
import Domain
import Foundation
import Testing

@testable import CountyJob

@Suite("Taking envelopes in")
struct IntakeDeskTests {
    @Test("A submission that opens and checks becomes a case with exactly the answers given")
    func booking() async throws {
        try await withCounty { county in
            let content = try Samples.content()
            let envelope = try county.submission(content, sequence: 9)
            guard case .booked(let file) = try await county.desk.take(county.posted(envelope, cursor: 4))
            else {
                Issue.record("not booked")
                return
            }
            let record = try #require(try await county.ledger.record(file.acceptanceNumber.description))
            #expect(record.submission.content == content)
            #expect(record.submission.sequence == 9 && record.submission.digest == envelope.digest)
            #expect(try await county.ledger.intakeCursor() == 4)
            let again = try await county.desk.take(county.posted(envelope, cursor: 4))
            #expect(again == .alreadyBooked(file))
        }
    }

    @Test("A bad one is parked whole with its reason, the ones around it become cases")
    func isolation() async throws {
        try await withCounty { county in
            let tooYoung = try Samples.content(2)
            var changed = tooYoung
            changed.answersXML = tooYoung.answersXML.replacing("<age>85</age>", with: "<age>70</age>")
            let foreignForm = Data(Samples.formXML.replacing("样例", with: "别的").utf8)
            var foreign = try Samples.content(3)
            foreign.formDigest = ContentDigest(of: foreignForm)
            let envelopes = [
                try county.submission(Samples.content(1), sequence: 1),
                try county.submission(changed, sequence: 2),
                try county.submission(foreign, sequence: 3, form: foreignForm),
                try county.submission(
                    Samples.content(4, code: "11451423MB990001354450511902000"), sequence: 4),
                try county.submission(Samples.content(5), sequence: 5),
            ]
            var taken: [Taken] = []
            for (index, envelope) in envelopes.enumerated() {
                taken.append(try await county.desk.take(county.posted(envelope, cursor: Int64(index + 1))))
            }
            #expect(taken[1...3] == [.parked(.answers), .parked(.unknownForm), .parked(.unknownItem)])
            #expect(try await county.ledger.records(CaseFilter()).count == 2)
            #expect(try await county.ledger.intakeCursor() == 5)
            let parked = try await county.ledger.parked()
            #expect(parked.map(\.posted.envelope) == Array(envelopes[1...3]))
            #expect(parked[0].detail == "/data/age (constraint)")
            #expect(!parked.map(\.detail).joined().contains("70"))
            let summary = ParkedSummary(parked[0])
            #expect(summary.booth == county.booth && summary.reason == .answers && !summary.remedy.isEmpty)
        }
    }

    @Test("The person of a parked submission is told that it was received, once")
    func parkedEvent() async throws {
        try await withCounty { county in
            let id = UUID()
            let content = try Samples.content(1, code: "11451423MB990001354450511902000")
            let posted = county.posted(try county.submission(content, id: id))
            #expect(try await county.desk.take(posted) == .parked(.unknownItem))
            #expect(try await county.desk.take(posted) == .parked(.unknownItem))
            let events = try await county.ledger.outgoing(limit: 9)
            #expect(
                events.map(\.body) == [
                    .event(
                        CaseEvent(submissionID: id, ordinal: 1, state: .received, at: posted.storedAt))
                ])
            #expect(try await county.ledger.parked().count == 1)
            try await county.ledger.acknowledge(events.map(\.id))
            #expect(try await county.desk.retryParked() == 0)
            #expect(try await county.ledger.outgoing(limit: 9).isEmpty)
        }
    }

    @Test("What was parked for want of a form becomes a case when the form is published")
    func mended() async throws {
        try await withCounty { county in
            let newForm = Data(Samples.formXML.replacing("样例", with: "新版").utf8)
            var content = try Samples.content()
            content.formDigest = ContentDigest(of: newForm)
            let envelope = try county.submission(content, form: newForm)
            #expect(try await county.desk.take(county.posted(envelope)) == .parked(.unknownForm))
            #expect(try await county.desk.retryParked() == 0)
            try await county.ledger.archive(version: 2, items: [], files: [newForm])
            #expect(try await county.desk.retryParked() == 1)
            #expect(try await county.ledger.parked().isEmpty)
            #expect(try await county.ledger.records(CaseFilter()).count == 1)
            #expect(try await county.ledger.intakeCursor() == 1)
            // The person heard "received" when it was parked; the id is the same, so the booth keeps it once.
            let posts = try await county.ledger.outgoing(limit: 9)
            #expect(posts.count == 2 && Set(posts.map(\.id)).count == 2)
        }
    }

    @Test("A form that only the gateway still has is fetched from there and believed by its digest alone")
    func fetchedForm() async throws {
        try await withCounty { county in
            let newForm = Data(Samples.formXML.replacing("样例", with: "新版").utf8)
            var content = try Samples.content()
            content.formDigest = ContentDigest(of: newForm)
            let posted = county.posted(try county.submission(content, form: newForm))
            func desk(_ fetched: Data) -> IntakeDesk {
                IntakeDesk(
                    adapter: county.ledger, opening: EnvelopeOpening(keys: county.keys.openings),
                    checker: FormEngine(), fetchForm: { _ in fetched }, now: { Samples.monday })
            }
            #expect(try await desk(Samples.form).take(posted) == .parked(.unknownForm))
            guard case .booked = try await desk(newForm).take(posted) else {
                Issue.record("not booked")
                return
            }
        }
    }

    @Test("A correction of a case waits beside it")
    func correction() async throws {
        try await withCounty { county in
            let id = UUID()
            _ = try await county.desk.take(
                county.posted(try county.submission(Samples.content(), id: id)))
            let correction = try county.submission(Samples.content(), id: id, revision: 2)
            #expect(
                try await county.desk.take(county.posted(correction, cursor: 2)) == .parked(.correction))
            #expect(try await county.ledger.records(CaseFilter()).count == 1)
            #expect(try await county.ledger.intakeCursor() == 2)
        }
    }
}
