import CountyAPI
import FoundationEssentials

/// The keys folder that `county-sync keys new` made for the gateway. There is no key in it that opens an envelope.
public struct GatewayKeys: Sendable {
    /// The TLS certificate, PEM.
    let certificate: String
    /// The TLS key, PEM.
    let key: String
    /// The certificate of the authority that issued both ends' certificates, PEM.
    let authorityCertificate: String
    let authority: CertificateAuthority
    package let receipts: ReceiptIssuer
    /// What to trust of the county.
    public let trust: CountyTrust

    /// Reads a keys folder. Throws ``GatewayFault`` naming the file that is missing or does not fit.
    public init(directory: String) throws(GatewayFault) {
        func read(_ name: String) throws(GatewayFault) -> Data {
            do { return try Data(contentsOf: URL(fileURLWithPath: directory).appending(path: name)) } catch {
                throw .keys("\(directory)/\(name) cannot be read")
            }
        }
        func text(_ name: String) throws(GatewayFault) -> String {
            String(decoding: try read(name), as: UTF8.self)
        }
        certificate = try text("tls.crt")
        key = try text("tls.key")
        authorityCertificate = try text("ca.crt")
        let authorityKey = try text("ca.key")
        let trustBytes = try read("trust.json")
        let certificateBytes = try read("receipt-certificate.json")
        let receiptKeyText = try text("receipt-key")
        do {
            authority = try CertificateAuthority(certificatePEM: authorityCertificate, keyPEM: authorityKey)
        } catch { throw .keys("\(directory)/ca.crt or ca.key is not a certificate with its key") }
        guard let trust = try? CanonicalJSON.decode(CountyTrust.self, from: trustBytes) else {
            throw .keys("\(directory)/trust.json is not what keys new writes")
        }
        self.trust = trust
        guard
            let raw = Data(base64Encoded: receiptKeyText.filter { !$0.isWhitespace }),
            let receiptKey = try? SigningKey(rawRepresentation: raw),
            let signed = try? CanonicalJSON.decode(
                Signed<ReceiptKeyCertificate>.self, from: certificateBytes),
            let statement = try? signed.verified(by: trust.countyKey),
            statement.key == receiptKey.verificationKey
        else { throw .keys("\(directory)/receipt-key has no certificate signed by the county") }
        receipts = ReceiptIssuer(key: receiptKey, certificate: signed)
    }
}

extension GatewayFault {
    static func keys(_ cause: String) -> GatewayFault {
        GatewayFault(
            code: "gateway-keys", cause: cause,
            remedy:
                "Make the keys with 'county-sync keys new' in the county's intranet, carry the folder 'gateway' "
                + "here, and name it as keys_directory.")
    }
}
