import Foundation
import Testing

/// What poppler's tools say of a PDF file.
enum Poppler {
    struct Missing: Error, CustomStringConvertible {
        var description: String { "pdfinfo is missing: apt-get install poppler-utils" }
    }

    /// The lines of `pdfinfo`, by their names.
    static func info(_ pdf: Data) throws -> [String: String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "page-\(UUID().uuidString).pdf")
        try pdf.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/pdfinfo") else { throw Missing() }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/pdfinfo")
        process.arguments = [file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return text.split(separator: "\n").reduce(into: [:]) { lines, line in
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { lines[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces) }
        }
    }
}
