import Foundation

/// A PDF file that came out of a printer or into a folder, read as a person or a phone would.
public struct ReceivedSlip: Sendable, Hashable {
    /// The PDF file.
    public var file: URL

    /// The slip in this file.
    public init(file: URL) { self.file = file }

    /// Its text as poppler extracts it, in reading order.
    public func text() async throws -> String {
        String(decoding: try await RigProgram.pdftotext.run(["-raw", file.path, "-"]), as: UTF8.self)
    }

    /// What its QR codes say, when the paper is looked at with 203 dots an inch, as receipt printers have.
    public func codes() async throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "slip-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let picture = folder.appending(path: "slip").path
        try await RigProgram.pdftoppm.run(["-r", "203.2", "-gray", "-png", "-singlefile", file.path, picture])
        // zbarimg's status 4 says that there was no code.
        let found = try await RigProgram.zbarimg.run(
            ["--quiet", "--raw", picture + ".png"], accepting: [0, 4])
        return String(decoding: found, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The width and height of its first page in millimetres.
    public func pageSize() async throws -> (width: Double, height: Double) {
        let facts = String(decoding: try await RigProgram.pdfinfo.run([file.path]), as: UTF8.self)
        let line = facts.split(separator: "\n").first { $0.hasPrefix("Page size:") } ?? ""
        let points = line.split(separator: " ").compactMap { Double($0) }
        guard points.count == 2 else {
            throw RigError.programFailed(name: "pdfinfo", status: 0, output: facts)
        }
        return (points[0] * 25.4 / 72, points[1] * 25.4 / 72)
    }
}
