import Domain
import Testing

@Suite("How far another clock is ahead")
struct ClockEstimateTests {
    /// 2026-12-01T04:22:00Z.
    private let told = Instant(milliseconds: 1_796_098_920_000)
    private let date = "Tue, 01 Dec 2026 04:22:00 GMT"

    @Test("Whatever the true offset, the delays and the second's fraction are, it lies within the error")
    func bounds() throws {
        for ahead in [-86_400_000, -1, 0, 3_700, 86_400_000] as [Int64] {
            for (there, back) in [(0, 0), (5, 900), (2_000, 30), (0, 540_000)] as [(Int64, Int64)] {
                for fraction in [0, 250, 999] as [Int64] {
                    // The other clock says `told` and a fraction at this moment of ours.
                    let here = told.milliseconds + fraction - ahead
                    let estimate = try #require(
                        ClockEstimate(
                            httpDate: date, sent: Instant(milliseconds: here - there),
                            received: Instant(milliseconds: here + back)))
                    #expect(abs(estimate.offset - ahead) <= estimate.error)
                    #expect(estimate.error <= 501 + (there + back) / 2 + 1)
                }
            }
        }
    }

    @Test(
        "The surer estimate is kept, an old one grows less sure, and a clock that was set is noticed at once")
    func update() {
        let sure = ClockEstimate(offset: 1000, error: 520, at: told)
        let later = { (offset: Int64, error: Int64, seconds: Double) in
            ClockEstimate(offset: offset, error: error, at: told.adding(seconds: seconds))
        }
        #expect(sure.updated(with: later(1500, 30_000, 60)) == sure)
        let better = later(1100, 510, 60)
        #expect(sure.updated(with: better) == better)
        let worse = later(1400, 2000, 86_400)
        #expect(sure.updated(with: worse) == worse, "after a day two seconds are as good")
        let set = later(-7_200_000, 30_000, 5)
        #expect(sure.updated(with: set) == set)
        let before = later(1000, 9000, -3600)
        #expect(sure.updated(with: before) == before)
    }

    @Test(
        "Another text than such a date says nothing",
        arguments: [
            "", "Tue, 01 Dec 2026 04:22:00", "Tue, 31 Feb 2026 04:22:00 GMT", "Tue, 01 Dez 2026 04:22:00 GMT",
            "Tue, 01 Dec 2026 24:22:00 GMT", "Tuesday, 01-Dec-26 04:22:00 GMT", "Tue, 01 Dec 2026 04:22 GMT",
        ])
    func others(text: String) {
        #expect(ClockEstimate(httpDate: text, sent: told, received: told) == nil)
        #expect(ClockEstimate(httpDate: date, sent: told, received: told.adding(seconds: -1)) == nil)
    }
}
