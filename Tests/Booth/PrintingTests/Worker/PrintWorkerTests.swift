import Domain
import Foundation
import PrintingRig
import Synchronization
import Testing
import WorkerProtocol

@testable import Printing

@Suite("The print worker")
struct PrintWorkerTests {
    @Test(
        "A malformed line is answered with a failure, with its number where it has one, and the worker goes on"
    )
    func malformed() throws {
        var worker = PrintWorker(spooler: PlannedSpooler()) { Issue.record("\($0)") }
        for (line, id) in [
            ("", 0), ("garbage", 0), ("[]", 0), (#"{"id":"x"}"#, 0), (#"{"id":7}"#, 7),
            (#"{"id":8,"body":{"unheard":{}}}"#, 8),
        ] {
            let answer = try Self.read(worker.answer(toLine: line))
            #expect(answer.id == id && answer.failure?.code == "request-malformed" && answer.body == nil)
            #expect(answer.failure?.remedy.isEmpty == false)
        }
        let line = try Self.line(9, .printer(destination: .queue(name: nil)))
        #expect(try Self.read(worker.answer(toLine: line)).body == .printer(.ready))
    }

    @Test("What a line held is not quoted in the failure")
    func nothingQuoted() {
        var worker = PrintWorker(spooler: PlannedSpooler()) { Issue.record("\($0)") }
        let answer = worker.answer(toLine: #"{"id":7,"body":{"print":{"document":{"language":"韦样例"}}}}"#)
        #expect(!answer.contains("韦样例"))
    }

    @Test("An answer is one line of JSON with the request's number")
    func lines() throws {
        var worker = PrintWorker(spooler: PlannedSpooler()) { Issue.record("\($0)") }
        let request = PrintRequest.print(document: SampleSlips.chinese, destination: .queue(name: "slips"))
        let line = worker.answer(toLine: try Self.line(12, request))
        #expect(!line.contains("\n"))
        let answer = try Self.read(line)
        #expect(answer.id == 12 && answer.body == .accepted(jobID: 1, file: nil) && answer.failure == nil)
    }

    @Test("A job that failed is handed over anew, and a document is purged when its job has ended, once")
    func failedJob() throws {
        let spooler = PlannedSpooler()
        var worker = PrintWorker(spooler: spooler) { Issue.record("\($0)") }
        let print = PrintRequest.print(document: SampleSlips.chinese, destination: .queue(name: nil))
        let first = try worker.answer(to: print)
        spooler.states[1] = .failed
        let again = try worker.answer(to: print)
        #expect(first == .accepted(jobID: 1, file: nil) && again == .accepted(jobID: 2, file: nil))
        let asked = try worker.answer(to: .job(id: 1, destination: .queue(name: nil)))
        #expect(asked == .job(.failed))
        #expect(spooler.purged == [1])
        worker.finish()
        #expect(spooler.purged == [1])
    }

    @Test("A document that cannot be purged is a warning, and the answer is given all the same")
    func purgeRefused() throws {
        let spooler = PlannedSpooler()
        spooler.refusesPurge = true
        let warnings = Mutex<[String]>([])
        var worker = PrintWorker(spooler: spooler) { warning in warnings.withLock { $0.append(warning.code) }
        }
        _ = try worker.answer(to: .print(document: SampleSlips.chinese, destination: .queue(name: nil)))
        spooler.states[1] = .handedOver
        let answer = try worker.answer(to: .job(id: 1, destination: .queue(name: nil)))
        #expect(answer == .job(.handedOver))
        #expect(warnings.withLock { $0 } == ["spooler-refused"])
    }

    @Test(
        "A receipt number that is no name for a file is refused",
        arguments: ["", " ", "../../etc/passwd", "a/b", "一二三", String(repeating: "1", count: 65)])
    func receiptNumbers(number: String) {
        var worker = PrintWorker(spooler: PlannedSpooler()) { Issue.record("\($0)") }
        #expect(throws: PrintingFailure.receiptNumberUnusable) {
            let document = SampleSlips.slip([], receipt: number)
            _ = try worker.answer(to: .print(document: document, destination: .queue(name: nil)))
        }
    }

    static func line(_ id: Int, _ body: PrintRequest) throws -> String {
        String(decoding: try JSONEncoder().encode(WorkerRequest(id: id, body: body)), as: UTF8.self)
    }

    static func read(_ line: String) throws -> WorkerAnswer<PrintAnswer> {
        try JSONDecoder().decode(WorkerAnswer<PrintAnswer>.self, from: Data(line.utf8))
    }
}

/// A print service that does what the test says.
final class PlannedSpooler: Spooler {
    var states: [Int: PrintJobState] = [:]
    var refusesPurge = false
    private(set) var purged: [Int] = []
    private var names: [Int: String] = [:]

    func queue(named name: String?) -> String { name ?? "slips" }

    func activeJobs(named name: String, on queue: String) -> [Int] {
        names.keys.filter { names[$0] == name && [.underway, .heldUp].contains(states[$0]) }.sorted()
    }

    func submit(_ page: SlipPDF.Page, named name: String, to queue: String) -> Int {
        let id = names.count + 1
        names[id] = name
        states[id] = .underway
        return id
    }

    func state(ofJob id: Int) -> PrintJobState { states[id] ?? .unknown }

    func condition(ofQueue queue: String) -> PrinterCondition { .ready }

    func purge(job id: Int, of queue: String) throws(PrintingFailure) {
        if refusesPurge { throw .refused(operation: "Cancel-Job with purge", detail: "not yours") }
        purged.append(id)
        states[id] = .unknown
    }
}
