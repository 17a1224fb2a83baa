import Testing
import WorkerProtocol

@testable import Printing

@Suite("The state of a job, reduced")
struct JobStateReductionTests {
    @Test(
        "job-state and its reasons reduce to what the front decides on",
        arguments: [
            (3, [], .underway), (3, ["none"], .underway), (3, ["printer-stopped"], .heldUp),
            (4, ["job-hold-until-specified"], .heldUp), (5, ["job-printing"], .underway), (6, [], .heldUp),
            (7, ["job-canceled-by-user"], .failed), (8, ["aborted-by-system"], .failed),
            (9, ["job-completed-successfully"], .handedOver), (2, [], .unknown), (10, [], .unknown),
        ] as [(Int, [String], PrintJobState)])
    func states(state: Int, reasons: [String], reduced: PrintJobState) {
        #expect(JobReport(state: IPPJobState(rawValue: state), reasons: reasons).reduced == reduced)
    }

    @Test("A job that waits in a stopped queue is held up; one that ended is not")
    func stoppedQueue() {
        #expect(JobReport(state: .pending, queueStopped: true).reduced == .heldUp)
        #expect(JobReport(state: .completed, queueStopped: true).reduced == .handedOver)
        #expect(JobReport(state: nil, queueStopped: true).reduced == .unknown)
    }
}
