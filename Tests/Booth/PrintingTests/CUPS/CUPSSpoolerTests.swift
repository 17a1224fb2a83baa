import PrintingRig
import Testing
import WorkerProtocol

@testable import Printing

/// The path to the paper through a real cupsd and a real IPP printer.
@Suite("Printing through CUPS", .serialized)
struct CUPSSpoolerTests {
    @Test("A slip arrives at the printer whole, on paper cut to its length, and CUPS keeps no document")
    func arrives() async throws {
        try await PrintingRig.run { rig in
            let worker = WorkerBench(server: rig.server)
            let job = try worker.print(SampleSlips.chinese)
            let slip = try await rig.receivedSlip(1)
            let text = try await slip.text()
            #expect(text.contains("0423 261123 0007 6"))
            #expect(text.contains("农*香"))
            #expect(try await slip.codes() == [SampleSlips.trackingAddress])
            let size = try await slip.pageSize()
            #expect(abs(size.width - 80) < 1 && (150...170).contains(size.height), "\(size)")
            try await worker.wait(for: .handedOver, of: job, rig)
            #expect(try await rig.spooledDocuments().isEmpty)
            #expect(try worker.state(of: job) == .handedOver)
        }
    }

    @Test("A stopped queue holds the slip up, and it is printed when the queue goes on")
    func stoppedQueue() async throws {
        try await PrintingRig.run { rig in
            let worker = WorkerBench(server: rig.server)
            try await rig.stopQueue()
            #expect(try worker.condition() == .paused)
            let job = try worker.print(SampleSlips.english)
            try await worker.wait(for: .heldUp, of: job, rig)
            try await rig.resumeQueue()
            try await worker.wait(for: .handedOver, of: job, rig)
            #expect(try worker.condition() == .ready)
            #expect(try await rig.receivedSlip(1).text().contains("Old-age allowance"))
        }
    }

    @Test("A printer without paper is seen as such while a slip waits, and prints it when paper is put in")
    func paperOut() async throws {
        try await PrintingRig.run { rig in
            let worker = WorkerBench(server: rig.server)
            try await rig.takePaperOut()
            let job = try worker.print(SampleSlips.vietnamese)
            try await worker.wait(for: .paperOut, rig)
            #expect(try await rig.receivedSlips().isEmpty)
            try await rig.putPaperIn()
            try await worker.wait(for: .handedOver, of: job, rig)
            #expect(try await rig.receivedSlip(1).text().contains("Số biên nhận"))
        }
    }

    @Test("A printer that is switched off is seen as offline, and prints the slip once it is on again")
    func printerOff() async throws {
        try await PrintingRig.run { rig in
            let worker = WorkerBench(server: rig.server)
            await rig.killPrinter()
            let job = try worker.print(SampleSlips.zhuang)
            try await worker.wait(for: .offline, rig)
            #expect(try worker.state(of: job) != .handedOver)
            try await rig.startPrinter()
            try await worker.wait(for: .handedOver, of: job, rig)
            #expect(try await rig.receivedSlip(1).text().contains("Mwngz ndei!"))
        }
    }

    @Test("The same receipt number is printed once, even by a worker that knows nothing of the first")
    func once() async throws {
        try await PrintingRig.run { rig in
            try await rig.stopQueue()
            let first = WorkerBench(server: rig.server)
            let job = try first.print(SampleSlips.chinese)
            #expect(try first.print(SampleSlips.chinese) == job)
            let second = WorkerBench(server: rig.server)
            #expect(try second.print(SampleSlips.chinese) == job)
            let reprint = SampleSlips.slip([.title("REPRINT 1")], receipt: "042326112300076-R1")
            #expect(try second.print(reprint) != job)
            try await rig.resumeQueue()
            _ = try await rig.receivedSlip(2)
            try await first.wait(for: .handedOver, of: job, rig)
            #expect(try first.print(SampleSlips.chinese) == job)
            #expect(try await rig.receivedSlips().count == 2)
        }
    }

    @Test("At the end of its input the worker purges what was printed unasked")
    func finish() async throws {
        try await PrintingRig.run { rig in
            let worker = WorkerBench(server: rig.server)
            let job = try worker.print(SampleSlips.chinese)
            _ = try await rig.receivedSlip(1)
            let observer = CUPSSpooler(server: rig.server)
            try await awaiting("the end of the job", rig) {
                try observer.state(ofJob: job) == .handedOver
            }
            #expect(try await !rig.spooledDocuments().isEmpty)
            worker.finish()
            #expect(try await rig.spooledDocuments().isEmpty)
        }
    }

    @Test("A queue that does not exist is absent, and printing to it fails with a remedy")
    func absentQueue() async throws {
        try await PrintingRig.run { rig in
            let worker = WorkerBench(server: rig.server)
            for name in ["office", "bad name", "a/b", ""] {
                let answer = try worker.ask(.printer(destination: .queue(name: name)))
                #expect(answer == .printer(.absent))
                let failure = #expect(throws: PrintingFailure.queueAbsent(name: name)) {
                    try worker.ask(.print(document: SampleSlips.chinese, destination: .queue(name: name)))
                }
                #expect(failure?.remedy.contains("lpadmin") == true)
            }
            #expect(try worker.state(of: 4_711) == .unknown)
        }
    }

    @Test("Without CUPS every queue is absent")
    func noSpooler() throws {
        let worker = WorkerBench(server: "127.0.0.1:9")
        #expect(try worker.condition() == .absent)
        let failure = #expect(throws: PrintingFailure.self) { try worker.print(SampleSlips.chinese) }
        #expect(failure?.code == "spooler-unreachable")
    }
}
