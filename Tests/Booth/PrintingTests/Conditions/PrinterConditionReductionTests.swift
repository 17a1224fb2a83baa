import Testing
import WorkerProtocol

@testable import Printing

@Suite("The state of a queue, reduced")
struct PrinterConditionReductionTests {
    @Test(
        "printer-state-reasons reduce to the condition that the front decides on",
        arguments: [
            ([], .ready),
            (["none"], .ready),
            (["media-empty"], .paperOut),
            (["media-empty-error"], .paperOut),
            (["media-empty-warning"], .paperOut),
            (["media-needed-error"], .paperOut),
            (["media-low-warning"], .ready),
            (["media-empty-report"], .ready),
            (["marker-supply-low-warning"], .ready),
            (["cover-open-error"], .coverOpen),
            (["door-open"], .coverOpen),
            (["media-jam-error"], .jammed),
            (["offline-report"], .offline),
            (["connecting-to-device"], .offline),
            (["timed-out"], .offline),
            (["shutdown"], .offline),
            (["paused"], .paused),
            (["com.example-unheard-of-error"], .ready),
            (["paused", "media-empty-error"], .paperOut),
            (["offline-report", "paused"], .offline),
            (["media-empty-error", "cover-open-error"], .coverOpen),
            (["media-empty", "cover-open", "media-jam"], .jammed),
        ] as [([String], PrinterCondition)])
    func reasons(reasons: [String], condition: PrinterCondition) {
        #expect(PrinterReport(state: .idle, reasons: reasons).condition == condition)
    }

    @Test("A stopped queue without a reason is paused, and so is one that refuses jobs")
    func stopped() {
        #expect(PrinterReport(state: .stopped, reasons: ["none"]).condition == .paused)
        #expect(PrinterReport(state: .idle, reasons: ["none"], acceptsJobs: false).condition == .paused)
        #expect(PrinterReport(state: .stopped, reasons: ["media-empty-error"]).condition == .paperOut)
        #expect(PrinterReport(state: .processing, reasons: ["none"]).condition == .ready)
    }

    @Test("A queue that says that it cannot reach its printer is offline, while it tries and not after")
    func unreachable() {
        let message = "The printer may not exist or is unavailable at this time."
        let trying = PrinterReport(state: .processing, reasons: ["none"], message: message)
        #expect(trying.condition == .offline)
        #expect(PrinterReport(state: .idle, reasons: ["none"], message: message).condition == .ready)
        #expect(PrinterReport(state: .processing, message: "Printing page 1.").condition == .ready)
    }
}
