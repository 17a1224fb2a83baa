import BoothStore
import CountyAPI
import FoundationEssentials

/// Sends one batch: the attempt is written down, the sealed bytes are read and checked, the county's answers are believed
/// only where they prove themselves.
package struct BatchSender: Sendable {
    let service: SyncService

    /// A sender for a service.
    package init(service: SyncService) { self.service = service }

    /// Sends the envelopes with these ids that still wait.
    package func send(_ ids: [UUID]) async -> SendOutcome {
        var outcomes: [UUID: EnvelopeOutcome] = [:]
        var envelopes: [(id: UUID, envelope: Envelope)] = []
        do {
            for id in try service.store.beginAttempt(ids, at: service.now()) {
                do {
                    if let envelope = try service.store.envelope(id) { envelopes.append((id, envelope)) }
                } catch let error as StoreError where error.code == "record-damaged" {
                    outcomes[id] = .damaged(Self.damaged)
                }
            }
        } catch { return .failed(LinkFailure(here: error)) }
        guard !envelopes.isEmpty else {
            return outcomes.isEmpty ? .nothing : .results(outcomes, reached: false)
        }
        let results: [EnvelopeResult]
        do { results = try await service.link.send(envelopes.map(\.envelope)) } catch {
            return .failed(error)
        }
        for (id, envelope) in envelopes { outcomes[id] = judge(results, about: envelope.digest) }
        return .results(outcomes, reached: true)
    }

    /// What the answers prove about one envelope.
    private func judge(_ results: [EnvelopeResult], about digest: ContentDigest) -> EnvelopeOutcome {
        for result in results where result.digest == digest {
            if let proof = result.proof,
                (try? proof.verified(by: service.trust.countyKey, for: digest)) != nil
            {
                return .proven(proof)
            }
            if let problem = result.problem { return .refused(problem) }
        }
        return .unproven
    }

    private static let damaged = Problem(
        code: "record-damaged", title: "The sealed bytes on the booth's disk have changed", status: 422,
        retry: .never)
}

/// Asks for messages once and stores what comes together with its cursor.
package struct MessagePoller: Sendable {
    let service: SyncService

    /// A poller for a service.
    package init(service: SyncService) { self.service = service }

    /// How many messages are asked for at once.
    private static let pageSize = 100

    /// Asks once; the gateway may hold the question for so long.
    package func poll(wait: Duration) async -> PollOutcome {
        let (store, trust) = (service.store, service.trust)
        do {
            let page = try await service.link.events(
                after: try store.eventsCursor(), limit: Self.pageSize, wait: wait)
            try store.saveMessages(page.messages, cursor: page.next, trust: trust, at: service.now())
            return .page(count: page.messages.count, hasMore: page.hasMore)
        } catch let failure as LinkFailure {
            guard failure.code == "problem:dead-cursor" else { return .failed(failure) }
            // A gateway that was restored from a backup: begin again, known messages are passed over.
            do { try store.saveMessages([], cursor: "", trust: trust, at: service.now()) } catch {
                return .failed(LinkFailure(here: error))
            }
            return .failed(failure)
        } catch { return .failed(LinkFailure(here: error)) }
    }
}

extension LinkFailure {
    /// A failure of this machine's store.
    init(here error: any Error) {
        self.init(code: (error as? StoreError)?.code ?? "store", reach: .here)
    }
}
