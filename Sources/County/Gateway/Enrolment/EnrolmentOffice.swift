import CountyAPI
import Domain
import FoundationEssentials

/// Exchanges a one-time code for a booth's certificate and what to trust of the county.
struct EnrolmentOffice: Sendable {
    var mailbox: any Mailbox
    var authority: CertificateAuthority
    var trust: CountyTrust
    var now: @Sendable () -> Instant

    func enrol(_ request: EnrolmentRequest) async throws -> EnrolmentResponse {
        guard let code = OneTimeCode(typed: request.code) else { throw Problem.enrolmentCode }
        let time = now()
        let (authority, trust) = (authority, trust)
        let redemption = try await mailbox.redeem(
            code: code.digest,
            requestDigest: ContentDigest(
                of: Data(request.certificateRequest.utf8) + request.boothKey.rawRepresentation),
            at: time
        ) { offer in
            let certificate: (pem: String, serial: String)
            do {
                certificate = try authority.issue(
                    for: offer.booth, request: request.certificateRequest,
                    at: Date(timeIntervalSince1970: Double(time.milliseconds) / 1000))
            } catch let problem as Problem {
                throw problem
            } catch {
                throw Problem.badRequest("the certificate request cannot be read")
            }
            return IssuedEnrolment(
                response: EnrolmentResponse(
                    booth: offer.booth, boothCode: offer.boothCode, boothName: offer.boothName,
                    certificate: certificate.pem, trust: trust),
                certificateSerial: certificate.serial, boothKey: request.boothKey)
        }
        switch redemption {
        case .enrolled(let response): return response
        case .unknown: throw Problem.enrolmentCode
        case .expired: throw Problem.enrolmentCodeExpired
        case .used: throw Problem.enrolmentCodeUsed
        }
    }
}

extension Problem {
    static let enrolmentCode = Problem(
        code: "enrolment-code", title: "No such enrolment code", status: 403,
        detail: "Type it again, or ask the county for a new one.", retry: .afterFix)
    static let enrolmentCodeExpired = Problem(
        code: "enrolment-code-expired", title: "The enrolment code has expired", status: 403,
        detail: "Ask the county for a new one.", retry: .afterFix)
    static let enrolmentCodeUsed = Problem(
        code: "enrolment-code-used", title: "The enrolment code was used already", status: 403,
        detail: "If it was not you, tell the county; otherwise ask for a new one.", retry: .afterFix)
}
