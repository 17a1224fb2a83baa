/// An error on the wire: `application/problem+json` (RFC 9457) with a member that tells the booth what to do.
public struct Problem: Error, Codable, Sendable, Hashable {
    /// A stable name: `urn:ting:problem:` and the code, such as `urn:ting:problem:sequence-gap`.
    public var type: String
    /// A short English sentence.
    public var title: String
    /// The HTTP status.
    public var status: Int
    /// What happened here, without personal data.
    public var detail: String?
    /// Whether trying again can help.
    public var retry: Retry

    /// Whether trying again can help.
    public enum Retry: String, Codable, Sendable, Hashable {
        /// The same bytes will never be accepted: quarantine, a person must look.
        case never
        /// The same request will work later.
        case later
        /// Somebody must mend something first (a certificate, a clock, the program's version).
        case afterFix = "after-fix"
    }

    /// A problem with this code.
    public init(code: String, title: String, status: Int, detail: String? = nil, retry: Retry) {
        type = "urn:ting:problem:\(code)"
        self.title = title
        self.status = status
        self.detail = detail
        self.retry = retry
    }

    /// The last part of ``type``.
    public var code: String { type.split(separator: ":").last.map(String.init) ?? type }
}
