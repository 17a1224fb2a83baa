import PrintingRig
import Testing

@testable import TechnicianTool

@Suite("Doctor, the test slip and the printer", .serialized)
struct PrinterTests {
    @Test("A ready queue is no finding, and the states of a real one are named")
    func states() async throws {
        try await PrintingRig.run { rig in
            let booth = try TestBooth()
            let gateway = try await TestGateway(.county, authority: booth.authority)
            let healthy = try await booth.examine(["gateway.url=\(gateway.url)"], spooler: rig.server)
            #expect(healthy.healthy, "\(healthy.text)")
            #expect(healthy.checks.allSatisfy { $0.state == .ok })
            try await gateway.stop()

            #expect(code(ofQueue: rig.queue, rig) == nil)
            #expect(code(ofQueue: "no-such-queue", rig) == "printer-absent")
            try await rig.stopQueue()
            #expect(code(ofQueue: nil, rig) == "printer-paused")
        }
    }

    private func code(ofQueue queue: String?, _ rig: PrintingRig) -> String? {
        PrinterCheck.judge(PrinterObservation.look(atQueue: queue, server: rig.server)).findings.first?.code
    }

    @Test("Without a print service that is said, not that the queue is missing")
    func noSpooler() {
        let verdict = PrinterCheck.judge(
            PrinterObservation.look(atQueue: "slips", server: "/run/no-such.sock"))
        #expect(verdict.findings.map(\.code) == ["spooler-unreachable"])
    }

    @Test(
        "A printer that does not print is a warning, never more: submissions go on",
        arguments: [
            (PrinterCheck.Facts.State.paperOut, "printer-paper-out"), (.coverOpen, "printer-cover-open"),
            (.jammed, "printer-jammed"), (.paused, "printer-paused"), (.offline, "printer-offline"),
            (.queueMissing, "printer-absent"), (.refused("forbidden"), "spooler-refused"),
            (.spoolerMissing(address: "localhost:631"), "spooler-unreachable"),
        ])
    func severity(state: PrinterCheck.Facts.State, code: String) throws {
        let finding = try #require(PrinterCheck.judge(.init(queue: nil, state: state)).findings.first)
        #expect(finding.code == code)
        #expect(finding.severity == .warning)
    }

    @Test("The test slip comes out of the printer with all its scripts")
    func testSlip() async throws {
        try await PrintingRig.run { rig in
            let report = try PrinterTest.run(
                boothName: "样例县示范村便民服务亭", queue: rig.queue, seconds: 60, server: rig.server)
            let log = await rig.log
            #expect(report.state == .handedOver, "\(report)\n\(log)")
            #expect(PrinterTest.status(of: report) == nil)
            let text = try await rig.receivedSlip(1).text()
            #expect(text.contains("样例县示范村便民服务亭") && text.contains("Vahcuengh"), "\(text)")
        }
    }
}
