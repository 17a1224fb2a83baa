import Foundation
import Testing

/// One of the product's systemd units.
struct UnitFile: CustomTestStringConvertible, Sendable {
    /// `ting-kiosk.service`
    let name: String
    /// The settings in the order of the file, sections told apart by their own settings' names.
    let settings: [(key: String, value: String)]

    /// Every unit that is delivered.
    static let all: [UnitFile] = {
        let folder = Repository.file("systemd").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".service") }.sorted().compactMap { try? UnitFile($0) }
    }()

    init(_ name: String) throws {
        self.name = name
        settings = try Repository.text("systemd/" + name).split(separator: "\n").compactMap { line in
            guard line.first != "#", let equals = line.firstIndex(of: "=") else { return nil }
            return (String(line[..<equals]), String(line[line.index(after: equals)...]))
        }
    }

    var testDescription: String { name }

    /// Every value of a setting, in order.
    func values(_ key: String) -> [String] { settings.filter { $0.key == key }.map(\.value) }

    /// Its text with the product's programs taken from a folder, as on a machine where they are not installed.
    static func text(_ name: String, programsIn folder: String) throws -> String {
        var text = try Repository.text("systemd/" + name)
        for program in Self.programs {
            text = text.replacing("/usr/bin/\(program)\n", with: "\(folder)/\(program)\n")
                .replacing("/usr/bin/\(program) ", with: "\(folder)/\(program) ")
        }
        return text
    }

    /// The programs of the product that units start.
    static let programs = ["kiosk", "kiosk-sync", "county-gateway", "county-sync"]
}
