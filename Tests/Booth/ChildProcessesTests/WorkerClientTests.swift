import ChildProcesses
import Foundation
import Testing
import WorkerProtocol

/// A worker in `sh` that answers every request by its number, and misbehaves on demand.
private func worker(_ script: String) -> WorkerClient<String, String> {
    WorkerClient(program: "/bin/sh", arguments: ["-c", script])
}

/// Answers `{"id": n, "body": "n"}` for as long as requests come.
private let echo = """
    n=0; while read -r line; do n=$((n + 1)); printf '{"id":%d,"body":"%d"}\\n' $n $n; done
    """

@Suite("Asking a worker")
struct WorkerClientTests {
    @Test("Each request gets its own answer, from one and the same process")
    func answersInOrder() throws {
        let client = worker(echo)
        #expect(try client.call("a", timeout: 10) == "1")
        #expect(try client.call("b", timeout: 10) == "2")
    }

    @Test("A worker that dies in mid-request is reported, and the next request starts another")
    func restartsAfterCrash() throws {
        let marker = NSTemporaryDirectory() + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: marker) }
        let client = worker(
            """
            if [ ! -e '\(marker)' ]; then touch '\(marker)'; read -r line; kill -9 $$; fi
            while read -r line; do printf '{"id":2,"body":"again"}\\n'; done
            """)
        #expect(throws: WorkerFailure.self) { try client.call("a", timeout: 10) }
        #expect(try client.call("b", timeout: 10) == "again")
    }

    @Test("A worker that says nothing is given up after the time allowed")
    func givesUpOnSilence() {
        let client = worker("cat > /dev/null")
        let failure = #expect(throws: WorkerFailure.self) { try client.call("a", timeout: 0.2) }
        #expect(failure?.code == "worker-silent")
    }

    @Test("An answer that is not JSON is a failure of the protocol, not a crash")
    func refusesNonsense() {
        let client = worker("read -r line; echo nonsense; cat > /dev/null")
        let failure = #expect(throws: WorkerFailure.self) { try client.call("a", timeout: 10) }
        #expect(failure?.code == "worker-protocol")
    }

    @Test("A worker that is stopped is gone when that returns, and the next request starts another")
    func stops() throws {
        let client = worker("read -r line; printf '{\"id\":1,\"body\":\"%d\"}\\n' $$; cat > /dev/null")
        let text = try client.call("a", timeout: 10)
        let process = try #require(pid_t(text))
        client.stop()
        #expect(kill(process, 0) != 0)
        // The new process knows nothing of the old one's count: nobody waits for its answer to request 1.
        #expect(throws: WorkerFailure.self) { try client.call("b", timeout: 0.3) }
    }

    @Test("A worker in the middle of a request is told to end where that is wanted")
    func interrupted() async throws {
        let file = NSTemporaryDirectory() + "ting-worker-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: file) }
        let client = worker("echo $$ > \(file); read -r line; exec sleep 30")
        let call = Task.detached { try client.call("a", timeout: 20) }
        var process: pid_t?
        for _ in 0..<500 where process == nil {
            process = (try? String(contentsOfFile: file, encoding: .utf8))
                .flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
            try await Task.sleep(for: .milliseconds(10))
        }
        let running = try #require(process)
        client.stop()
        #expect(kill(running, 0) == 0, "not asked for, it ends with this process")
        client.stop(interrupting: true)
        await #expect(throws: WorkerFailure.self) { try await call.value }
        for _ in 0..<500 where kill(running, 0) == 0 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(kill(running, 0) != 0)
    }

    @Test("A worker that hangs is gone when the request has failed")
    func hanging() throws {
        let file = NSTemporaryDirectory() + "ting-worker-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: file) }
        let client = worker("echo $$ > \(file); read -r line; exec sleep 30")
        #expect(throws: WorkerFailure.self) { try client.call("a", timeout: 0.5) }
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let process = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(kill(process, 0) != 0)
    }

    @Test("A missing program is named together with what the system said")
    func namesMissingProgram() {
        let client = WorkerClient<String, String>(program: "/nowhere/kiosk-print")
        let failure = #expect(throws: WorkerFailure.self) { try client.call("a", timeout: 1) }
        #expect(failure?.code == "worker-missing")
        #expect(failure?.cause.contains("/nowhere/kiosk-print") == true)
    }

    @Test("What the worker itself reports reaches the caller whole")
    func passesFailureOn() throws {
        let client = worker(
            """
            read -r line
            printf '{"id":1,"failure":{"code":"printer-absent","cause":"none","remedy":"add one"}}\\n'
            read -r line; printf '{"id":2,"body":"alive"}\\n'
            """)
        #expect(throws: WorkerFailure(code: "printer-absent", cause: "none", remedy: "add one")) {
            try client.call("a", timeout: 10)
        }
        #expect(try client.call("b", timeout: 10) == "alive")
    }
}

@Suite("Child processes")
struct ChildProcessTests {
    @Test("The exit status is the program's, or 128 and the signal that ended it")
    func exitStatus() throws {
        #expect(try ChildProcess(program: "/bin/sh", arguments: ["-c", "exit 69"]).wait() == 69)
        #expect(try ChildProcess(program: "/bin/sh", arguments: ["-c", "kill -TERM $$"]).wait() == 128 + 15)
    }

    @Test("A program that ignores the request to end is killed when its time is over")
    func killsStubborn() throws {
        let process = try ChildProcess(
            program: "/bin/sh", arguments: ["-c", "trap '' TERM; echo up; while :; do sleep 0.05; done"])
        var byte: UInt8 = 0
        #expect(read(process.output, &byte, 1) == 1)
        process.terminate(within: 0.1)
        #expect(!process.isRunning)
    }

    @Test("The environment is this program's, with what is added")
    func environment() throws {
        let process = try ChildProcess(
            program: "/bin/sh", arguments: ["-c", #"[ "$TING_X" = 1 ] && [ -n "$PATH" ]"#],
            environment: ["TING_X": "1"])
        #expect(process.wait() == 0)
    }
}
