import CountyAPI
import Domain
import FoundationEssentials

/// Makes a county's keys, once: the folder `county`, which stays in the intranet, and the folder `gateway`, which is
/// carried to the gateway and holds no key that opens an envelope.
public enum CountyKeyFolders {
    /// How long the gateway's receipt key is certified: as long as the transport authority.
    private static let receiptKeyValidity: Double = 10 * 365 * 86_400

    /// Writes both folders under `directory` with mode 0700, their files with 0600.
    /// Throws ``CountyFault`` if either is there already; nothing is overwritten.
    public static func create(
        in directory: String, countyName: String, gatewayHost: String, at time: Instant
    ) throws {
        let base = URL(fileURLWithPath: directory)
        for folder in ["county", "gateway"] {
            let path = base.appending(path: folder).path
            guard !FileManager.default.fileExists(atPath: path) else {
                throw CountyFault(
                    code: "keys-exist", cause: "\(path) is there already",
                    remedy:
                        "Keys are made once: with new ones, no envelope sealed to the old ones could be opened. "
                        + "Use the keys that are there, or name another folder.")
            }
        }
        let signing = SigningKey()
        let opening = OpeningKey()
        let receipts = SigningKey()
        let transport = try TransportCertificates(
            countyName: countyName, at: Date(timeIntervalSince1970: Double(time.milliseconds) / 1000))
        let client = try transport.county()
        let server = try transport.gateway(host: gatewayHost)
        let trust = try CanonicalJSON.encode(
            CountyTrust(
                countyName: countyName, countyKey: signing.verificationKey, sealingKey: opening.sealingKey))
        let certificate = try Signed(
            ReceiptKeyCertificate(
                key: receipts.verificationKey, validUntil: time.adding(seconds: receiptKeyValidity)),
            by: signing)
        try write(
            [
                "county-key": text(signing.rawRepresentation.base64EncodedString()),
                "opening-key": text(opening.rawRepresentation.base64EncodedString()),
                "tls.key": text(client.key), "tls.crt": text(client.certificate),
                "ca.crt": text(transport.authority), "trust.json": trust,
            ], to: base.appending(path: "county"))
        try write(
            [
                "tls.key": text(server.key), "tls.crt": text(server.certificate),
                "ca.crt": text(transport.authority), "ca.key": text(transport.authorityKey),
                "receipt-key": text(receipts.rawRepresentation.base64EncodedString()),
                "receipt-certificate.json": try CanonicalJSON.encode(certificate), "trust.json": trust,
            ], to: base.appending(path: "gateway"))
    }

    private static func text(_ text: String) -> Data {
        Data((text.hasSuffix("\n") ? text : text + "\n").utf8)
    }

    private static func write(_ files: [String: Data], to folder: URL) throws {
        // The folder is closed before the first key lies in it.
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let file = folder.appending(path: name)
            try bytes.write(to: file, options: .withoutOverwriting)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        }
    }
}
