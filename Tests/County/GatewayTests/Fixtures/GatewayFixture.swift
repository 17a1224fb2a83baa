import CountyAPI
import CountyJob
import Domain
import Foundation
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import Gateway

/// A clock that stands until a test moves it.
final class StandingClock: Sendable {
    private let time: Mutex<Instant>

    init(_ time: Instant = Instant(milliseconds: 1_795_399_200_000)) { self.time = Mutex(time) }

    var now: Instant { time.withLock { $0 } }
    func advance(hours: Double) { time.withLock { $0 = $0.adding(seconds: hours * 3600) } }
}

/// A folder that goes away with the test.
func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ting-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}

/// A real gateway on a free port of the loopback address, with keys as `county-sync keys new` makes them.
struct RunningGateway {
    let folder: String
    let clock: StandingClock
    let county: CountyKeys
    let mailbox: SQLiteMailbox
    let gateway: Gateway
    let url: String

    /// The certificate of the authority that issued the gateway's certificate.
    var authority: String {
        get throws { try String(contentsOfFile: folder + "/keys/gateway/ca.crt", encoding: .utf8) }
    }

    /// The county's own connection.
    func countyLine() throws -> Line {
        try Line(
            url: url, authority: authority,
            certificate: String(contentsOfFile: folder + "/keys/county/tls.crt", encoding: .utf8),
            key: String(contentsOfFile: folder + "/keys/county/tls.key", encoding: .utf8))
    }

    /// A connection without a client certificate.
    func anonymousLine() throws -> Line {
        try Line(url: url, authority: authority, certificate: nil, key: nil)
    }

    /// A one-time code as the operator makes one.
    func code(for booth: BoothID, number: Int, hours: Double = 48) async throws -> OneTimeCode {
        var source = SystemRandomNumberGenerator()
        let code = OneTimeCode(from: &source)
        try await mailbox.offer(
            EnrolmentOffer(
                codeDigest: code.digest, booth: booth, boothCode: number, boothName: "样例亭",
                validUntil: clock.now.adding(seconds: hours * 3600)))
        return code
    }

    /// An enrolled booth with its line.
    func booth(_ name: String = "shuikou-01", number: Int = 423) async throws -> TestBooth {
        let id = try #require(BoothID(name))
        var booth = try TestBooth(id: id, county: county.trust.sealingKey, clock: clock)
        try await booth.enrol(at: self, code: try await code(for: id, number: number))
        return booth
    }
}

/// Runs a gateway for the time of a test and ends it gracefully.
func withGateway(
    pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    _ body: (RunningGateway) async throws -> Void
) async throws {
    try await withTemporaryFolder { folder in
        let clock = StandingClock()
        try CountyKeyFolders.create(
            in: folder + "/keys", countyName: "样例县", gatewayHost: "127.0.0.1",
            at: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
        let mailbox = try SQLiteMailbox(path: folder + "/mailbox.sqlite", openedAt: clock.now)
        let (ports, port) = AsyncStream<Int>.makeStream()
        var logger = Logger(label: "gateway")
        logger.logLevel = .critical
        let gateway = Gateway(
            mailbox: mailbox, keys: try GatewayKeys(directory: folder + "/keys/gateway"),
            address: "127.0.0.1", port: 0, logger: logger, now: { clock.now }, pause: pause,
            onListening: { port.yield($0) })
        let group = ServiceGroup(services: [gateway], logger: logger)
        let running = Task {
            defer { port.finish() }
            try await group.run()
        }
        var iterator = ports.makeAsyncIterator()
        let number = try #require(await iterator.next(), "the gateway did not start")
        let fixture = RunningGateway(
            folder: folder, clock: clock, county: try CountyKeys(directory: folder + "/keys/county"),
            mailbox: mailbox, gateway: gateway, url: "https://127.0.0.1:\(number)")
        let result: Result<Void, any Error>
        do { result = .success(try await body(fixture)) } catch { result = .failure(error) }
        await group.triggerGracefulShutdown()
        try await running.value
        try result.get()
    }
}
