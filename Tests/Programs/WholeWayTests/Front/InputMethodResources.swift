import CountyRig
import Foundation
import Glibc

/// The delivered files with the input method's data compiled, as on an installed booth; made once for all tests.
enum InputMethodResources {
    static var folder: String { get throws { try made.get() } }

    private static let made = Result { try make() }

    private static func make() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "ting-resources-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit { InputMethodResources.remove() }
        for name in ["messages", "input-method"] {
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: name),
                withDestinationURL: URL(filePath: BuiltProgram.configuration + "/" + name))
        }
        _ = try FinishedProgram(
            "kiosk-ime",
            [
                "--schemas", folder.path + "/input-method", "--deploy",
                folder.appending(path: "input-method-data").path,
            ]
        ).success()
        return folder.path
    }

    private static func remove() {
        if let folder = try? folder { try? FileManager.default.removeItem(atPath: folder) }
    }
}
