import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Something that answers HTTP on the loopback address: a county's gateway with mutual TLS, or what stands in its place.
final class TestGateway: Sendable {
    /// How it behaves.
    enum Manner: Sendable {
        /// As the county's gateway does: no message waits.
        case county
        /// It refuses the booth with this problem's code.
        case refusing(String)
        /// It speaks HTTP without TLS, as a portal's redirect does.
        case portal
        /// It takes the connection and says nothing.
        case silent
    }

    let url: String
    private let channel: any Channel

    init(_ manner: Manner, authority: TestAuthority) async throws {
        let certified = try authority.gateway()
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certified.certificate.utf8))
                .map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(certified.key.utf8), format: .pem)))
        tls.minimumTLSVersion = .tlsv13
        tls.certificateVerification = .noHostnameVerification
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authority.pem.utf8)))
        let context = try NIOSSLContext(configuration: tls)
        channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    switch manner {
                    case .silent: return
                    case .portal: break
                    case .county, .refusing: try pipeline.addHandler(NIOSSLServerHandler(context: context))
                    }
                    try pipeline.configureHTTPServerPipeline()
                    try pipeline.addHandler(Answering(manner: manner))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        url = "https://127.0.0.1:\(channel.localAddress?.port ?? 0)"
    }

    func stop() async throws { try await channel.close() }
}

private final class Answering: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let manner: TestGateway.Manner

    init(manner: TestGateway.Manner) { self.manner = manner }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .end = unwrapInboundIn(data) else { return }
        let (status, body) =
            switch manner {
            case .refusing(let code):
                (
                    HTTPResponseStatus.forbidden,
                    #"{"type":"urn:ting:problem:\#(code)","title":"Refused","status":403,"retry":"after-fix"}"#
                )
            case .portal, .silent: (HTTPResponseStatus.found, "<html/>")
            case .county: (HTTPResponseStatus.ok, #"{"hasMore":false,"messages":[],"next":""}"#)
            }
        let head = HTTPResponseHead(
            version: .http1_1, status: status, headers: ["content-length": String(body.utf8.count)])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
