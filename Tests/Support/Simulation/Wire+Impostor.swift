import CountyAPI
import Foundation

/// Somebody between booth and gateway, who answers in the county's place: with what has passed by, or signed by himself.
extension Wire {
    /// Receipts for envelopes that never arrived; nil where nobody interferes.
    func forgedResults(for envelopes: [Envelope]) -> [EnvelopeResult]? {
        let (isForged, seen) = state.withLock { state in
            (state.random.chance(state.weather.badness / 8), state.proof)
        }
        guard isForged else { return nil }
        let forger = SigningKey()
        return envelopes.compactMap { envelope in
            if let seen { return EnvelopeResult(digest: envelope.digest, proof: seen) }
            guard let header = try? envelope.uncheckedHeader(),
                let receipt = try? Signed(
                    StorageReceipt(for: header, digest: envelope.digest, storedAt: World.start), by: forger),
                let certificate = try? Signed(
                    ReceiptKeyCertificate(
                        key: forger.verificationKey, validUntil: World.start.adding(.seconds(1 << 30))),
                    by: forger)
            else { return nil }
            return EnvelopeResult(
                digest: envelope.digest, proof: ReceiptProof(receipt: receipt, certificate: certificate))
        }
    }

    /// An older catalogue, or one of his own; nil where nobody interferes.
    func forgedRoot() -> Signed<CatalogueRoot>? {
        state.withLock { state in
            guard state.random.chance(state.weather.badness / 2) else { return nil }
            if state.random.chance(0.6), let old = state.roots.randomElement(using: &state.random) {
                return old
            }
            guard let last = state.roots.last,
                let root = try? CanonicalJSON.decode(CatalogueRoot.self, from: last.bytes)
            else { return nil }
            let own = CatalogueRoot(
                version: root.version + 1000, publishedAt: root.publishedAt, entries: root.entries)
            return try? Signed(own, by: SigningKey())
        }
    }
}
