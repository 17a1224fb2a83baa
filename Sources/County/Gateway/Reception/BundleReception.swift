import CountyAPI
import Domain
import FoundationEssentials

/// Takes in a bundle of envelopes that was carried by hand, in batches like those of the wire.
package struct BundleReception: Sendable {
    private let reception: BatchReception
    private static let batchBytes = 1 << 20
    private static let batchCount = 100

    /// A desk for bundles before a reception.
    package init(reception: BatchReception) { self.reception = reception }

    /// What became of a bundle.
    package struct Taken: Sendable {
        /// Whose it was.
        package var booth: BoothID
        /// How many envelopes have receipts.
        package var stored = 0
        /// How many have none, by the problem's code.
        package var refused: [String: Int] = [:]
    }

    /// Reads the bundle through `next` (empty at its end) and writes the bundle of answers. Throws ``BundleFault``, and a
    /// ``Problem`` for a booth that is not, or no longer, enrolled.
    package func take(
        next: () throws -> Data, write: (Data) throws -> Void
    ) async throws -> Taken {
        var reader = BundleReader<Envelope>(.envelopes)
        var writer = BundleWriter()
        var taken: Taken?
        var booth: RegisteredBooth?
        var batch: [Envelope] = []
        var bytes = 0

        func settle() async throws {
            guard let booth, !batch.isEmpty else { return }
            let incoming: IncomingBatch = try CanonicalJSON.decode(
                from: CanonicalJSON.encode(BatchRequest(envelopes: batch)))
            (batch, bytes) = ([], 0)
            for result in try await reception.receive(incoming, from: booth).results {
                try write(writer.add(result))
                if result.proof != nil { taken?.stored += 1 }
                if let problem = result.problem { taken?.refused[problem.code, default: 0] += 1 }
            }
        }

        while case let piece = try next(), !piece.isEmpty {
            for envelope in try reader.take(piece) {
                batch.append(envelope)
                bytes += envelope.payload.count
                if booth == nil, let header = reader.header {
                    booth = try await registered(header.booth)
                    taken = Taken(booth: header.booth)
                    try write(
                        writer.begin(
                            BundleHeader(kind: .results, booth: header.booth, writtenAt: reception.now())))
                }
                if batch.count >= Self.batchCount || bytes >= Self.batchBytes { try await settle() }
            }
        }
        try await settle()
        try reader.finish()
        guard let header = reader.header else { throw BundleFault.noBundle }
        if taken == nil {
            _ = try await registered(header.booth)
            try write(
                writer.begin(BundleHeader(kind: .results, booth: header.booth, writtenAt: reception.now())))
        }
        try write(writer.end())
        return taken ?? Taken(booth: header.booth)
    }

    private func registered(_ id: BoothID) async throws -> RegisteredBooth {
        guard let booth = try await reception.mailbox.booth(id) else {
            throw Problem(
                code: "unknown-booth", title: "No booth \(id) is enrolled", status: 403, retry: .afterFix)
        }
        guard booth.revokedAt == nil else {
            throw Problem(
                code: "booth-revoked", title: "The booth \(id) was revoked", status: 403, retry: .afterFix)
        }
        return booth
    }
}
