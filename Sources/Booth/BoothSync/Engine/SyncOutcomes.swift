import BoothStore
import CountyAPI
import FoundationEssentials

/// What answers and failures mean.
extension SyncEngine {
    // MARK: Envelopes

    mutating func landed(_ outcome: SendOutcome, at now: Duration, jitter: Double) -> [SyncAction] {
        let batch = sending.land()
        switch outcome {
        case .nothing:
            for envelope in batch { sending.drop(envelope) }
            sending.rowsChanged()
            return []
        case .results(let results, let reached):
            let news = reached ? self.reached(at: now) : []
            return news + judged(batch, results, at: now, jitter: jitter)
        case .failed(let failure): return failed(batch, failure, at: now, jitter: jitter)
        }
    }

    private mutating func judged(
        _ batch: [PendingEnvelope], _ results: [UUID: EnvelopeOutcome], at now: Duration, jitter: Double
    ) -> [SyncAction] {
        var actions: [SyncAction] = []
        var stored = 0
        var later = false
        for envelope in batch {
            switch results[envelope.id] {
            case .proven(let proof):
                actions.append(.recordProof(envelope.id, proof))
                sending.wasStored(envelope)
                stored += 1
            case .refused(let problem) where problem.retry == .never, .damaged(let problem):
                actions.append(.recordRefusal(envelope.id, problem))
                sending.drop(envelope)
            case .refused(let problem):
                actions.append(.recordRefusal(envelope.id, problem))
                lastFailure = "problem:\(problem.code)"
                later = true
                suspect(envelope, at: now, jitter: jitter)
            case .unproven:
                actions.append(.endAttempt([envelope.id], failure: "receipt-unproven"))
                lastFailure = "receipt-unproven"
                later = true
                suspect(envelope, at: now, jitter: jitter)
            case nil: sending.drop(envelope)
            }
        }
        if stored > 0 {
            sending.grow()
            sending.backoff.succeed()
        } else if later {
            sending.backoff.fail(at: now, jitter: jitter, cap: cap(at: now))
        }
        return actions
    }

    private mutating func failed(
        _ batch: [PendingEnvelope], _ failure: LinkFailure, at now: Duration, jitter: Double
    ) -> [SyncAction] {
        lastFailure = failure.code
        let ended = SyncAction.endAttempt(batch.map(\.id), failure: failure.code)
        switch failure.reach {
        case .here:
            sending.forget(at: now, jitter: jitter)
            return []
        case .nobody, .impostor:
            link.doubt()
            isolate(batch, failure, at: now, jitter: jitter)
            return [ended]
        case .county(let problem):
            let news = reached(at: now)
            if let condemned = condemned(batch, by: problem) {
                sending.drop(condemned)
                return news + [.recordRefusal(condemned.id, problem)]
            }
            if Self.concernsContent(problem) {
                isolate(batch, failure, at: now, jitter: jitter)
            } else {
                sending.putBack(batch)
                sending.backoff.fail(
                    at: now, jitter: jitter, cap: cap(at: now), atLeast: failure.retryAfter)
            }
            return news + [ended]
        }
    }

    /// Makes the next batch smaller, so that whatever is at fault ends up alone.
    private mutating func isolate(
        _ batch: [PendingEnvelope], _ failure: LinkFailure, at now: Duration, jitter: Double
    ) {
        guard batch.count == 1, let alone = batch.first else {
            sending.shrink(sent: batch.reduce(0) { $0 + $1.size })
            return sending.putBack(batch)
        }
        let isKnown = sending.suspects[alone.id] != nil
        let pause = isKnown ? min(cap(at: now), policy.longestPauseAfterSuspect) : cap(at: now)
        sending.suspect(alone, at: now, jitter: jitter, cap: cap(at: now), atLeast: failure.retryAfter)
        sending.backoff.fail(at: now, jitter: jitter, cap: pause, atLeast: failure.retryAfter)
    }

    /// The one envelope that a refusal of a whole request condemns: it was alone, the refusal is for ever, and since it
    /// first failed another was stored. Without that, the fault may be the gateway's or this program's, and
    /// nothing is quarantined for it.
    private func condemned(_ batch: [PendingEnvelope], by problem: Problem) -> PendingEnvelope? {
        guard problem.retry == .never, Self.concernsContent(problem), batch.count == 1,
            let alone = batch.first,
            let suspect = sending.suspects[alone.id], sending.stored > suspect.storedBefore
        else { return nil }
        return alone
    }

