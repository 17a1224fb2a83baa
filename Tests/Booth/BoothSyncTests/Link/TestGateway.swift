import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// A small HTTPS server on the loopback, which answers as a test wishes and keeps what it was asked.
final class TestGateway: Sendable {
    struct Request: Sendable {
        var method: String
        var uri: String
        var headers: [String: String]
        var body: Data
    }

    struct Answer: Sendable {
        var status = 200
        var headers: [String: String] = ["content-type": "application/json"]
        var body = Data()
        /// Says nothing at all, and closes.
        var hangsUp = false
        /// Says nothing, and keeps the connection.
        var isSilent = false
    }

    let url: String
    private let channel: any Channel
    private let box = RequestBox()

    /// Listens on a free port; nil as `tls` speaks plain HTTP.
    init(
        tls: (certificate: String, key: String, authority: String)?, verifiesClients: Bool = true,
        answer: @escaping @Sendable (Request) -> Answer
    ) async throws {
        let context = try tls.map { tls in
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(tls.certificate.utf8))
                    .map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(tls.key.utf8), format: .pem)))
            configuration.minimumTLSVersion = .tlsv13
            configuration.certificateVerification = verifiesClients ? .noHostnameVerification : .none
            configuration.trustRoots = .certificates(
                try NIOSSLCertificate.fromPEMBytes(Array(tls.authority.utf8)))
            return try NIOSSLContext(configuration: configuration)
        }
        let box = box
        channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(AnsweringHandler(box: box, answer: answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        url = "https://localhost:\(channel.localAddress?.port ?? 0)"
    }

    /// What was asked so far.
    var asked: [Request] { box.requests.withLock { $0 } }

    func close() async throws { try await channel.close() }
}

private final class RequestBox: Sendable {
    let requests = Mutex<[TestGateway.Request]>([])
}

private final class AnsweringHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let box: RequestBox
    private let answer: @Sendable (TestGateway.Request) -> TestGateway.Answer
    private var head: HTTPRequestHead?
    private var body = Data()

    init(box: RequestBox, answer: @escaping @Sendable (TestGateway.Request) -> TestGateway.Answer) {
        self.box = box
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): (self.head, body) = (head, Data())
        case .body(let bytes): body.append(contentsOf: bytes.readableBytesView)
        case .end:
            guard let head else { return }
            let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in
                first
            }
            let request = TestGateway.Request(
                method: head.method.rawValue, uri: head.uri, headers: headers, body: body)
            box.requests.withLock { $0.append(request) }
            write(answer(request), context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func write(_ answer: TestGateway.Answer, _ context: ChannelHandlerContext) {
        if answer.isSilent { return }
        if answer.hangsUp { return context.close(promise: nil) }
        var head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: answer.status))
        for (name, value) in answer.headers { head.headers.add(name: name, value: value) }
        head.headers.replaceOrAdd(name: "content-length", value: "\(answer.body.count)")
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
