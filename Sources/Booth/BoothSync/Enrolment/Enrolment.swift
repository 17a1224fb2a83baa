import BoothStore
import CountyAPI
import Crypto
import FoundationEssentials
import X509

/// Why a booth could not be enrolled.
public struct EnrolmentError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable and in kebab-case, such as `already-enrolled` or `enrolment-code`.
    public let code: String
    /// What happened.
    public let cause: String
    /// What to do about it.
    public let remedy: String

    public var description: String { "\(code): \(cause) \(remedy)" }
}

/// Enrols the booth with a county (入网): makes its keys here, has the TLS key certified against a one-time code, and
/// keeps what comes back. The private keys never leave the machine.
public enum Enrolment {
    /// Enrols the booth and saves its identity below the state directory, all of it or nothing.
    ///
    /// `authority` is the PEM file of the county's certificate authority, which came by a road that can be trusted: it is
    /// all that tells the county from somebody else. Throws ``EnrolmentError``, `LinkSetupError` or `StoreError`.
    public static func perform(
        gateway: String, code: String, caFile: String, into stateDirectory: String, replacing: Bool = false
    ) async throws -> BoothIdentity {
        let directory = IdentityDirectory(stateDirectory: stateDirectory, credentialsDirectory: nil)
        guard replacing || !directory.isEnrolled else {
            throw EnrolmentError(
                code: "already-enrolled", cause: "This booth is enrolled already.",
                remedy: "Leave it so; or say that the enrolment is to be replaced.")
        }
        guard let authority = try? String(contentsOf: URL(filePath: caFile), encoding: .utf8) else {
            throw EnrolmentError(
                code: "authority-file", cause: "\(caFile) cannot be read.",
                remedy: "Give the file with the county's certificate authority, in PEM form.")
        }
        let boothKey = SigningKey()
        let tlsKey = P256.Signing.PrivateKey()
        let request = EnrolmentRequest(
            code: code, certificateRequest: try certificateRequest(tlsKey), boothKey: boothKey.verificationKey
        )
        let connection = try HTTPConnection(gateway: gateway, authority: authority, certificate: nil)
        let answer: Result<EnrolmentResponse, LinkFailure>
        do { answer = .success(try await ask(request, connection)) } catch { answer = .failure(error) }
        await connection.close()
        let response: EnrolmentResponse
        do { response = try answer.get() } catch { throw explain(error, gateway) }
        let identity = BoothIdentity(
            booth: response.booth, boothCode: response.boothCode, boothName: response.boothName,
            trust: response.trust)
        try directory.save(
            identity, key: boothKey,
            tls: TLSCredentials(
                certificate: response.certificate, privateKey: tlsKey.pemRepresentation, authority: authority)
        )
        return identity
    }

    private static func ask(
        _ request: EnrolmentRequest, _ connection: HTTPConnection
    ) async throws(LinkFailure) -> EnrolmentResponse {
        let body: Data
        do { body = try CanonicalJSON.encode(request) } catch {
            throw LinkFailure(code: "encoding", reach: .here)
        }
        return try await connection.request(
            .POST, "/v1/enrolments", body: body, within: .seconds(60), sizeLimit: 1 << 16
        ).value(EnrolmentResponse.self)
    }

    /// A PKCS #10 request (RFC 2986). The county puts its own subject into the certificate.
    static func certificateRequest(_ key: P256.Signing.PrivateKey) throws -> String {
        let request = try CertificateSigningRequest(
            version: .v1, subject: try DistinguishedName { CommonName("booth") },
            privateKey: Certificate.PrivateKey(key), attributes: .init(),
            signatureAlgorithm: .ecdsaWithSHA256)
        return try request.serializeAsPEM().pemString
    }

    private static func explain(_ failure: LinkFailure, _ gateway: String) -> EnrolmentError {
        if case .county(let problem) = failure.reach {
            return EnrolmentError(
                code: problem.code, cause: "The county refused: \(problem.title).",
                remedy: "Ask the county for a new one-time code; each works once and for a limited time.")
        }
        return EnrolmentError(
            code: failure.code,
            cause: "\(gateway) could not be reached as the county's gateway (\(failure.code)).",
            remedy: failure.reach == .impostor
                ? "Check the clock, the authority's file, and that no portal stands between booth and county."
                : "Check the network and the address, then try again; the code is still good.")
    }
}