    /// Whether a problem with a whole request may lie in what was sent, rather than in who sent it or when.
    private static func concernsContent(_ problem: Problem) -> Bool {
        [400, 408, 413, 415, 422, 500, 502, 504].contains(problem.status)
    }

    private mutating func suspect(_ envelope: PendingEnvelope, at now: Duration, jitter: Double) {
        sending.suspect(envelope, at: now, jitter: jitter, cap: cap(at: now))
    }

    private func cap(at now: Duration) -> Duration {
        isAttentive(at: now) ? policy.longestPauseAttentive : policy.longestPause
    }

    // MARK: Messages

    mutating func polled(
        _ number: Int, _ outcome: PollOutcome, at now: Duration, jitter: Double
    ) -> [SyncAction] {
        guard let flight = polling.land(number) else { return [] }
        switch outcome {
        case .page(let count, let hasMore):
            polling.succeed(flight, count: count, hasMore: hasMore, at: now)
            return reached(at: now)
        case .failed(let failure):
            lastFailure = failure.code
            switch failure.reach {
            case .nobody where flight.isProbe, .impostor where flight.isProbe, .here where flight.isProbe:
                return link.probeFailed(
                    failure, at: now, jitter: jitter, attentive: isAttentive(at: now), policy: policy
                ).map { [.report($0)] } ?? []
            case .nobody, .impostor: link.doubt()
            case .county, .here: break
            }
            polling.fail(flight, failure, at: now, jitter: jitter, attentive: isAttentive(at: now))
            return reached(failure, at: now)
        }
    }

    // MARK: Catalogue

    mutating func stepped(_ outcome: CatalogueOutcome, at now: Duration, jitter: Double) -> [SyncAction] {
        catalogue.handle(outcome, at: now, jitter: jitter)
        switch outcome {
        case .failed(let failure):
            lastFailure = failure.code
            if failure.reach == .nobody || failure.reach == .impostor { link.doubt() }
            return reached(failure, at: now)
        case .rejected(let code):
            lastFailure = code
            return reached(at: now)
        case .unchanged, .root, .staged, .switched: return reached(at: now)
        }
    }

    // MARK: The certificate

    /// With a new certificate everything is tried at once that failed with the old one.
    mutating func looked(_ outcome: RenewalOutcome, at now: Duration, jitter: Double) {
        renewal.handle(outcome, at: now, jitter: jitter)
        switch outcome {
        case .notDue: break
        case .renewed: networkUp(at: now)
        case .failed(let failure): lastFailure = failure.code
        }
    }

    // MARK: What the county holds

    mutating func compared(_ outcome: ReconciliationOutcome, at now: Duration, jitter: Double) -> [SyncAction]
    {
        reconciliation.handle(outcome, at: now, jitter: jitter)
        switch outcome {
        case .same: return reached(at: now)
        case .sendingAgain:
            sending.rowsChanged()
            return reached(at: now)
        case .failed(let failure):
            if failure.reach == .nobody || failure.reach == .impostor { link.doubt() }
            return reached(failure, at: now)
        }
    }

    // MARK: The link

    private mutating func reached(at now: Duration) -> [SyncAction] {
        link.reached(at: now, policy: policy).map { [.report($0)] } ?? []
    }

    /// A county that answers with a problem was reached.
    private mutating func reached(_ failure: LinkFailure, at now: Duration) -> [SyncAction] {
        if case .county = failure.reach { reached(at: now) } else { [] }
    }

    // MARK: A single exchange

    /// Whether nothing more will be sent in this single exchange.
    var isSendingOver: Bool {
        sending.isDrained
            || !sending.isSending
                && max(sending.backoff.failures, sending.storeFailures) >= policy.onceFailures
    }

    /// How the single exchange went, once it is over.
    var result: ExchangeResult? {
        guard mode == .once, !sending.isSending else { return nil }
        let failure = lastFailure ?? "unfinished"
        if link.state == .down { return .outOfReach(failure) }
        let isPollingOver = polling.isComplete || polling.backoff.failures > 0
        guard isSendingOver, isPollingOver, catalogue.isComplete else { return nil }
        let isWhole =
            sending.isDrained && sending.suspects.isEmpty && polling.isComplete && !catalogue.hasFailed
        return isWhole ? .complete : .incomplete(failure)
    }
}
