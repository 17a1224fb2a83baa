import ArgumentParser
import Glibc
import Testing

@testable import ProgramFoundation

@Suite("The options --config and --set")
struct ConfigurationOptionsTests {
    private func fault(_ arguments: [String]) throws -> ProgramFault? {
        let options = try ConfigurationOptions.parse(arguments)
        do {
            _ = try options.settings(program: "no-such-program", declared: SampleSettings.declared)
            return nil
        } catch {
            return error
        }
    }

    @Test("A named file is read, and flags go before it")
    func namedFile() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("sample.yaml", "listen:\n  port: 1001\n  address: here\n")
        let options = try ConfigurationOptions.parse(["--config", file, "--set", "listen.port=1002"])
        let settings = try options.settings(program: "no-such-program", declared: SampleSettings.declared)
        #expect(try settings.integer("listen.port") == 1002)
        #expect(try settings.string("listen.address") == "here")
        #expect(settings.source(of: "listen.address") == "\(file), line 3")
    }

    @Test("Without a file in the usual place, defaults hold")
    func noFile() throws {
        #expect(try fault([]) == nil)
    }

    @Test("A named file that is missing is a fault that names it")
    func missingFile() throws {
        let fault = try fault(["--config", "/nonexistent/ting.yaml"])
        #expect(fault?.code == "configuration-missing")
        #expect(fault?.status == .noInput)
        #expect(fault?.cause.contains("/nonexistent/ting.yaml") == true)
        #expect(fault?.remedy.contains("--config") == true)
    }

    @Test("A folder in the place of the file cannot be read, and that is said")
    func folder() throws {
        let folder = try TemporaryFolder()
        let fault = try fault(["--config", folder.path])
        #expect(fault?.code == "configuration-not-readable")
        #expect(fault?.cause.contains(folder.path) == true)
    }

    @Test("Bytes that are no UTF-8 text are refused, not guessed at")
    func notText() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("sample.yaml", "")
        let descriptor = open(file, O_WRONLY)
        #expect(write(descriptor, [0x61, 0x3A, 0x20, 0xFF, 0x0A], 5) == 5)
        close(descriptor)
        #expect(try fault(["--config", file])?.code == "configuration-unreadable")
    }
}
