import BoothStore
import CountyAPI
import FoundationEssentials

/// What the sync engine wants done, in this order. Whatever takes time runs beside the rest and ends in an event.
public enum SyncAction: Sendable, Hashable {
    /// Take back into the queue whatever the store believes to be on its way.
    case recoverAttempts
    /// Read this window of the waiting rows, and all inquiries → ``SyncEvent/pending(_:_:)``.
    case fetchPending(PendingWindow)
    /// Write the attempt down, then send these as one batch → ``SyncEvent/sent(_:_:)``.
    case send([UUID])
    /// Write down the county's receipt.
    case recordProof(UUID, ReceiptProof)
    /// Write down a refusal.
    case recordRefusal(UUID, Problem)
    /// Write down that an attempt came to nothing.
    case endAttempt([UUID], failure: String)
    /// Ask for messages, to be held by the gateway so long; the number comes back → ``SyncEvent/polled(_:_:)``.
    case poll(Int, wait: Duration)
    /// Break off a poll; its event need not come.
    case cancelPoll(Int)
    /// Look at the booth's certificate and renew it if it is time → ``SyncEvent/renewal(_:)``.
    case renewCertificate
    /// Ask for the catalogue's root and compare → ``SyncEvent/catalogue(_:)``.
    case fetchRoot
    /// Fetch and stage this file of the new root → ``SyncEvent/catalogue(_:)``.
    case fetchBlob(CatalogueRoot.Entry)
    /// Put the new root into force → ``SyncEvent/catalogue(_:)``.
    case switchCatalogue
    /// Ask whether the county still holds what it gave receipts for, and have sent again what it does not →
    /// ``SyncEvent/reconciled(_:)``.
    case reconcile
    /// Write down how the link is.
    case report(LinkState)
    /// Wake the engine at this monotonic time; nil: only when something happens. Replaces the wish before.
    case wait(until: Duration?)
    /// Stop: a single exchange is over.
    case finish(ExchangeResult)
}

/// How the link is, as the engine sees it.
public enum LinkState: Sendable, Hashable {
    /// The county answers.
    case up
    /// It does not, or somebody else does; the failure's code.
    case down(code: String, impostor: Bool)
}

/// How a single exchange (`--once`) went.
public enum ExchangeResult: Sendable, Hashable {
    /// Everything was sent, every message fetched, the catalogue is the newest.
    case complete
    /// The county was out of reach; the failure's code.
    case outOfReach(String)
    /// The county was reached, but something has to be tried again later; the failure's code.
    case incomplete(String)
}
