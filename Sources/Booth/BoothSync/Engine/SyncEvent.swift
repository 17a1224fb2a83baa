import BoothStore
import CountyAPI
import FoundationEssentials

/// What happens to the sync engine.
public enum SyncEvent: Sendable {
    /// The program has started.
    case started
    /// Somebody else has written to the store.
    case rowsChanged
    /// The machine has got a network (an address, a route).
    case networkUp
    /// The moment asked for with ``SyncAction/wait(until:)`` has come.
    case timer
    /// The rows asked for with ``SyncAction/fetchPending(_:)``.
    case pending([PendingEnvelope], PendingWindow)
    /// A batch has come to an end; ids that were no longer waiting are in none of the outcomes.
    case sent([UUID], SendOutcome)
    /// A poll has come to an end; what it brought is in the store already.
    case polled(Int, PollOutcome)
    /// A step of the catalogue has come to an end.
    case catalogue(CatalogueOutcome)
    /// A look at the booth's certificate has come to an end.
    case renewal(RenewalOutcome)
    /// A look at what the county holds has come to an end.
    case reconciled(ReconciliationOutcome)
    /// Waiting rows could not be read, or an outcome not written down; the code is the store's.
    case storeFailed(String)
}

/// How a batch ended.
public enum SendOutcome: Sendable {
    /// What became of each envelope, and whether the county was asked at all.
    case results([UUID: EnvelopeOutcome], reached: Bool)
    /// The request came to nothing.
    case failed(LinkFailure)
    /// There was nothing to send: others had taken the rows.
    case nothing
}

/// What the county said of one envelope.
public enum EnvelopeOutcome: Sendable, Hashable {
    /// A receipt that was checked against the county's key and the envelope's digest.
    case proven(ReceiptProof)
    /// A refusal.
    case refused(Problem)
    /// Neither: an answer that proves nothing.
    case unproven
    /// The bytes on the disk are no longer those that were finalised; nothing was sent.
    case damaged(Problem)
}

/// How a poll ended.
public enum PollOutcome: Sendable, Hashable {
    /// A page of so many messages, stored together with its cursor.
    case page(count: Int, hasMore: Bool)
    /// The request came to nothing.
    case failed(LinkFailure)
}

/// How a step of the catalogue ended.
public enum CatalogueOutcome: Sendable, Hashable {
    /// The county has no other catalogue than the booth, or none.
    case unchanged
    /// There is a new root, kept by the shell; these files of it are missing, by digest with their sizes.
    case root(missing: [CatalogueRoot.Entry])
    /// A file was fetched, has the digest asked for, and is in the store.
    case staged
    /// The new catalogue is in force.
    case switched
    /// The new catalogue was not believed or not usable; a code.
    case rejected(String)
    /// The request came to nothing.
    case failed(LinkFailure)
}
