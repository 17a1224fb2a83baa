import BoothStore
import CountyAPI
import Domain
import Foundation
import X509

/// Looks at the booth's enrolment.
enum EnrolmentObservation {
    static func look(below stateDirectory: String) -> (facts: EnrolmentCheck.Facts, identity: BoothIdentity?)
    {
        let directory = IdentityDirectory(stateDirectory: stateDirectory, credentialsDirectory: nil)
        do throws(StoreError) {
            let identity = try directory.identity()
            _ = try directory.signingKey()
            let facts = EnrolmentCheck.Facts.enrolled(
                booth: identity.booth.description, name: identity.boothName,
                county: identity.trust.countyName,
                filesOpenToOthers: filesOpenToOthers(in: directory.path))
            return (facts, identity)
        } catch {
            return (.refused(code: error.code, cause: error.cause, remedy: error.remedy), nil)
        }
    }

    private static func filesOpenToOthers(in path: String) -> [String] {
        ["booth-key", "tls.key", "draft-key"].map { path + "/" + $0 }.filter { file in
            var information = stat()
            return stat(file, &information) == 0 && information.st_mode & 0o077 != 0
        }
    }
}

/// Looks at the booth's certificate.
enum CertificateObservation {
    static func verdict(
        below stateDirectory: String, booth: BoothID, now: Instant, warningDays: Int, renewalFailure: String?
    ) -> Verdict {
        let directory = IdentityDirectory(stateDirectory: stateDirectory, credentialsDirectory: nil)
        guard let tls = try? directory.tlsCredentials() else {
            return CertificateCheck.unreadable("A TLS file in \(directory.path)")
        }
        guard let certificate = try? Certificate(pemEncoded: tls.certificate) else {
            return CertificateCheck.unreadable(directory.path + "/tls.crt")
        }
        guard let authority = try? Certificate(pemEncoded: tls.authority) else {
            return CertificateCheck.unreadable(directory.path + "/ca.crt")
        }
        guard let key = try? Certificate.PrivateKey(pemEncoded: tls.privateKey) else {
            return CertificateCheck.unreadable(directory.path + "/tls.key")
        }
        return CertificateCheck.judge(
            CertificateCheck.Facts(
                notBefore: instant(certificate.notValidBefore), notAfter: instant(certificate.notValidAfter),
                authorityNotAfter: instant(authority.notValidAfter),
                namesBooth: names(certificate).contains(.booth(booth)),
                keyFits: key.publicKey == certificate.publicKey,
                isFromAuthority: authority.publicKey.isValidSignature(
                    certificate.signature, for: certificate),
                now: now, warningDays: warningDays, renewalFailure: renewalFailure))
    }

    private static func names(_ certificate: Certificate) -> [TransportIdentity] {
        guard let names = try? certificate.extensions.subjectAlternativeNames else { return [] }
        return names.compactMap { name in
            if case .uniformResourceIdentifier(let uri) = name { TransportIdentity(uri: uri) } else { nil }
        }
    }

    private static func instant(_ date: Date) -> Instant {
        Instant(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }
}
