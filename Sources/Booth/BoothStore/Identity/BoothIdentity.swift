import CountyAPI
import FoundationEssentials

/// Who this booth is and which county it trusts: what enrolment brought, without any secret (`identity/booth.json`).
public struct BoothIdentity: Codable, Sendable, Hashable {
    /// The booth's name on the wire.
    public var booth: BoothID
    /// The booth's code in receipt numbers, 0 … 9999.
    public var boothCode: Int
    /// The booth's name for people, such as 龙州县上龙乡弄平村便民服务亭.
    public var boothName: String
    /// What to trust of the county.
    public var trust: CountyTrust

    /// An enrolled booth.
    public init(booth: BoothID, boothCode: Int, boothName: String, trust: CountyTrust) {
        self.booth = booth
        self.boothCode = boothCode
        self.boothName = boothName
        self.trust = trust
    }
}

/// What the booth shows and asks for on the link: PEM texts.
public struct TLSCredentials: Sendable {
    /// The booth's certificate.
    public var certificate: String
    /// Its private key.
    public var privateKey: String
    /// The only authority whose gateway is believed.
    public var authority: String

    /// The PEM texts.
    public init(certificate: String, privateKey: String, authority: String) {
        self.certificate = certificate
        self.privateKey = privateKey
        self.authority = authority
    }
}
