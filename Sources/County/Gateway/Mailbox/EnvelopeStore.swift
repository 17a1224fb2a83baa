import CountyAPI
import Domain

/// The post from booths to the county.
public protocol EnvelopeStore: Sendable {
    /// Stores envelopes that were verified, each exactly once, and their receipts with them.
    ///
    /// - `makeReceipt` is called inside the transaction for an envelope that is new; what it returns is stored and handed
    ///   out again, byte for byte, whenever the same envelope comes again.
    /// - Inquiries of yesterday's sessions go; nobody could read their answers.
    /// - One envelope's result never depends on another's. Throws only if nothing at all could be stored.
    func deposit(
        _ arrivals: [Arrival], at time: Instant,
        makeReceipt: @escaping @Sendable (Arrival, Instant) throws -> ReceiptProof
    ) async throws -> [Deposit]

    /// The digests of a booth's submissions in a range of its sequence: for each number that of the newest envelope.
    func digests(of booth: BoothID, in range: ClosedRange<Int>) async throws -> [Int: ContentDigest]

    /// The envelopes after a cursor, oldest first: at most `limit`, and no more than `bytes` of payload beyond the first.
    /// Throws ``CursorFault`` for a cursor that this mailbox never gave.
    func envelopes(after cursor: Int64, limit: Int, bytes: Int) async throws -> EnvelopesPage
}

/// An envelope whose signature, payload and sender were verified.
public struct Arrival: Sendable, Hashable {
    /// The envelope.
    public var envelope: Envelope
    /// What its header says.
    public var header: EnvelopeHeader
    /// The booth's key that signed it.
    public var boothKey: VerificationKey

    /// A verified envelope.
    public init(envelope: Envelope, header: EnvelopeHeader, boothKey: VerificationKey) {
        self.envelope = envelope
        self.header = header
        self.boothKey = boothKey
    }
}

/// What became of an arrival.
public enum Deposit: Sendable, Hashable {
    /// Stored now.
    case stored(ReceiptProof)
    /// Stored before; this is the receipt of that time.
    case alreadyStored(ReceiptProof)
    /// The id and revision belong to an envelope with other bytes; nothing was changed.
    case otherContent
}

/// A cursor that the mailbox never gave: the mailbox was restored from an older copy, or the reader is mistaken.
/// The reader starts again from the beginning; whatever it has already is recognised by its id.
public struct CursorFault: Error, Sendable, Hashable {}
