import CountyAPI
import Domain
import FoundationEssentials

/// What the gateway looks at before it stores an envelope. It sees the outside alone; only the county can open it.
public enum EnvelopeInspection {
    /// Sequence numbers that a booth can reach: one a second for thirty years.
    static let sequences = 1...1_000_000_000

    /// The envelope as an arrival, or why it is refused for good.
    public static func inspect(
        _ envelope: Envelope, from booth: BoothID, keys: [VerificationKey]
    ) throws(Problem) -> Arrival {
        guard let key = keys.first(where: { $0.id == envelope.header.keyID }) else {
            throw .badSignature("signed with a key that this booth has not enrolled")
        }
        let header: EnvelopeHeader
        do { header = try envelope.verified(by: key) } catch {
            switch error {
            case .signature(.unreadable): throw .unreadableEnvelope
            case .signature: throw .badSignature("the signature does not fit the header")
            case .payload: throw .otherPayload
            }
        }
        guard header.booth == booth else { throw .otherBooth }
        let numbered = header.sequence.map(sequences.contains) ?? false
        guard header.revision >= 1, header.kind == .submission ? numbered : header.sequence == nil else {
            throw .unreadableEnvelope
        }
        return Arrival(envelope: envelope, header: header, boothKey: key)
    }
}

extension Problem {
    static func badSignature(_ detail: String) -> Problem {
        Problem(
            code: "bad-signature", title: "The envelope is not signed by this booth", status: 422,
            detail: detail, retry: .never)
    }
    static let otherPayload = Problem(
        code: "other-payload", title: "The payload is not the one that the header names", status: 422,
        retry: .never)
    static let otherBooth = Problem(
        code: "other-booth", title: "The envelope is another booth's", status: 422, retry: .never)
    static let unreadableEnvelope = Problem(
        code: "unreadable-envelope", title: "Not an envelope that this gateway can read", status: 422,
        retry: .never)
    static let otherContent = Problem(
        code: "other-content", title: "This id and revision were stored with other bytes", status: 409,
        detail: "What was stored first is unchanged.", retry: .never)
}

/// A batch as it arrived, read envelope by envelope: one that cannot be read does not hide the others.
public struct IncomingBatch: Decodable, Sendable {
    /// The envelopes in their order.
    public var items: [Item]

    /// One envelope of a batch.
    public enum Item: Sendable {
        /// It could be read.
        case envelope(Envelope)
        /// It could not; the digest is of its header's bytes, or of nothing where not even those could be read.
        case unreadable(ContentDigest)
    }

    private enum Keys: String, CodingKey { case envelopes }

    private struct HeaderOnly: Decodable {
        struct Header: Decodable { var bytes: Data }
        var header: Header
    }

    private struct Entry: Decodable {
        var item: Item

        init(from decoder: any Decoder) throws {
            if let envelope = try? Envelope(from: decoder) {
                item = .envelope(envelope)
            } else {
                let bytes = (try? HeaderOnly(from: decoder))?.header.bytes ?? Data()
                item = .unreadable(ContentDigest(of: bytes))
            }
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        items = try container.decode([Entry].self, forKey: .envelopes).map(\.item)
    }
}

/// Takes a batch in: inspects each envelope on its own, stores the good ones durably, and only then has an answer.
package struct BatchReception: Sendable {
    var mailbox: any Mailbox
    var receipts: ReceiptIssuer
    var now: @Sendable () -> Instant

    /// A reception before a mailbox.
    package init(mailbox: any Mailbox, receipts: ReceiptIssuer, now: @escaping @Sendable () -> Instant) {
        self.mailbox = mailbox
        self.receipts = receipts
        self.now = now
    }

    /// What becomes of each envelope of a batch.
    package func receive(_ batch: IncomingBatch, from booth: RegisteredBooth) async throws -> BatchResponse {
        let inspected = batch.items.map { item -> (digest: ContentDigest, result: Result<Arrival, Problem>) in
            switch item {
            case .unreadable(let digest): return (digest, .failure(.unreadableEnvelope))
            case .envelope(let envelope):
                return (
                    envelope.digest,
                    Result { () throws(Problem) in
                        try EnvelopeInspection.inspect(envelope, from: booth.id, keys: booth.keys)
                    }
                )
            }
        }
        let arrivals = inspected.compactMap { try? $0.result.get() }
        let receipts = self.receipts
        var deposits = try await mailbox.deposit(arrivals, at: now()) { arrival, time in
            try receipts.proof(for: arrival, storedAt: time)
        }[...]
        return BatchResponse(
            results: inspected.map { digest, result in
                switch result {
                case .failure(let problem): return EnvelopeResult(digest: digest, problem: problem)
                case .success:
                    switch deposits.popFirst() {
                    case .stored(let proof), .alreadyStored(let proof):
                        return EnvelopeResult(digest: digest, proof: proof)
                    case .otherContent, nil: return EnvelopeResult(digest: digest, problem: .otherContent)
                    }
                }
            })
    }
}
