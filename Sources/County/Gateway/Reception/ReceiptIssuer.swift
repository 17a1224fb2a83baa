import CountyAPI
import Domain

/// Signs receipts with the gateway's receipt key, under the county's certificate for it.
package struct ReceiptIssuer: Sendable {
    var key: SigningKey
    var certificate: Signed<ReceiptKeyCertificate>

    /// An issuer with the gateway's key and the county's certificate for it.
    package init(key: SigningKey, certificate: Signed<ReceiptKeyCertificate>) {
        self.key = key
        self.certificate = certificate
    }

    func proof(for arrival: Arrival, storedAt: Instant) throws -> ReceiptProof {
        let receipt = StorageReceipt(
            for: arrival.header, digest: arrival.envelope.digest, storedAt: storedAt)
        return ReceiptProof(receipt: try Signed(receipt, by: key), certificate: certificate)
    }
}
