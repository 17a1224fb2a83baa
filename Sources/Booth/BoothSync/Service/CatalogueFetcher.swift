import BoothStore
import CountyAPI
import FoundationEssentials
import Synchronization

/// The steps by which a new catalogue comes into force.
package struct CatalogueFetcher: Sendable {
    let service: SyncService
    let memory: Memory

    /// A fetcher for a service; the memory lasts as long as the program.
    package init(service: SyncService, memory: Memory) {
        self.service = service
        self.memory = memory
    }

    /// The root between its fetching and the switch, and the one that was refused.
    package final class Memory: Sendable {
        struct Content {
            var root: Signed<CatalogueRoot>?
            /// The digest of the root in force or refused last: not to be fetched again.
            var settled: ContentDigest?
        }
        let content = Mutex(Content())

        /// Nothing fetched yet.
        package init() {}
    }

    /// Fetches the root, unless it is known.
    package func fetchRoot() async -> CatalogueOutcome {
        do {
            let known = memory.content.withLock { $0.settled }
            guard let signed = try await service.link.catalogueRoot(unless: known) else { return .unchanged }
            guard let root = try? signed.verified(by: service.trust.countyKey) else {
                return refuse(signed, "catalogue-signature")
            }
            if let version = try service.store.catalogueVersion(), root.version < version {
                return refuse(signed, "catalogue-older")
            }
            memory.content.withLock { $0.root = signed }
            return .root(missing: try service.store.missingBlobs(of: root))
        } catch let failure as LinkFailure { return .failed(failure) } catch {
            return .failed(LinkFailure(here: error))
        }
    }

    /// Fetches a file of the root and stages it.
    package func fetchBlob(_ entry: CatalogueRoot.Entry) async -> CatalogueOutcome {
        do {
            let bytes = Data(try await service.link.blob(entry))
            guard ContentDigest(of: bytes) == entry.digest else {
                return .failed(LinkFailure(code: "other-digest", reach: .impostor))
            }
            try service.store.stageBlob(bytes)
            return .staged
        } catch let failure as LinkFailure { return .failed(failure) } catch {
            return .failed(LinkFailure(here: error))
        }
    }

    /// Puts the fetched root into force.
    package func switchCatalogue() async -> CatalogueOutcome {
        guard let signed = memory.content.withLock({ $0.root }) else { return .unchanged }
        do {
            let isNew = try service.store.switchCatalogue(
                to: signed, trust: service.trust, at: service.now())
            memory.content.withLock { $0 = .init(root: nil, settled: ContentDigest(of: signed.bytes)) }
            return isNew ? .switched : .unchanged
        } catch let error as StoreError where error.code.hasPrefix("catalogue-") {
            return refuse(signed, error.code)
        } catch { return .failed(LinkFailure(here: error)) }
    }

    private func refuse(_ signed: Signed<CatalogueRoot>, _ code: String) -> CatalogueOutcome {
        service.log.error("a catalogue was refused", metadata: ["code": "\(code)"])
        memory.content.withLock { $0 = .init(root: nil, settled: ContentDigest(of: signed.bytes)) }
        return .rejected(code)
    }
}
