/// What a booth holds of its county: handed over at enrolment, the root of every check that the booth makes.
public struct CountyTrust: Codable, Sendable, Hashable {
    /// The county's name for people, such as 龙州县.
    public var countyName: String
    /// The key that signs the catalogue, case events, replies, and the certificates of receipt keys.
    public var countyKey: VerificationKey
    /// The key to which booths seal.
    public var sealingKey: SealingKey

    /// What to trust.
    public init(countyName: String, countyKey: VerificationKey, sealingKey: SealingKey) {
        self.countyName = countyName
        self.countyKey = countyKey
        self.sealingKey = sealingKey
    }
}
