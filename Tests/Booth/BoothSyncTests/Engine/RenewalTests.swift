import CountyAPI
import Testing

@testable import BoothSync

@Suite("When the certificate is looked at")
struct RenewalTests {
    private let policy = SyncPolicy.standard

    @Test("At the start, and then every few hours; whatever the link is like")
    func interval() {
        for outcome in [RenewalOutcome.notDue, .renewed] {
            var engine = SyncEngine(mode: .daemon)
            #expect(engine.handle(.started, at: .zero, jitter: 0.5).contains(.renewCertificate))
            #expect(!engine.handle(.timer, at: .seconds(1), jitter: 0.5).contains(.renewCertificate))
            _ = engine.handle(.renewal(outcome), at: .seconds(2), jitter: 0.5)
            let next = Duration.seconds(2) + policy.renewalInterval
            #expect(!engine.handle(.timer, at: next - .seconds(1), jitter: 0.5).contains(.renewCertificate))
            #expect(engine.handle(.timer, at: next, jitter: 0.5).contains(.renewCertificate))
        }
    }

    @Test("A renewal that fails is tried again, ever more seldom, and at once with a new network")
    func failure() {
        var engine = SyncEngine(mode: .daemon)
        _ = engine.handle(.started, at: .zero, jitter: 0.5)
        var now = Duration.zero
        var looks = 0
        while now < .seconds(86_400) {
            let failed = SyncEvent.renewal(.failed(.timeout))
            let actions = engine.handle(failed, at: now, jitter: 0.5)
            var wake: Duration?
            for case .wait(let moment) in actions { wake = moment }
            var isLooking = false
            while !isLooking, let moment = wake, moment < .seconds(90_000) {
                now = moment
                let actions = engine.handle(.timer, at: now, jitter: 0.5)
                for case .wait(let moment) in actions { wake = moment }
                isLooking = actions.contains(.renewCertificate)
            }
            looks += 1
        }
        #expect((90...250).contains(looks))
        _ = engine.handle(.renewal(.failed(.timeout)), at: now, jitter: 0.5)
        #expect(
            engine.handle(.networkUp, at: now + .milliseconds(1), jitter: 0.5).contains(.renewCertificate))
    }

    @Test("With a new certificate a county that was out of reach is tried at once")
    func renewed() {
        var bench = EngineBench()
        bench.feed(.started)
        for _ in 0..<5 {
            guard let poll = bench.poll else { break }
            bench.feed(.polled(poll, .failed(.certificate)))
            while bench.poll == nil, (try? bench.wake()) != nil {}
        }
        if let poll = bench.poll { bench.feed(.polled(poll, .failed(.certificate))) }
        #expect(bench.poll == nil)
        bench.feed(.renewal(.renewed))
        #expect(bench.poll != nil)
    }

    @Test("A single exchange waits for it, since it has one try")
    func once() {
        var engine = SyncEngine(mode: .once)
        #expect(engine.handle(.started, at: .zero, jitter: 0.5) == [.renewCertificate])
        let actions = engine.handle(.renewal(.renewed), at: .seconds(1), jitter: 0.5)
        #expect(actions.contains { if case .poll = $0 { true } else { false } })
        #expect(!actions.contains(.renewCertificate))
    }
}
