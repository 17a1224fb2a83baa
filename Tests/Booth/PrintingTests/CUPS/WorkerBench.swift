import Domain
import PrintingRig
import Testing
import WorkerProtocol

@testable import Printing

/// A worker with the steps that the tests are told in. A warning of its is a failure of the test.
final class WorkerBench {
    private var worker: PrintWorker

    init(server: String?) { worker = PrintWorker(server: server) { Issue.record("\($0)") } }

    func ask(_ request: PrintRequest) throws(PrintingFailure) -> PrintAnswer {
        try worker.answer(to: request)
    }

    func finish() { worker.finish() }

    /// Prints to the default queue and returns the job.
    func print(_ document: SlipDocument) throws -> Int {
        let answer = try ask(.print(document: document, destination: .queue(name: nil)))
        guard case .accepted(let job, nil) = answer else { throw WaitedInVain(description: "\(answer)") }
        return job
    }

    /// The state of a job of the default queue.
    func state(of job: Int) throws -> PrintJobState {
        let answer = try ask(.job(id: job, destination: .queue(name: nil)))
        guard case .job(let state) = answer else { throw WaitedInVain(description: "\(answer)") }
        return state
    }

    /// The default queue's condition.
    func condition() throws -> PrinterCondition {
        let answer = try ask(.printer(destination: .queue(name: nil)))
        guard case .printer(let condition) = answer else { throw WaitedInVain(description: "\(answer)") }
        return condition
    }

    /// Asks until the job is in this state.
    func wait(for state: PrintJobState, of job: Int, _ rig: PrintingRig) async throws {
        try await awaiting("\(state)", rig) { try self.state(of: job) == state }
    }

    /// Asks until the queue is in this condition.
    func wait(for condition: PrinterCondition, _ rig: PrintingRig) async throws {
        try await awaiting("\(condition)", rig) { try self.condition() == condition }
    }
}

/// What was waited for did not come about.
struct WaitedInVain: Error, CustomStringConvertible {
    var description: String
}

/// Looks again until the condition holds; fails after a minute with the rig's log.
func awaiting(_ what: String, _ rig: PrintingRig, _ condition: () throws -> Bool) async throws {
    for _ in 0..<1_200 {
        if try condition() { return }
        try await Task.sleep(for: .milliseconds(50))
    }
    throw WaitedInVain(description: "waited in vain for \(what)\n\(await rig.log)")
}
