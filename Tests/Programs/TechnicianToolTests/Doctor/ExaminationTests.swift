import Domain
import Foundation
import ProgramFoundation
import Testing

@testable import TechnicianTool

@Suite("Doctor on a booth with one fault")
struct ExaminationTests {
    /// What the booth of these tests lacks in any case: they have no printer and name no gateway.
    private static let always: Set<String> = ["spooler-unreachable", "gateway-not-set"]

    private func codes(_ report: CheckupReport) -> Set<String> {
        Set(report.findings.map(\.code)).subtracting(Self.always)
    }

    @Test("A booth without a fault gives no finding")
    func healthy() async throws {
        let booth = try TestBooth()
        try booth.finalise()
        let report = try await booth.examine()
        #expect(codes(report) == [], "\(report.text)")
        #expect(report.checks.map(\.check) == CheckName.allCases)
        #expect(!report.checks.contains { $0.state == .skipped })
    }

    @Test(
        "It is named, and nothing else is",
        arguments: BoothFault.ofState + BoothFault.ofEnrolment + BoothFault.ofDevicesAndResources)
    func named(fault: BoothFault) async throws {
        let booth = try TestBooth()
        try fault.bringAbout(booth)
        let moment = TestBooth.now.adding(seconds: fault.days * 86_400)
        let report = try await booth.examine(fault.settings, at: moment)
        #expect(codes(report) == [fault.code], "\(report.text)")
        for finding in report.findings {
            #expect(!finding.saw.isEmpty && !finding.means.isEmpty && !finding.remedy.isEmpty)
        }
    }

    @Test("Without a state directory, what depends on it is not judged")
    func noStateDirectory() async throws {
        let booth = try TestBooth()
        let path = booth.state + "/nowhere"
        let report = try await booth.examine(["state_directory=\(path)"])
        #expect(codes(report) == ["state-directory-missing"], "\(report.text)")
        #expect(report.checks.filter { $0.state == .skipped }.map(\.check).contains(.database))
        #expect(!FileManager.default.fileExists(atPath: path))
        let file = try await booth.examine(["state_directory=\(booth.state)/booth.db"])
        #expect(codes(file) == ["state-directory-not-directory"], "\(file.text)")
    }

    @Test("A directory in which no file can be made is named, whatever its mode bits promise")
    func notWritable() async throws {
        let report = try await TestBooth().examine(["state_directory=/proc/self"])
        #expect(report.findings.contains { $0.code == "state-directory-not-writable" }, "\(report.text)")
    }

    @Test("A file system without room counts as full")
    func fullDisk() throws {
        // The kernel's own file system holds no block that could be free.
        let facts = try #require(DiskObservation.look(at: "/proc", wantedMegabytes: 64))
        #expect(DiskCheck.judge(facts).findings.map(\.code) == ["disk-full"])
    }

    @Test("Looking makes no database and leaves no file behind")
    func traceless() async throws {
        let booth = try TestBooth()
        for file in ["booth.db", "booth.db-wal", "booth.db-shm", "booth.lock", "booth.bell"] {
            try? FileManager.default.removeItem(atPath: booth.state + "/" + file)
        }
        _ = try await booth.examine()
        let left = try FileManager.default.contentsOfDirectory(atPath: booth.state).sorted()
        #expect(left.filter { $0 != "empty.yaml" } == ["identity"])
    }

    @Test("A wrong configuration is the one finding, and nothing else is looked at")
    func configuration() {
        let fault = ProgramFault(
            .configuration, code: "unknown-setting", cause: "reader.devise", remedy: "Correct it.")
        let report = Examination.report(onFaultyConfiguration: fault)
        #expect(report.findings.map(\.code) == ["unknown-setting"])
        #expect(report.checks.count == CheckName.allCases.count)
        #expect(report.checks.dropFirst().allSatisfy { $0.state == .skipped })
    }
}
