import BoothStore
import CountyAPI

/// Asks the county whether it still holds what it gave receipts for, and has sent again what it does not.
package struct Reconciler: Sendable {
    let service: SyncService

    /// A reconciler for a service.
    package init(service: SyncService) { self.service = service }

    /// One whole comparison.
    package func compare() async -> ReconciliationOutcome {
        let (store, booth) = (service.store, service.booth)
        do {
            var search = Bisection(through: try store.highestStored(of: booth))
            while case let question = search.question, !question.isEmpty {
                let ranges = try question.map { range in
                    let digests = try store.storedDigests(of: booth, in: range)
                    return ReconciliationRequest.Range(
                        range, root: SequenceRoot.of(range, digest: { digests[$0] }))
                }
                search.take(try await service.link.reconcile(ReconciliationRequest(ranges: ranges)).differing)
            }
            // A number at which the county has something, and the booth no receipt yet, is no loss.
            let count = try store.sendAgain(search.found, of: booth, at: service.now())
            guard count > 0 else { return .same }
            service.log.error(
                "the county has lost submissions, which are sent again", metadata: ["count": "\(count)"])
            return .sendingAgain(count)
        } catch let failure as LinkFailure { return .failed(failure) } catch {
            return .failed(LinkFailure(here: error))
        }
    }
}
