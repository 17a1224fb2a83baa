import CountyAPI
import FoundationEssentials
import Glibc

/// The booth's enrolment on disk, in `identity/` below the state directory (0700, files 0600):
///
///     booth.json   BoothIdentity           booth-key   Ed25519 key, 32 bytes in base64
///     tls.key      PEM                     tls.crt     PEM               ca.crt   PEM
///     draft-key    32 bytes in base64
///
/// The secrets, `booth-key`, `tls.key` and `draft-key`, are taken from the directory in which systemd hands over
/// credentials (`$CREDENTIALS_DIRECTORY`) where they are there, and from `identity/` otherwise. Each program asks only
/// for what it needs: the front for the booth key and the draft key, the sync daemon for the TLS files.
public struct IdentityDirectory: Sendable {
    /// `identity/` below the state directory.
    public let path: String
    private let credentials: String?

    /// The enrolment below a state directory. `credentialsDirectory` is systemd's unless a test gives another.
    public init(
        stateDirectory: String,
        credentialsDirectory: String? = getenv("CREDENTIALS_DIRECTORY").map { String(cString: $0) }
    ) {
        path = stateDirectory + "/identity"
        credentials = credentialsDirectory
    }

    /// Whether the booth is enrolled.
    public var isEnrolled: Bool { access(path + "/booth.json", F_OK) == 0 }

    /// Who this booth is. Throws ``StoreError`` with code `not-enrolled` or `identity-damaged`.
    public func identity() throws(StoreError) -> BoothIdentity {
        let bytes = try read("booth.json")
        guard let identity = try? CanonicalJSON.decode(BoothIdentity.self, from: bytes) else {
            throw damaged("booth.json")
        }
        return identity
    }

    /// The key with which the booth signs envelopes. Throws like ``identity()``.
    public func signingKey() throws(StoreError) -> SigningKey {
        let text = try text("booth-key", secret: true)
        guard let bytes = Data(base64Encoded: text.filter { !$0.isWhitespace }),
            let key = try? SigningKey(rawRepresentation: bytes)
        else { throw damaged("booth-key") }
        return key
    }

    /// The key with which drafts are sealed. A booth that was enrolled before there were drafts has none yet: it is made
    /// here, for nobody else to read, like the ones that enrolment makes. Throws like ``identity()``.
    public func draftKey() throws(StoreError) -> DraftKey {
        guard let text = try find("draft-key", secret: true) else {
            guard isEnrolled else { throw missing("draft-key") }
            let key = DraftKey()
            try PrivateFiles.write(Self.text(of: key), to: path + "/draft-key.new")
            try move(path + "/draft-key.new", to: path + "/draft-key")
            try PrivateFiles.synchronise(directory: path)
            return key
        }
        let digits = String(decoding: text, as: UTF8.self).filter { !$0.isWhitespace }
        guard let key = Data(base64Encoded: digits).flatMap(DraftKey.init) else { throw damaged("draft-key") }
        return key
    }

    private static func text(of key: DraftKey) -> Data {
        Data(key.rawRepresentation.base64EncodedString().utf8)
    }

    /// What the link needs. Throws like ``identity()``.
    public func tlsCredentials() throws(StoreError) -> TLSCredentials {
        TLSCredentials(
            certificate: try text("tls.crt"), privateKey: try text("tls.key", secret: true),
            authority: try text("ca.crt"))
    }

    /// Writes an enrolment, all of it or nothing. An earlier one is kept beside it as `identity.before`, since what it
    /// signed may still wait to be sent.
    public func save(_ identity: BoothIdentity, key: SigningKey, tls: TLSCredentials) throws(StoreError) {
        try settle()
        let new = path + ".new"
        try remove(new)
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        try PrivateFiles.makeDirectory(parent)
        try PrivateFiles.makeDirectory(new, mode: 0o700)
        let document: Data
        do { document = try CanonicalJSON.encode(identity) } catch { throw damaged("booth.json") }
        let files = [
            ("booth.json", document), ("booth-key", Data(key.rawRepresentation.base64EncodedString().utf8)),
            ("tls.key", Data(tls.privateKey.utf8)), ("tls.crt", Data(tls.certificate.utf8)),
            ("ca.crt", Data(tls.authority.utf8)), ("draft-key", Self.text(of: DraftKey())),
        ]
        for (name, bytes) in files { try PrivateFiles.write(bytes, to: new + "/" + name) }
        try PrivateFiles.synchronise(directory: new)
        if access(path, F_OK) == 0 {
            try remove(path + ".before")
            try move(path, to: path + ".before")
        }
        try move(new, to: path)
        try PrivateFiles.synchronise(directory: parent)
    }

    /// Puts a renewed certificate in the place of the old one; the key stays.
    public func replaceCertificate(_ certificate: String) throws(StoreError) {
        try PrivateFiles.write(Data(certificate.utf8), to: path + "/tls.crt.new")
        try move(path + "/tls.crt.new", to: path + "/tls.crt")
        try PrivateFiles.synchronise(directory: path)
    }

    /// Ends what a power cut left half done in ``save(_:key:tls:)``: the old directory moved away, the new one, which was
    /// whole by then, not yet in its place.
    private func settle() throws(StoreError) {
        guard access(path, F_OK) != 0, access(path + ".before", F_OK) == 0,
            access(path + ".new", F_OK) == 0
        else { return }
        try move(path + ".new", to: path)
    }

    private func move(_ old: String, to new: String) throws(StoreError) {
        guard rename(old, new) == 0 else { throw .cannotOpen(new, PrivateFiles.lastError()) }
    }

    private func text(_ name: String, secret: Bool = false) throws(StoreError) -> String {
        String(decoding: try read(name, secret: secret), as: UTF8.self)
    }

    private func read(_ name: String, secret: Bool = false) throws(StoreError) -> Data {
        guard let bytes = try find(name, secret: secret) else { throw missing(name) }
        return bytes
    }

    /// A file's content; nil if there is none. A blank credential is none: systemd hands it over where a file is missing.
    private func find(_ name: String, secret: Bool) throws(StoreError) -> Data? {
        try settle()
        if secret, let credentials, let bytes = try PrivateFiles.read(credentials + "/" + name),
            bytes.contains(where: { $0 > UInt8(ascii: " ") })
        {
            return bytes
        }
        return try PrivateFiles.read(path + "/" + name)
    }

    private func missing(_ name: String) -> StoreError {
        StoreError(
            code: "not-enrolled",
            cause: "This booth is not enrolled with a county (\(path)/\(name) is missing).",
            remedy: "Ask the county for a one-time code and run `kioskctl enrol`.")
    }

    private func damaged(_ name: String) -> StoreError {
        StoreError(
            code: "identity-damaged", cause: "\(path)/\(name) cannot be understood.",
            remedy:
                "Restore it from the backup, or ask the county for a new one-time code and run `kioskctl enrol`."
        )
    }

    private func remove(_ directory: String) throws(StoreError) {
        guard access(directory, F_OK) == 0 else { return }
        do { try FileManager.default.removeItem(atPath: directory) } catch {
            throw .cannotOpen(directory, "cannot be removed")
        }
    }
}
