import Testing

@testable import Printing

@Suite("A receipt number is handed over once")
struct HandoversTests {
    @Test(
        "The rule",
        arguments: [
            (nil, [], .handOver),
            (nil, [7], .answer(job: 7)),
            (nil, [7, 9], .answer(job: 7)),
            (Handovers.Job(id: 3, state: .underway), [], .answer(job: 3)),
            (Handovers.Job(id: 3, state: .heldUp), [3], .answer(job: 3)),
            (Handovers.Job(id: 3, state: .handedOver), [], .answer(job: 3)),
            (Handovers.Job(id: 3, state: .failed), [], .handOver),
            (Handovers.Job(id: 3, state: .unknown), [], .handOver),
            (Handovers.Job(id: 3, state: .failed), [5], .answer(job: 5)),
        ] as [(Handovers.Job?, [Int], Handovers.Decision)])
    func rule(known: Handovers.Job?, active: [Int], decision: Handovers.Decision) {
        #expect(Handovers.decide(known: known, active: active) == decision)
    }

    @Test("A job's end is noticed once, and kept when CUPS has forgotten the job")
    func ends() {
        var handovers = Handovers()
        handovers.record(job: 3, for: "042326112300076", on: "slips")
        let ended = [.underway, .unknown, .heldUp, .handedOver, .handedOver].map {
            handovers.observe($0, of: 3)
        }
        #expect(ended == [false, false, false, true, false])
        #expect(handovers.end(of: 3) == .handedOver)
        #expect(handovers.open.isEmpty)
    }

    @Test("The same number on another queue is another slip")
    func queues() {
        var handovers = Handovers()
        handovers.record(job: 3, for: "042326112300076", on: "slips")
        #expect(handovers.job(for: "042326112300076", on: "slips") == 3)
        #expect(handovers.job(for: "042326112300076", on: "office") == nil)
    }
}
