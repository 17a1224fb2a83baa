import Testing

@testable import CountyJob

@Suite("Waiting between tries")
struct RetryPacingTests {
    @Test("Waits double up to the cap, for ever, and start again after a success")
    func doubling() {
        var pacing = RetryPacing(capSeconds: 60)
        let waits = (0..<8).map { _ in pacing.failed(random: 0.999_999) }
        #expect(waits.map { $0.rounded() } == [1, 2, 4, 8, 16, 32, 60, 60])
        for _ in 0..<1000 { #expect(pacing.failed(random: 0.5) == 30) }
        pacing.succeeded()
        #expect(pacing.failed(random: 0.5) == 0.5)
    }

    @Test("An unlucky draw is no busy loop")
    func floor() {
        var pacing = RetryPacing()
        for _ in 0..<100 { #expect(pacing.failed(random: 0) >= 0.1) }
    }
}
