import CountyAPI
import Domain

/// Signs receipts with the gateway's receipt key, under the county's certificate for it.
struct ReceiptIssuer: Sendable {
    var key: SigningKey
    var certificate: Signed<ReceiptKeyCertificate>

    func proof(for arrival: Arrival, storedAt: Instant) throws -> ReceiptProof {
        let receipt = StorageReceipt(
            for: arrival.header, digest: arrival.envelope.digest, storedAt: storedAt)
        return ReceiptProof(receipt: try Signed(receipt, by: key), certificate: certificate)
    }
}
