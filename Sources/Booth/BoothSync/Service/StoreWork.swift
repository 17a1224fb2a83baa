import BoothStore
import CountyAPI

/// The actions of the engine that are done in the store alone, at once.
package struct StoreWork {
    let service: SyncService

    /// Work on the store of a service.
    package init(service: SyncService) { self.service = service }

    /// Does the action and gives the events in which it ends; nil for an action that is none of the store's.
    package func perform(_ action: SyncAction) -> [SyncEvent]? {
        let (store, now) = (service.store, service.now())
        do {
            switch action {
            case .recoverAttempts: try store.recoverInterruptedAttempts()
            case .fetchPending(let window): return [.pending(try store.pending(window), window)]
            case .recordProof(let id, let proof):
                try store.recordProof(id, proof, trust: service.trust, at: now)
            case .recordRefusal(let id, let problem):
                service.log.warning(
                    "the county refused an envelope", metadata: ["problem": "\(problem.code)"])
                try store.recordRefusal(id, problem, at: now)
            case .endAttempt(let ids, let failure): try store.endAttempt(ids, failure: failure)
            case .report(let state): try report(state)
            case .send, .poll, .cancelPoll, .renewCertificate, .reconcile, .fetchRoot, .fetchBlob,
                .switchCatalogue,
                .wait, .finish:
                return nil
            }
            return []
        } catch {
            service.log.error("the store failed: \(error)")
            return [.storeFailed(LinkFailure(here: error).code)]
        }
    }

    private func report(_ state: LinkState) throws {
        let (store, now) = (service.store, service.now())
        switch state {
        case .up:
            try store.recordLink(LinkReport(at: now, outcome: .reached))
            if let clock = service.link.clock { try store.recordCountyClock(clock) }
            try store.recordHealth(device: "county-link", condition: "ok", since: now)
        case .down(let code, let impostor):
            service.log.log(
                level: impostor ? .error : .notice, "the county is out of reach",
                metadata: ["code": "\(code)"])
            try store.recordLink(LinkReport(at: now, outcome: .failed(code)))
            try store.recordHealth(device: "county-link", condition: code, since: now)
        }
    }
}
