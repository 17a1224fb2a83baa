import BoothStore

/// What `kioskctl enrol` prints: who the booth now is, and the county's key, to be compared by telephone.
public struct EnrolmentReport: Codable, Sendable, Hashable {
    /// The booth's name on the wire.
    public var booth: String
    /// The booth's name for people.
    public var name: String
    /// The booth's code in receipt numbers.
    public var code: Int
    /// The county's name.
    public var county: String
    /// The name of the county's signing key: 16 hexadecimal digits.
    public var countyKey: String

    /// The report of a fresh enrolment.
    public init(_ identity: BoothIdentity) {
        booth = identity.booth.description
        name = identity.boothName
        code = identity.boothCode
        county = identity.trust.countyName
        countyKey = identity.trust.countyKey.id
    }

    /// For a technician's eyes.
    public var text: String {
        """
        This booth is now \(name) (\(booth)) of \(county).
        The county's key is \(countyKey); compare it with what the county's operator reads out.
        Next: systemctl start ting-sync ting-kiosk
        """
    }
}
