import Hummingbird
import NIOSSL

/// What the handlers know of a request beside the request: who stands at the other end of the connection.
struct GatewayContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    private let certificate: @Sendable () async throws -> NIOSSLCertificate?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        let channel = source.channel
        certificate = { try await channel.nioSSL_peerCertificate().get() }
    }

    /// The verified peer; nil where it showed no certificate, or one that names nobody of ours.
    func peer() async -> Peer? {
        guard let certificate = try? await certificate() else { return nil }
        return try? Peer(certificate)
    }
}
