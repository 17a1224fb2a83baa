/// The digests that `digest()` knows; source: XForms 1.1, section 7.8.1, which ODK's specification refers to.
///
/// Our own because the form engine stands on no other library, and a form's digest protects nothing: sealing is
/// done elsewhere, by a library made for it.
enum DigestAlgorithm: String, CaseIterable {
    case md5 = "MD5"
    case sha1 = "SHA-1"
    case sha256 = "SHA-256"
    case sha384 = "SHA-384"
    case sha512 = "SHA-512"

    /// The algorithm of a name, in upper or lower case.
    init?(name: String) {
        guard let known = Self.allCases.first(where: { $0.rawValue == name.uppercased() }) else { return nil }
        self = known
    }

    func digest(_ message: [UInt8]) -> [UInt8] {
        switch self {
        case .md5: MD5.digest(message)
        case .sha1: SHA1.digest(message)
        case .sha256: SHA256.digest(message)
        case .sha384: SHA512.shortDigest(message)
        case .sha512: SHA512.digest(message)
        }
    }
}
