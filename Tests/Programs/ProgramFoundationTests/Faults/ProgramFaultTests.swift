import ArgumentParser
import Foundation
import Testing

@testable import ProgramFoundation

@Suite("How a program ends")
struct ProgramFaultTests {
    private static let fault = ProgramFault(
        .unavailable, code: "reader-absent", cause: "There is no “reader” at /dev/ttyUSB0.",
        remedy: "Plug it in.")

    private struct RoomError: FaultConvertible {
        var programFault: ProgramFault { ProgramFaultTests.fault }
    }

    private struct Unforeseen: Error {}

    @Test(
        "The exit statuses are the numbers of sysexits.h",
        arguments: zip(
            [
                ProgramFoundation.ExitStatus.usage, .dataError, .noInput, .unavailable, .software, .osError,
                .cannotCreate,
                .inputOutput, .temporaryFailure, .noPermission, .configuration,
            ], [64, 65, 66, 69, 70, 71, 73, 74, 75, 77, 78]))
    func numbers(status: ProgramFoundation.ExitStatus, number: Int32) {
        #expect(status.rawValue == number)
    }

    @Test("For a person a fault is three lines: what happened, what to do, its code")
    func report() {
        let lines = Self.fault.report(program: "kioskctl").split(separator: "\n")
        #expect(
            lines == [
                "kioskctl: There is no “reader” at /dev/ttyUSB0.", "  what to do: Plug it in.",
                "  code: reader-absent",
            ])
    }

    @Test("For a program a fault is one JSON object with code, message and remedy")
    func json() throws {
        let object = try JSONDecoder().decode(
            [String: [String: String]].self, from: Data(Self.fault.json.utf8))
        #expect(
            object == [
                "error": [
                    "code": "reader-absent", "message": "There is no “reader” at /dev/ttyUSB0.",
                    "remedy": "Plug it in.",
                ]
            ])
        #expect(!Self.fault.json.contains("\n"))
    }

    @Test("A fault, or a room's error that converts to one, ends the program with its status")
    func faultStatus() {
        #expect(throws: ExitCode(69)) { try ProgramRun.perform("sample") { throw Self.fault } }
        #expect(throws: ExitCode(69)) { try ProgramRun.perform("sample") { throw RoomError() } }
    }

    @Test("An error that nobody foresaw is a fault of the program")
    func unforeseen() {
        #expect(throws: ExitCode(70)) { try ProgramRun.perform("sample") { throw Unforeseen() } }
        #expect(ProgramRun.fault(for: Unforeseen()).code == "unexpected")
    }

    @Test("What the command line's reader raises keeps its own words and status")
    func passesThrough() {
        #expect(throws: ExitCode(3)) { try ProgramRun.perform("sample") { throw ExitCode(3) } }
        #expect(throws: ValidationError.self) {
            try ProgramRun.perform("sample") { throw ValidationError("no") }
        }
    }

    @Test("Work that waits ends in the same way")
    func waiting() async {
        await #expect(throws: ExitCode(69)) {
            try await ProgramRun.perform("sample") {
                await Task.yield()
                throw Self.fault
            }
        }
        await #expect(throws: Never.self) { try await ProgramRun.perform("sample") { await Task.yield() } }
    }
}
