import CountyAPI
import Domain
import Hummingbird
import HummingbirdTLS
import Logging
import ServiceLifecycle

/// The county's post office for booths: HTTPS over a mailbox.
///
///     let gateway = Gateway(mailbox: mailbox, keys: keys, address: "127.0.0.1", port: 0, logger: logger) { port in … }
///     try await ServiceGroup(services: [gateway], gracefulShutdownSignals: [.sigterm], logger: logger).run()
public struct Gateway: Service {
    private let mailbox: any Mailbox
    private let keys: GatewayKeys
    private let address: String
    private let port: Int
    private let logger: Logger
    private let now: @Sendable () -> Instant
    private let pause: @Sendable (Duration) async throws -> Void
    private let onListening: @Sendable (Int) async -> Void
    let bell = ArrivalBell()

    /// A connection on which nothing is asked for so long is closed; a long poll counts as asked.
    private static let idleSeconds: Int64 = 180

    /// A gateway.
    /// - Parameters:
    ///   - port: 0 for any free one; `onListening` is told which.
    ///   - now: the county's clock, which stands on receipts.
    ///   - pause: how a long poll lets time pass.
    public init(
        mailbox: any Mailbox, keys: GatewayKeys, address: String, port: Int, logger: Logger,
        now: @escaping @Sendable () -> Instant,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        onListening: @escaping @Sendable (Int) async -> Void
    ) {
        self.mailbox = mailbox
        self.keys = keys
        self.address = address
        self.port = port
        self.logger = logger
        self.now = now
        self.pause = pause
        self.onListening = onListening
    }

    /// Serves until the service group asks for a graceful shutdown: running requests end, long polls end at once.
    public func run() async throws {
        let metrics = GatewayMetrics()
        let handlers = Handlers(
            mailbox: mailbox, reception: BatchReception(mailbox: mailbox, receipts: keys.receipts, now: now),
            enrolment: EnrolmentOffice(
                mailbox: mailbox, authority: keys.authority, trust: keys.trust, now: now),
            renewal: RenewalOffice(mailbox: mailbox, authority: keys.authority, now: now),
            countyKey: keys.trust.countyKey, bell: bell, metrics: metrics, pause: pause)
        let router = GatewayRouter(
            handlers: handlers, access: AccessControl(mailbox: mailbox), metrics: metrics, logger: logger)
        let (bell, onListening) = (bell, onListening)
        let application = Application(
            router: router.build(),
            server: try .tls(
                .http1(configuration: .init(idleTimeout: .seconds(Self.idleSeconds))),
                tlsConfiguration: TransportSecurity.configuration(keys)),
            configuration: .init(address: .hostname(address, port: port)),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) },
            logger: logger)
        try await withGracefulShutdownHandler {
            try await application.run()
        } onGracefulShutdown: {
            Task { await bell.close() }
        }
    }
}

extension Gateway {
    /// Runs until SIGTERM or SIGINT, then ends gracefully.
    public func runUntilSignalled() async throws {
        try await ServiceGroup(
            services: [self], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
        )
        .run()
    }
}
