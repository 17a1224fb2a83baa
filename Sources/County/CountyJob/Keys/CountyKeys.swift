import CountyAPI
import FoundationEssentials

/// The county's keys, read from the folder `county` that ``CountyKeyFolders`` made.
public struct CountyKeys: Sendable {
    /// Signs the catalogue, case events and replies.
    public let signing: SigningKey
    /// The key to which booths are to seal.
    public let opening: OpeningKey
    /// Its predecessors, the newest first: a booth may hold for long what was sealed to one of them.
    public let olderOpenings: [OpeningKey]
    /// What booths were told to trust.
    public let trust: CountyTrust
    /// The client certificate, PEM.
    let certificate: String
    /// The client certificate's key, PEM.
    let key: String
    /// The authority's certificate, PEM.
    let authority: String

    /// Reads a keys folder. Throws ``CountyFault`` naming the file that is missing or does not fit.
    public init(directory: String) throws(CountyFault) {
        func read(_ name: String) throws(CountyFault) -> Data {
            do { return try Data(contentsOf: URL(fileURLWithPath: directory).appending(path: name)) } catch {
                throw Self.fault("\(directory)/\(name) cannot be read")
            }
        }
        func raw(_ name: String) throws(CountyFault) -> Data {
            let text = String(decoding: try read(name), as: UTF8.self).filter { !$0.isWhitespace }
            guard let bytes = Data(base64Encoded: text) else {
                throw Self.fault("\(directory)/\(name) is not base64")
            }
            return bytes
        }
        certificate = String(decoding: try read("tls.crt"), as: UTF8.self)
        key = String(decoding: try read("tls.key"), as: UTF8.self)
        authority = String(decoding: try read("ca.crt"), as: UTF8.self)
        let (countyKey, trustBytes) = (try raw("county-key"), try read("trust.json"))
        let openingKeys = try OpeningKeyFile.read(try read("opening-key"), named: "\(directory)/opening-key")
        do {
            signing = try SigningKey(rawRepresentation: countyKey)
            (opening, olderOpenings) = openingKeys
            trust = try CanonicalJSON.decode(from: trustBytes)
        } catch { throw Self.fault("a key file in \(directory) is damaged") }
        guard trust.countyKey == signing.verificationKey,
            openings.contains(where: { $0.sealingKey == trust.sealingKey })
        else {
            throw Self.fault("\(directory)/trust.json belongs to other keys")
        }
    }

    private init(_ keys: CountyKeys, opening: OpeningKey) {
        signing = keys.signing
        trust = keys.trust
        (certificate, key, authority) = (keys.certificate, keys.key, keys.authority)
        self.opening = opening
        olderOpenings = keys.openings
    }

    /// All keys that open envelopes.
    public var openings: [OpeningKey] { [opening] + olderOpenings }

    /// The same with a new key to seal to; the older ones go on opening.
    public func rotated(to new: OpeningKey) -> CountyKeys { CountyKeys(self, opening: new) }

    static func fault(_ cause: String) -> CountyFault {
        CountyFault(
            code: "county-keys", cause: cause,
            remedy:
                "Name the folder 'county' that 'county-sync keys new' made as keys_directory, or restore it from "
                + "its backup.")
    }
}
