import CountyAPI
import Foundation
import Testing

@testable import Gateway

@Suite("Comparing with a booth what is held")
struct ReconciliationTests {
    private func range(
        _ range: ClosedRange<Int>, _ digests: [Int: ContentDigest]
    ) -> ReconciliationRequest.Range {
        .init(range, root: SequenceRoot.of(range) { digests[$0] })
    }

    @Test("A booth learns which of its ranges differ, and of its own sequence alone")
    func wire() async throws {
        try await withGateway { gateway in
            var booth = try await gateway.booth()
            let envelopes = try (1...5).map { _ in try booth.nextSubmission() }
            _ = try await booth.send(envelopes)
            let held = Dictionary(uniqueKeysWithValues: zip(1...5, envelopes.map(\.digest)))
            var others = held
            others[4] = nil
            let request = ReconciliationRequest(ranges: [
                range(1...5, held), range(1...5, others), range(1...3, others), range(5...6, held),
                range(4...4, others),
            ])
            let path = "/v1/booths/\(booth.id)/reconciliations"
            let answer = try await booth.line.post(path, request)
            #expect(answer.status == 200)
            #expect(try answer.decode(ReconciliationResponse.self).differing == [1, 4])

            let stranger = try await gateway.booth("stranger-01", number: 7)
            #expect(try await stranger.line.post(path, request).status == 403)
            let own = try await stranger.line.post("/v1/booths/\(stranger.id)/reconciliations", request)
            #expect(try own.decode(ReconciliationResponse.self).differing == [0, 1, 2, 3])
        }
    }

    @Test(
        "A request that no booth makes is refused, and costs nothing",
        arguments: [
            [ReconciliationRequest.Range(1...(1 << 20) + 1, root: ContentDigest(of: Data()))],
            [.init(0...5, root: ContentDigest(of: Data()))],
            [.init(1...(1 << 41), root: ContentDigest(of: Data()))],
            Array(repeating: .init(1...1, root: ContentDigest(of: Data())), count: 65),
        ])
    func excess(ranges: [ReconciliationRequest.Range]) async throws {
        try await withGateway { gateway in
            let booth = try await gateway.booth()
            let answer = try await booth.line.post(
                "/v1/booths/\(booth.id)/reconciliations", ReconciliationRequest(ranges: ranges))
            #expect(answer.status == 400)
        }
    }
}
