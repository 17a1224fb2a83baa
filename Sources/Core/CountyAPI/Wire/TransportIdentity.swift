/// Who stands behind a TLS certificate of the county's, by the URI in its subject alternative name (RFC 5280, 4.2.1.6).
public enum TransportIdentity: Sendable, Hashable {
    /// The county's sync job: `urn:ting:county`.
    case county
    /// A booth: `urn:ting:booth:` and its id.
    case booth(BoothID)

    private static let countyURI = "urn:ting:county"
    private static let boothPrefix = "urn:ting:booth:"

    /// The URI that stands in the certificate.
    public var uri: String {
        switch self {
        case .county: Self.countyURI
        case .booth(let id): Self.boothPrefix + id.description
        }
    }

    /// Reads a URI; nil if it names nobody of ours.
    public init?(uri: String) {
        if uri == Self.countyURI {
            self = .county
        } else if uri.hasPrefix(Self.boothPrefix), let id = BoothID(String(uri.dropFirst(15))) {
            self = .booth(id)
        } else {
            return nil
        }
    }
}
