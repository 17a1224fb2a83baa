import Foundation

/// The resources as `make install` lays them out: the repository's own, and the input method's compiled data.
enum InstalledResources {
    /// Lays them out in a folder.
    static func layOut(in folder: String, configuration: String, programs: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in ["messages", "input-method", "catalogue", "speech"] {
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/" + name, withDestinationPath: configuration + "/" + name)
        }
        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: programs + "/kiosk-ime")
        compiler.arguments = [
            "--schemas", configuration + "/input-method", "--deploy", folder + "/input-method-data",
        ]
        try compiler.run()
        compiler.waitUntilExit()
        guard compiler.terminationStatus == 0 else {
            throw TerminalProgram.Failure(description: "the input method's data could not be compiled")
        }
    }
}
