import CountyAPI
import Crypto
import Domain
import Foundation
import Testing

@testable import Gateway

@Suite("Sending batches of envelopes")
struct BatchTests {
    @Test("A stored envelope's receipt is signed by a key that the county certified, and names its digest")
    func receipt() async throws {
        try await withGateway { gateway in
            var booth = try await gateway.booth()
            let envelope = try booth.nextSubmission()
            let result = try await booth.send([envelope])[0]
            let receipt = try #require(result.proof)
                .verified(by: gateway.county.trust.countyKey, for: envelope.digest)
            #expect(receipt.storedAt == gateway.clock.now)
            #expect(receipt.booth == booth.id && receipt.sequence == 1)
        }
    }

    @Test("After a lost answer the same envelope gets the byte-identical receipt, later too")
    func replay() async throws {
        try await withGateway { gateway in
            var booth = try await gateway.booth()
            let envelope = try booth.nextSubmission()
            let first = try await booth.send([envelope])
            gateway.clock.advance(hours: 30)
            let second = try await booth.send([envelope])
            #expect(first == second)
            #expect(try await gateway.mailbox.figures().envelopes == 1)
        }
    }

    @Test("Sent many times at once, one envelope is one record and every answer is the same")
    func concurrency() async throws {
        try await withGateway { gateway in
            var booth = try await gateway.booth()
            let envelope = try booth.nextSubmission()
            let sender = booth
            let results = try await withThrowingTaskGroup(of: [EnvelopeResult].self) { group in
                for _ in 0..<24 { group.addTask { try await sender.send([envelope]) } }
                return try await group.reduce(into: Set<EnvelopeResult>()) { $0.formUnion($1) }
            }
            #expect(results.count == 1)
            #expect(results.first?.proof != nil)
            #expect(try await gateway.mailbox.figures().envelopes == 1)
        }
    }

    @Test("The same id and revision with other bytes is refused for good, and what was stored stays")
    func otherContent() async throws {
        try await withGateway { gateway in
            let booth = try await gateway.booth()
            let id = UUID()
            func seal(_ text: String) throws -> Envelope {
                try Envelope.seal(
                    Data(text.utf8), at: .submission(id: id, booth: booth.id, sequence: 1, previous: nil),
                    to: booth.county, by: booth.signing, time: gateway.clock.now)
            }
            let (first, second) = (try seal("one"), try seal("two"))
            let results = try await booth.send([first]) + booth.send([second]) + booth.send([first])
            #expect(results[1].problem?.code == "other-content")
            #expect(results[1].problem?.status == 409 && results[1].problem?.retry == .never)
            #expect(results[2].proof != nil && results[2] == results[0])
            let page = try await gateway.mailbox.envelopes(after: 0, limit: 10, bytes: 1 << 20)
            #expect(page.envelopes.map(\.envelope) == [first])
        }
    }

    @Test("Bad envelopes are refused each by its own problem, and the good ones beside them are stored")
    func isolation() async throws {
        try await withGateway { gateway in
            var booth = try await gateway.booth()
            let other = try await gateway.booth("other-02", number: 424)
            let good = try booth.nextSubmission()
            let unsigned = try Envelope.seal(
                Data(), at: .submission(id: UUID(), booth: booth.id, sequence: 2, previous: nil),
                to: booth.county, by: SigningKey(), time: gateway.clock.now)
            let swapped = Envelope(
                header: try booth.nextSubmission().header, payload: Data("something else".utf8))
            let foreign = try Envelope.seal(
                Data(), at: .submission(id: UUID(), booth: other.id, sequence: 1, previous: nil),
                to: booth.county, by: booth.signing, time: gateway.clock.now)
            let unnumbered = try Envelope.seal(
                Data(), at: .submission(id: UUID(), booth: booth.id, sequence: 0, previous: nil),
                to: booth.county, by: booth.signing, time: gateway.clock.now)
            let last = try booth.nextSubmission()
            let results = try await booth.send([good, unsigned, swapped, foreign, unnumbered, last])
            #expect(
                results.map { $0.problem?.code } == [
                    nil, "bad-signature", "other-payload", "other-booth", "unreadable-envelope", nil,
                ])
            #expect(results.compactMap(\.problem).allSatisfy { $0.retry == .never })
            #expect(
                results.map(\.digest)
                    == [good, unsigned, swapped, foreign, unnumbered, last].map(\.digest))
            #expect(try await gateway.mailbox.figures().envelopes == 2)
        }
    }

    @Test("An envelope that is not one does not hide the others of its batch")
    func unreadable() async throws {
        try await withGateway { gateway in
            var booth = try await gateway.booth()
            let good = String(decoding: try CanonicalJSON.encode(booth.nextSubmission()), as: UTF8.self)
            let body = #"{"envelopes":[{"header":{"bytes":"AAAA"}},17,\#(good)]}"#
            let answer = try await booth.line.call(
                "POST", "/v1/booths/\(booth.id)/batches", Data(body.utf8))
            let results = try answer.decode(BatchResponse.self).results
            #expect(results.map { $0.problem?.code } == ["unreadable-envelope", "unreadable-envelope", nil])
            #expect(results[0].digest == ContentDigest(of: Data([0, 0, 0])))
        }
    }

    @Test("A hole in the sequence and a broken chain are recorded, and nothing is refused for them")
    func irregularities() async throws {
        try await withGateway { gateway in
            var booth = try await gateway.booth()
            let first = try booth.nextSubmission()
            let late = try booth.nextSubmission()
            let third = try booth.nextSubmission()
            let other = try booth.nextSubmission(previous: ContentDigest(of: Data("forged".utf8)))
            let inquiry = try booth.inquiry()
            #expect(try await booth.send([first, third, other, inquiry]).allSatisfy { $0.proof != nil })
            var track = try #require(try await gateway.mailbox.booth(booth.id)).track
            #expect(track.holes == [.init(first: 2, last: 2)])
            #expect(track.brokenLinks == [4])
            #expect(try await booth.send([late]).allSatisfy { $0.proof != nil })
            track = try #require(try await gateway.mailbox.booth(booth.id)).track
            #expect(track.holes.isEmpty && track.highest == 4 && track.brokenLinks == [4])
        }
    }
}
