import CountyAPI
import Crypto
import Domain
import FoundationEssentials
import X509

/// Gives an enrolled booth a new certificate for the key of its old one, whether that has ended or not. A booth that was
/// revoked, or enrolled again since, gets none.
struct RenewalOffice: Sendable {
    var mailbox: any Mailbox
    var authority: CertificateAuthority
    var now: @Sendable () -> Instant

    func renew(_ request: RenewalRequest) async throws -> RenewalResponse {
        guard let old = try? Certificate(pemEncoded: request.certificate), authority.issued(old),
            let peer = try? Peer(old), case .booth(let id) = peer.identity,
            let key = P256.Signing.PublicKey(old.publicKey), request.isSigned(by: key)
        else { throw Problem.renewal }
        guard let booth = try await mailbox.booth(id) else { throw Problem.otherIdentity }
        guard booth.revokedAt == nil else { throw Problem.revoked }
        let time = Date(timeIntervalSince1970: Double(now().milliseconds) / 1000)
        let new = try authority.renew(old, of: id, at: time)
        guard try await mailbox.renew(id, from: peer.serial, to: new.serial) else {
            throw Problem.supersededCertificate
        }
        return RenewalResponse(certificate: new.pem)
    }
}

extension Problem {
    static let renewal = Problem(
        code: "renewal", title: "The request does not prove that it comes from an enrolled booth",
        status: 403,
        detail: "Enrol the booth again with a new code.", retry: .afterFix)
}
