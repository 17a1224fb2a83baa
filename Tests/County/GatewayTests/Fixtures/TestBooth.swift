import CountyAPI
import Crypto
import Domain
import Foundation
import Testing
import X509

@testable import Gateway

/// A booth: its keys, its place in the sequence, its line once it has enrolled.
struct TestBooth {
    let id: BoothID
    let signing = SigningKey()
    let transport = P256.Signing.PrivateKey()
    let county: SealingKey
    let clock: StandingClock
    private(set) var certificate: String?
    private var enrolled: Line?
    private var sequence = 0
    private var previous: ContentDigest?

    init(id: BoothID, county: SealingKey, clock: StandingClock) throws {
        self.id = id
        self.county = county
        self.clock = clock
    }

    var line: Line { get throws { try #require(enrolled) } }

    func enrolmentRequest(code: OneTimeCode) throws -> EnrolmentRequest {
        let request = try CertificateSigningRequest(
            version: .v1, subject: DistinguishedName { CommonName("anything") },
            privateKey: .init(transport), attributes: .init())
        return EnrolmentRequest(
            code: code.text, certificateRequest: try request.serializeAsPEM().pemString,
            boothKey: signing.verificationKey)
    }

    mutating func enrol(at gateway: RunningGateway, code: OneTimeCode) async throws {
        let answer = try await gateway.anonymousLine()
            .post("/v1/enrolments", enrolmentRequest(code: code))
        #expect(answer.status == 201)
        let response: EnrolmentResponse = try answer.decode()
        try show(response.certificate, at: gateway)
    }

    /// Takes up a line with this certificate.
    mutating func show(_ certificate: String, at gateway: RunningGateway) throws {
        self.certificate = certificate
        enrolled = try Line(
            url: gateway.url, authority: gateway.authority, certificate: certificate,
            key: transport.pemRepresentation)
    }

    /// The next submission of the sequence.
    mutating func nextSubmission(skipping: Int = 0, previous other: ContentDigest? = nil) throws -> Envelope {
        sequence += 1 + skipping
        let envelope = try Envelope.seal(
            Data("answers \(sequence)".utf8),
            at: .submission(id: UUID(), booth: id, sequence: sequence, previous: other ?? previous),
            to: county, by: signing, time: clock.now)
        previous = envelope.digest
        return envelope
    }

    func inquiry() throws -> Envelope {
        try Envelope.seal(
            Data("question".utf8), at: .inquiry(id: UUID(), booth: id), to: county, by: signing,
            time: clock.now)
    }

    func send(_ envelopes: [Envelope]) async throws -> [EnvelopeResult] {
        let answer = try await line.post("/v1/booths/\(id)/batches", BatchRequest(envelopes: envelopes))
        #expect(answer.status == 200)
        return try answer.decode(BatchResponse.self).results
    }
}
