import Testing

@testable import Domain

@Suite("Moments")
struct InstantTests {
    @Test(
        "A moment is shown in China's time",
        arguments: [
            (0, "1970-01-01 08:00"), (-1, "1970-01-01 07:59"), (1_795_393_800_000, "2026-11-23 08:30"),
            (1_795_449_599_999, "2026-11-23 23:59"), (-62_135_596_800_000, "0001-01-01 08:00"),
        ])
    func shown(milliseconds: Int64, text: String) {
        #expect(Instant(milliseconds: milliseconds).localText == text)
    }

    @Test("The day changes at China's midnight")
    func midnight() throws {
        let before = try #require(Instant(milliseconds: 1_795_449_599_999).civil())
        let after = try #require(Instant(milliseconds: 1_795_449_600_000).civil())
        #expect(before.minuteOfDay == 1439 && after.minuteOfDay == 0)
        #expect(after.date.daysSinceEpoch == before.date.daysSinceEpoch + 1)
    }

    @Test(
        "Moments at the ends of the scale are shown as unknown, and reckoned without a crash",
        arguments: [Int64.min, .max])
    func ends(milliseconds: Int64) {
        let moment = Instant(milliseconds: milliseconds)
        #expect(moment.civil() == nil && moment.localText == "?" && moment.localClock == "?")
        #expect(moment.seconds(until: Instant(milliseconds: -1)).isFinite)
        #expect(moment.adding(seconds: 1) >= moment)
        #expect(moment.adding(seconds: -1) <= moment)
        #expect(moment.adding(seconds: .infinity) == Instant(milliseconds: .max))
        #expect(moment.adding(seconds: .nan) == moment)
    }

    @Test("Seconds between moments are those that were added")
    func seconds() {
        let moment = Instant(milliseconds: 1_795_393_800_000)
        for seconds in [0, 0.001, 1, -59.5, 86_400, 1e9] {
            #expect(abs(moment.seconds(until: moment.adding(seconds: seconds)) - seconds) < 0.0006)
        }
    }
}
