import Domain
import FoundationEssentials

/// The county's word that it holds an envelope durably (收件回执). Only this, never a status code, lets a booth
/// call a submission stored.
public struct StorageReceipt: SignedBody, Hashable {
    public static let context = "receipt"

    /// The submission.
    public var id: UUID
    /// Its revision.
    public var revision: Int
    /// The envelope's digest.
    public var digest: ContentDigest
    /// The booth.
    public var booth: BoothID
    /// The envelope's sequence number.
    public var sequence: Int?
    /// The county's clock when it was stored: the legal time of receipt.
    public var storedAt: Instant

    /// A receipt for this envelope.
    public init(for header: EnvelopeHeader, digest: ContentDigest, storedAt: Instant) {
        id = header.id
        revision = header.revision
        self.digest = digest
        booth = header.booth
        sequence = header.sequence
        self.storedAt = storedAt
    }
}

/// The county's word that a key may sign receipts: the gateway stands outside the county's intranet and holds only this key.
public struct ReceiptKeyCertificate: SignedBody, Hashable {
    public static let context = "receipt-key"

    /// The key that may sign receipts.
    public var key: VerificationKey
    /// Until when, by the county's clock.
    public var validUntil: Instant

    /// A certificate for this key.
    public init(key: VerificationKey, validUntil: Instant) {
        self.key = key
        self.validUntil = validUntil
    }
}

/// A receipt with what is needed to believe it.
public struct ReceiptProof: Codable, Sendable, Hashable {
    /// The receipt, signed by the receipt key.
    public var receipt: Signed<StorageReceipt>
    /// The receipt key, signed by the county.
    public var certificate: Signed<ReceiptKeyCertificate>

    /// A receipt with its certificate.
    public init(receipt: Signed<StorageReceipt>, certificate: Signed<ReceiptKeyCertificate>) {
        self.receipt = receipt
        self.certificate = certificate
    }

    /// Why a receipt was not believed.
    public enum Fault: Error, Sendable, Hashable {
        /// The county did not certify the key.
        case certificate(SignatureFault)
        /// The certified key did not sign the receipt.
        case receipt(SignatureFault)
        /// The key's certificate had run out when it signed.
        case expired
        /// The receipt is about another envelope.
        case otherEnvelope
    }

    /// The receipt, if the county stands behind it and it is about the envelope with this digest.
    public func verified(by county: VerificationKey, for digest: ContentDigest) throws(Fault)
        -> StorageReceipt
    {
        let authority: ReceiptKeyCertificate
        do { authority = try certificate.verified(by: county) } catch { throw .certificate(error) }
        let statement: StorageReceipt
        do { statement = try receipt.verified(by: authority.key) } catch { throw .receipt(error) }
        guard statement.storedAt <= authority.validUntil else { throw .expired }
        guard statement.digest == digest else { throw .otherEnvelope }
        return statement
    }
}
