import AsyncHTTPClient
import Glibc
import NIOCore
import NIOPosix
import NIOSSL

extension LinkFailure {
    static let timeout = LinkFailure(code: "timeout", reach: .nobody)
    static let closed = LinkFailure(code: "closed", reach: .nobody)
    static let certificate = LinkFailure(code: "certificate", reach: .impostor)
    static let captivePortal = LinkFailure(code: "captive-portal", reach: .impostor)

    /// What an error of the HTTP client, of TLS or of the sockets means here.
    init(transport error: any Error) {
        switch error {
        case let failure as LinkFailure: self = failure
        case let error as HTTPClientError: self = Self.of(error)
        case let error as NIOConnectionError: self = Self.of(error)
        case let error as IOError: self = Self.of(errno: error.errnoCode)
        case let error as NIOSSLError: self = Self.of(error)
        case is BoringSSLError, is NIOSSLExtraError: self = .certificate
        default: self = .closed
        }
    }

    private static func of(_ error: HTTPClientError) -> LinkFailure {
        switch error {
        case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .tlsHandshakeTimeout,
            .getConnectionFromPoolTimeout:
            .timeout
        default: .closed
        }
    }

    private static func of(_ error: NIOConnectionError) -> LinkFailure {
        if let first = error.connectionErrors.first { return LinkFailure(transport: first.error) }
        return LinkFailure(code: "dns", reach: .nobody)
    }

    private static func of(errno code: CInt) -> LinkFailure {
        switch code {
        case ECONNREFUSED: LinkFailure(code: "refused", reach: .nobody)
        case ENETUNREACH, EHOSTUNREACH, ENETDOWN: LinkFailure(code: "unreachable", reach: .nobody)
        case ETIMEDOUT: .timeout
        default: .closed
        }
    }

    /// TLS: somebody who does not speak it is a portal; a certificate that does not hold, on either side, is that.
    private static func of(_ error: NIOSSLError) -> LinkFailure {
        switch error {
        case .handshakeFailed(.sslError(let stack)):
            if stack.contains(.eofDuringHandshake) { return .closed }
            let text = stack.map(\.description).joined(separator: " ")
            let isPlainText = text.contains("WRONG_VERSION_NUMBER") || text.contains("HTTP_REQUEST")
            return isPlainText ? .captivePortal : .certificate
        case .handshakeFailed(.syscallError), .handshakeFailed(.zeroReturn), .uncleanShutdown: return .closed
        default: return .certificate
        }
    }
}
