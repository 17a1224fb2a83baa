import BoothStore
import CountyAPI
import Crypto
import Domain
import FoundationEssentials
import X509

/// Has the booth's certificate renewed when two thirds of its time are over: a booth that is offline for months then still
/// has months to go, and one that was away for longer comes back all the same.
struct CertificateRenewer: Sendable {
    let directory: IdentityDirectory
    let link: any CountyLink
    let booth: BoothID

    /// From when on a certificate is renewed.
    static func due(from begin: Date, to end: Date) -> Date {
        begin.addingTimeInterval(end.timeIntervalSince(begin) * 2 / 3)
    }

    /// Looks at the certificate, and renews it if it is time. What comes back is put into force only if it is this booth's,
    /// for its key, and lasts longer.
    func look(at time: Instant) async -> RenewalOutcome {
        do {
            var credentials = try directory.tlsCredentials()
            let old = try Certificate(pemEncoded: credentials.certificate)
            let now = Date(timeIntervalSince1970: Double(time.milliseconds) / 1000)
            guard now >= Self.due(from: old.notValidBefore, to: old.notValidAfter) else { return .notDue }
            let key = try P256.Signing.PrivateKey(pemRepresentation: credentials.privateKey)
            let request = try RenewalRequest(certificate: credentials.certificate, key: key)
            let answer = try await link.renew(request).certificate
            guard let new = try? Certificate(pemEncoded: answer), new.publicKey == old.publicKey,
                new.notValidAfter > old.notValidAfter, Self.names(new, booth)
            else { return .failed(LinkFailure(code: "renewal-unusable", reach: .impostor)) }
            try directory.replaceCertificate(answer)
            credentials.certificate = answer
            try await link.show(credentials)
            return .renewed
        } catch let failure as LinkFailure { return .failed(failure) } catch let error as StoreError {
            return .failed(LinkFailure(code: error.code, reach: .here))
        } catch { return .failed(LinkFailure(code: "tls-files", reach: .here)) }
    }

    private static func names(_ certificate: Certificate, _ booth: BoothID) -> Bool {
        let names = try? certificate.extensions.subjectAlternativeNames
        return names?.contains(.uniformResourceIdentifier(TransportIdentity.booth(booth).uri)) == true
    }
}
