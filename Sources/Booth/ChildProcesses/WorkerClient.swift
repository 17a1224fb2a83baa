import FoundationEssentials
import Glibc
import Synchronization
import WorkerProtocol

/// Speaks to one worker, one request at a time: starts it when it is first needed, starts it again after it
/// crashed, and never waits for longer than it was told.
public final class WorkerClient<Request: Codable & Sendable, Answer: Codable & Sendable>: Sendable {
    private struct State {
        var process: ChildProcess?
        var lastID = 0
        /// Bytes that came after the last whole line.
        var rest: [UInt8] = []
    }

    private let program: String
    private let arguments: [String]
    private let environment: [String: String]
    private let standardError: ChildProcess.StandardError
    private let state = Mutex(State())
    /// The worker, also while it is asked.
    private let worker = Mutex<ChildProcess?>(nil)

    /// A client for the worker with this path; nothing is started yet.
    public init(
        program: String, arguments: [String] = [], environment: [String: String] = [:],
        standardError: ChildProcess.StandardError = .inherited
    ) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.standardError = standardError
    }

    /// Asks, and waits for the answer for at most so many seconds. A worker that dies or hangs is ended, and the
    /// next call starts another.
    public func call(_ body: Request, timeout seconds: Double) throws(WorkerFailure) -> Answer {
        do {
            return try state.withLock { state in try exchange(body, seconds, &state) }
        } catch let failure as WorkerFailure {
            throw failure
        } catch {
            throw WorkerFailure(
                code: "worker-protocol", cause: "\(program): \(error)", remedy: "Reinstall Ting.")
        }
    }

    /// Ends the worker: its input ends, it tidies up for at most so many seconds, and is gone when this returns. One
    /// that is in the middle of a request is told to end at once where that is wanted, else it ends by itself when this
    /// process does. The next call starts another.
    public func stop(within seconds: Double = 3, interrupting: Bool = false) {
        let isStopped: Void? = state.withLockIfAvailable { state in
            state.process?.endInput()
            state.process?.waitForEnd(within: seconds)
            state = State(lastID: state.lastID)
            worker.withLock { $0 = nil }
        }
        guard isStopped == nil, interrupting else { return }
        worker.withLock { process in
            process?.signal(SIGTERM)
            process?.waitForEnd(within: seconds)
        }
    }

    private func exchange(_ body: Request, _ seconds: Double, _ state: inout State) throws -> Answer {
        do {
            let process = try running(&state)
            state.lastID += 1
            var line = try JSONEncoder().encode(WorkerRequest(id: state.lastID, body: body))
            line.append(UInt8(ascii: "\n"))
            try write([UInt8](line), to: process.input)
            let deadline = Self.now + Int(seconds * 1000)
            while true {
                let bytes = try readLine(from: process.output, until: deadline, &state)
                let answer = try JSONDecoder().decode(WorkerAnswer<Answer>.self, from: Data(bytes))
                // An answer to an older request that was given up.
                if answer.id < state.lastID { continue }
                if let failure = answer.failure { throw failure }
                guard let result = answer.body else {
                    throw failure("worker-protocol", "an answer without content")
                }
                return result
            }
        } catch let failure as WorkerFailure where !failure.code.hasPrefix("worker-") {
            throw failure
        } catch {
            // With its last holder goes the process itself.
            state = State(lastID: state.lastID)
            worker.withLock { $0 = nil }
            throw error
        }
    }

    private func running(_ state: inout State) throws -> ChildProcess {
        if let process = state.process, process.isRunning { return process }
        state.rest = []
        let process: ChildProcess
        do {
            process = try ChildProcess(
                program: program, arguments: arguments, environment: environment, standardError: standardError
            )
        } catch { throw failure("worker-missing", error.description) }
        state.process = process
        worker.withLock { $0 = process }
        return process
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("worker-gone", "it no longer takes requests") }
            sent += count
        }
    }

    private func readLine(from descriptor: Int32, until deadline: Int, _ state: inout State) throws -> [UInt8]
    {
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            if let end = state.rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(state.rest[..<end])
                // Another array: this one would keep the answer's bytes behind its end.
                state.rest = Array(state.rest[(end + 1)...])
                return line
            }
            var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&poller, 1, Int32(clamping: max(0, deadline - Self.now)))
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { throw failure("worker-silent", "no answer in time") }
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("worker-gone", "it ended in the middle of a request") }
            state.rest += chunk.prefix(count)
        }
    }

    private func failure(_ code: String, _ cause: String) -> WorkerFailure {
        WorkerFailure(
            code: code, cause: "\(program): \(cause)",
            remedy: "It is started again by itself; see the journal.")
    }

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
