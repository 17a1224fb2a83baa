import CountyAPI
import Foundation
import Testing

@testable import Gateway

@Suite("Envelopes that are carried to the gateway on a stick")
struct BundleReceptionTests {
    /// Takes a bundle of these envelopes in; gives what became of it, and the answers.
    private func take(
        _ envelopes: [Envelope], of booth: TestBooth, at gateway: RunningGateway
    ) async throws -> (taken: BundleReception.Taken, results: [EnvelopeResult]) {
        var writer = BundleWriter()
        var bytes = try writer.begin(
            BundleHeader(kind: .envelopes, booth: booth.id, writtenAt: gateway.clock.now))
        for envelope in envelopes { bytes += try writer.add(envelope) }
        bytes += try writer.end()
        let clock = gateway.clock
        let keys = try GatewayKeys(directory: gateway.folder + "/keys/gateway")
        let reception = BundleReception(
            reception: BatchReception(
                mailbox: gateway.mailbox, receipts: keys.receipts, now: { clock.now }))
        var answers = Data()
        let taken = try await reception.take(
            next: {
                let piece = bytes.prefix(777)
                bytes = Data(bytes.dropFirst(777))
                return Data(piece)
            }, write: { answers += $0 })
        var reader = BundleReader<EnvelopeResult>(.results)
        let results = try reader.take(answers)
        try reader.finish()
        #expect(reader.header?.booth == booth.id)
        return (taken, results)
    }

    @Test("Each gets the receipt that it would have got over the network, and the same one again")
    func receipts() async throws {
        try await withGateway { gateway in
            var booth = try await gateway.booth()
            let envelopes = try (1...230).map { _ in try booth.nextSubmission() }
            let first = try await booth.send([envelopes[0]])
            let (taken, results) = try await take(envelopes, of: booth, at: gateway)
            #expect(taken.stored == 230 && taken.refused.isEmpty)
            #expect(results[0] == first[0])
            for (envelope, result) in zip(envelopes, results) {
                _ = try #require(result.proof).verified(
                    by: gateway.county.trust.countyKey, for: envelope.digest)
            }
            #expect(try await take(envelopes, of: booth, at: gateway).results == results)
            #expect(try await gateway.mailbox.figures().envelopes == 230)
        }
    }

    @Test("Another booth's, changed and foreign envelopes are refused by name, one by one")
    func refused() async throws {
        try await withGateway { gateway in
            var booth = try await gateway.booth()
            var other = try await gateway.booth("other-01", number: 7)
            let good = try booth.nextSubmission()
            let foreign = try other.nextSubmission()
            let changed = Envelope(header: try booth.nextSubmission().header, payload: Data("else".utf8))
            let (taken, results) = try await take([foreign, good, changed], of: booth, at: gateway)
            #expect(taken.stored == 1)
            #expect(results.map { $0.problem?.code } == ["bad-signature", nil, "other-payload"])
            _ = try await gateway.mailbox.revoke(booth.id, at: gateway.clock.now)
            let problem = await #expect(throws: Problem.self) {
                _ = try await take([good], of: booth, at: gateway)
            }
            #expect(problem?.code == "booth-revoked")
        }
    }
}
