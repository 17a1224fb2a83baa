import Foundation

/// Where a demonstration keeps its things, and where it finds the programs it runs.
public struct DemonstrationFolder: Sendable {
    /// The folder, made if it is missing; what is in it survives until the next demonstration.
    public let path: String
    /// The folder with the built programs.
    public let programs: String
    /// The product's files: catalogue, messages, cards, input method (`kiosk-config/`).
    public let resources: String

    /// The demonstration's folders.
    public init(path: String, programs: String, resources: String) throws {
        self.path = path
        self.programs = programs
        self.resources = resources
        for folder in [path, booth, slips, scanner] {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        // SANE's own test scanner: what it "scans" is a pattern.
        try Data("test\n".utf8).write(to: URL(filePath: scanner + "/dll.conf"))
        try Data("number_of_devices 1\ntest-picture \"Grid\"\nresolution 75\n".utf8)
            .write(to: URL(filePath: scanner + "/test.conf"))
    }

    /// The booth's state directory.
    public var booth: String { path + "/booth" }
    /// Where slips go when there is no printer.
    public var slips: String { path + "/slips" }
    /// The settings of the pretended scanner.
    public var scanner: String { path + "/scanner" }
    /// What the programs say.
    public var log: String { path + "/demo.log" }
    /// The input method's compiled data.
    public var inputMethod: String { path + "/input-method-data" }
    var keys: String { path + "/keys" }
    var gateway: String { path + "/gateway" }
    var county: String { path + "/county" }
    var catalogue: String { resources + "/catalogue" }
    var cards: String { resources + "/cards.json" }

    /// The path of one of the product's programs.
    public func program(_ name: String) -> String { programs + "/" + name }
}
