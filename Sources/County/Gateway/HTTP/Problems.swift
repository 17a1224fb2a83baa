import CountyAPI
import GRDB
import Hummingbird

extension Problem {
    static func badRequest(_ detail: String) -> Problem {
        Problem(
            code: "bad-request", title: "The request cannot be understood", status: 400, detail: detail,
            retry: .afterFix)
    }
    static let noCertificate = Problem(
        code: "no-certificate", title: "This path needs a client certificate of the county's", status: 401,
        retry: .afterFix)
    static let otherIdentity = Problem(
        code: "other-identity", title: "The client certificate is for something else", status: 403,
        retry: .afterFix)
    static let revoked = Problem(
        code: "revoked", title: "This booth was revoked by the county", status: 403,
        detail: "Nothing on the booth is lost; enrol it again with a new code.", retry: .afterFix)
    static let supersededCertificate = Problem(
        code: "superseded-certificate", title: "The booth was enrolled again since; this certificate is void",
        status: 403, retry: .afterFix)
    static let deadCursor = Problem(
        code: "dead-cursor", title: "This cursor is not one of this mailbox's", status: 410,
        detail: "Start again without a cursor; what you have already is recognised by its id.",
        retry: .afterFix)
    static let tooLarge = Problem(
        code: "too-large", title: "The body is too large", status: 413, retry: .afterFix)
    static let unknownCoding = Problem(
        code: "content-coding", title: "The only content coding understood is gzip", status: 415,
        retry: .afterFix)
    static let notFound = Problem(
        code: "not-found", title: "There is nothing under this path", status: 404, retry: .afterFix)
    static let noCatalogue = Problem(
        code: "no-catalogue", title: "The county has not published a catalogue yet", status: 404,
        retry: .later)
    static let unknownBlob = Problem(
        code: "unknown-blob", title: "No file with this digest", status: 404, retry: .later)
    static let otherDigest = Problem(
        code: "other-digest", title: "The bytes do not have this digest", status: 422, retry: .afterFix)
    static let badRoot = Problem(
        code: "bad-root", title: "The catalogue is not signed by this county", status: 422, retry: .never)
    static let storage = Problem(
        code: "storage", title: "The gateway cannot store anything at the moment", status: 503,
        detail: "Nothing of this request was stored.", retry: .later)
    static let busy = Problem(
        code: "internal", title: "The gateway failed at this request", status: 500, retry: .later)

    static func staleCatalogue(current: Int) -> Problem {
        Problem(
            code: "stale-catalogue", title: "The catalogue in force is as new or newer", status: 409,
            detail: "Version \(current) is in force.", retry: .afterFix)
    }

    static func missingBlobs(_ digests: [ContentDigest]) -> Problem {
        Problem(
            code: "missing-blobs", title: "Files of this catalogue have not been uploaded", status: 409,
            detail: digests.map(\.hex).joined(separator: " "), retry: .afterFix)
    }

    /// What a caller is told about an error; nothing of the error's own text, which may quote the request.
    static func forCaller(of error: any Error) -> Problem {
        switch error {
        case let problem as Problem: problem
        case is CursorFault: .deadCursor
        case is DatabaseError: .storage
        case let error as any HTTPResponseError:
            switch error.status.code {
            case 404: .notFound
            case 405:
                Problem(
                    code: "method", title: "This path does not know this method", status: 405,
                    retry: .afterFix)
            case 413: .tooLarge
            default:
                Problem(
                    code: "bad-request", title: "The request cannot be understood", status: error.status.code,
                    retry: .afterFix)
            }
        default: .busy
        }
    }
}
