import BoothStore
import Domain
import Foundation
import Testing

@Suite("Link and devices")
struct StatusTests {
    let booth: TestBooth
    let store: BoothStore

    init() throws {
        booth = try TestBooth()
        store = try booth.open()
    }

    @Test("The link is down since its first failure, whatever comes after, until the county is reached")
    func link() throws {
        #expect(try store.link() == LinkStatus(isUp: false))
        let times = (0..<4).map { booth.noon.adding(seconds: Double($0) * 60) }
        try store.recordLink(LinkReport(at: times[0], outcome: .reached))
        try store.recordLink(LinkReport(at: times[1], outcome: .failed("timeout")))
        try store.recordLink(LinkReport(at: times[2], outcome: .failed("dns")))
        #expect(
            try store.link()
                == LinkStatus(
                    isUp: false, lastReachedAt: times[0], downSince: times[1], lastFailureCode: "dns"))
        try store.recordLink(LinkReport(at: times[3], outcome: .reached))
        #expect(try store.link() == LinkStatus(isUp: true, lastReachedAt: times[3]))
    }

    @Test("A device's condition keeps the time of its beginning")
    func health() throws {
        let later = booth.noon.adding(seconds: 60)
        try store.recordHealth(device: "printer", condition: "out-of-paper", since: booth.noon)
        try store.recordHealth(device: "printer", condition: "out-of-paper", since: later)
        #expect(try store.health().map(\.since) == [booth.noon])
        try store.recordHealth(device: "printer", condition: "ok", since: later)
        #expect(
            try store.health() == [DeviceHealth(device: "printer", condition: "ok", since: later)])
    }

    @Test("The surest word of the county's clock is kept")
    func countyClock() throws {
        let store = try booth.open()
        #expect(try store.countyClock() == nil)
        let sure = ClockEstimate(offset: 1500, error: 520, at: booth.noon)
        try store.recordCountyClock(sure)
        try store.recordCountyClock(
            ClockEstimate(offset: 1000, error: 9000, at: booth.noon.adding(seconds: 60)))
        #expect(try booth.open().countyClock() == sure)
    }
}
