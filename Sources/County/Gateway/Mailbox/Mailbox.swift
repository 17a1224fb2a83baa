/// Everything that the gateway keeps. It stands behind protocols so that a county with many booths can put a
/// database server in the place of the built-in SQLite file; the contract tests are written against these protocols.
///
/// Every method is one transaction that is durable when it returns: the gateway answers only afterwards.
public protocol Mailbox: EnvelopeStore, MessageStore, BoothRegistry, CatalogueStore {
    /// What the operator's dashboard shows.
    func figures() async throws -> MailboxFigures
}

/// Counts for `/metrics`.
public struct MailboxFigures: Sendable, Hashable {
    /// Envelopes stored.
    public var envelopes: Int
    /// The cursor given last.
    public var lastCursor: Int64
    /// Messages for booths stored.
    public var messages: Int
    /// Booths that may send.
    public var booths: Int
    /// Missing sequence numbers over all booths.
    public var missing: Int
    /// Places where an envelope does not name the one before it.
    public var brokenLinks: Int
    /// The catalogue's version; nil before the first.
    public var catalogueVersion: Int?
}
