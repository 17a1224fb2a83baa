import CountyRig
import Foundation
import Testing

extension WholeWay {
    @Suite("What is wrong is named, with the remedy and an exit status of sysexits.h")
    struct Complaints {
        /// The programs, each with a command that reads its configuration.
        static let programs = [
            ["kiosk"], ["kiosk-sync"], ["kioskctl", "status"], ["county-gateway", "booths"],
            ["county-sync", "cases", "list"],
        ]

        @Test(
            "An unknown key: 78, the key, where it stands, and what may have been meant", arguments: programs)
        func unknownKey(program: [String]) throws {
            try withFile("state_directory: /tmp\nstat_directory: /tmp\n") { file in
                let run = try Self.run(program, ["--config", file])
                #expect(run.status == 78)
                for words in ["stat_directory", "\(file), line 2", "did you mean state_directory"] {
                    #expect(run.errors.contains(words), "\(run.errors)")
                }
                Self.expectRemedy(run, program)
            }
        }

        @Test("A missing configuration file: 66 and its path", arguments: programs)
        func missingFile(program: [String]) throws {
            let run = try Self.run(program, ["--config", "/no/such/ting.yaml"])
            #expect(run.status == 66)
            #expect(run.errors.contains("/no/such/ting.yaml"), "\(run.errors)")
            Self.expectRemedy(run, program)
        }

        @Test("A file that is no YAML: 78, file and line", arguments: programs)
        func brokenFile(program: [String]) throws {
            try withFile("log:\n\tlevel: notice\n") { file in
                let run = try Self.run(program, ["--config", file])
                #expect(run.status == 78)
                #expect(run.errors.contains("\(file), line 2"), "\(run.errors)")
                Self.expectRemedy(run, program)
            }
        }

        @Test("An unknown flag: 64, the flag, and where to read on", arguments: programs)
        func unknownFlag(program: [String]) throws {
            let run = try Self.run(program, ["--no-such-flag"])
            #expect(run.status == 64)
            #expect(run.errors.contains("--no-such-flag") && run.errors.contains("--help"), "\(run.errors)")
        }

        @Test("A form that is no XML: 65, the file, the line and the remedy")
        func brokenForm() throws {
            try withFile("<?xml version=\"1.0\"?>\n<form>\n<title>\n</form>\n") { form in
                try withFile("[]") { answers in
                    let arguments = ["form", "run", form, "--answers", answers]
                    let said = try FinishedProgram("kioskctl", arguments)
                    #expect(said.status == 65)
                    #expect(said.errors.contains(form) && said.errors.contains("line 4"), "\(said.errors)")
                    Self.expectRemedy(said, ["kioskctl"])
                    let printed = try FinishedProgram("kioskctl", arguments + ["--json"])
                    let report = try JSONDecoder().decode(
                        [String: [String: String]].self, from: Data(printed.output.utf8))
                    #expect(printed.status == 65 && report["error"]?["code"] == "xml-malformed")
                }
            }
        }

        private static func run(_ program: [String], _ more: [String]) throws -> FinishedProgram {
            try FinishedProgram(program.first ?? "", program.dropFirst() + more)
        }

        private static func expectRemedy(_ run: FinishedProgram, _ program: [String]) {
            #expect(run.errors.hasPrefix((program.first ?? "") + ": ") && run.errors.contains("what to do: "))
            #expect(run.output.isEmpty)
        }

        private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
            let file = FileManager.default.temporaryDirectory.appending(path: "ting-\(UUID().uuidString)")
            try text.write(to: file, atomically: true, encoding: .utf8)
            defer { try? FileManager.default.removeItem(at: file) }
            try body(file.path)
        }
    }
}
