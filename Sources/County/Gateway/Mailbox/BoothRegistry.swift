import CountyAPI
import Domain
import FoundationEssentials

/// Which booths may send and fetch.
public protocol BoothRegistry: Sendable {
    /// Makes a one-time code valid. Throws ``BoothCodeTaken`` if the number belongs to another booth.
    func offer(_ offer: EnrolmentOffer) async throws

    /// Uses a one-time code: marks it used and registers the booth, in one transaction, with what `issue` makes.
    ///
    /// `requestDigest` names the request; the same request with the same code gets the stored answer again while the
    /// code is valid, since the first answer may have been lost on the way.
    func redeem(
        code: ContentDigest, requestDigest: ContentDigest, at time: Instant,
        issue: @escaping @Sendable (EnrolmentOffer) throws -> IssuedEnrolment
    ) async throws -> Redemption

    /// A booth with everything that is needed to check its requests.
    func booth(_ id: BoothID) async throws -> RegisteredBooth?

    /// All booths, for the operator.
    func booths() async throws -> [RegisteredBooth]

    /// Writes down that a booth which has shown the certificate `old` was given a new one. False if `old` is neither the one
    /// in force nor one that was given since: then nothing changes. The one in force stays so until the new one is used.
    func renew(_ id: BoothID, from old: String, to new: String) async throws -> Bool

    /// Puts a renewed certificate into force; false if it is not, or no longer, the booth's newest.
    func useRenewed(_ id: BoothID, serial: String) async throws -> Bool

    /// Refuses a booth from now on; false if there is no such booth.
    func revoke(_ id: BoothID, at time: Instant) async throws -> Bool
}

/// A one-time code for a booth that does not exist yet, or that gets a new certificate.
public struct EnrolmentOffer: Sendable, Hashable {
    /// The digest of the code; the code itself is nowhere stored.
    public var codeDigest: ContentDigest
    /// The booth's id.
    public var booth: BoothID
    /// The booth's number in receipt numbers, 0 … 9999.
    public var boothCode: Int
    /// The booth's name for people.
    public var boothName: String
    /// Until when the code can be used.
    public var validUntil: Instant

    /// A code for this booth.
    public init(
        codeDigest: ContentDigest, booth: BoothID, boothCode: Int, boothName: String, validUntil: Instant
    ) {
        self.codeDigest = codeDigest
        self.booth = booth
        self.boothCode = boothCode
        self.boothName = boothName
        self.validUntil = validUntil
    }
}

/// The booth's number is another booth's already: two booths would allot the same receipt numbers.
public struct BoothCodeTaken: Error, Sendable, Hashable {
    /// The booth that has the number.
    public var holder: BoothID
}

/// What an enrolment makes.
public struct IssuedEnrolment: Sendable {
    /// The answer to the booth.
    public var response: EnrolmentResponse
    /// The serial of the booth's TLS certificate.
    public var certificateSerial: String
    /// The key with which the booth signs envelopes.
    public var boothKey: VerificationKey

    /// An enrolment.
    public init(response: EnrolmentResponse, certificateSerial: String, boothKey: VerificationKey) {
        self.response = response
        self.certificateSerial = certificateSerial
        self.boothKey = boothKey
    }
}

/// What became of a one-time code.
public enum Redemption: Sendable {
    /// The booth is enrolled; this is its answer.
    case enrolled(EnrolmentResponse)
    /// No such code.
    case unknown
    /// The code's time is over.
    case expired
    /// The code was used by another request.
    case used
}

/// A booth as the gateway knows it.
public struct RegisteredBooth: Sendable, Hashable, Codable {
    /// The id.
    public var id: BoothID
    /// The number in receipt numbers.
    public var code: Int
    /// The name for people.
    public var name: String
    /// The serial of the certificate in force; older ones are refused.
    public var certificateSerial: String
    /// The serial of a certificate that was issued in its place and has not been used yet; nil if there is none.
    public var renewedSerial: String?
    /// The keys with which its envelopes may be signed: the one in force first, then those of earlier enrolments, since
    /// a booth's queue may still hold envelopes from before.
    public var keys: [VerificationKey]
    /// When it enrolled last.
    public var enrolledAt: Instant
    /// When it was revoked.
    public var revokedAt: Instant?
    /// What arrived of its sequence.
    public var track: SequenceTrack

    /// A booth.
    public init(
        id: BoothID, code: Int, name: String, certificateSerial: String, renewedSerial: String? = nil,
        keys: [VerificationKey], enrolledAt: Instant, revokedAt: Instant?, track: SequenceTrack
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.certificateSerial = certificateSerial
        self.renewedSerial = renewedSerial
        self.keys = keys
        self.enrolledAt = enrolledAt
        self.revokedAt = revokedAt
        self.track = track
    }
}
