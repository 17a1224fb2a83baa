import Foundation

/// A value that belongs to a person, and the forms in which it must not lie on a disk.
struct PlantedValue: Sendable {
    let text: String

    private var forms: [(name: String, bytes: Data)] {
        [("UTF-8", .utf8), ("UTF-16LE", .utf16LittleEndian), ("UTF-16BE", .utf16BigEndian)].compactMap {
            (name: String, encoding: String.Encoding) in
            text.data(using: encoding).map { (name, $0) }
        }
    }

    /// The form in which these bytes hold the value; nil if they do not.
    func form(in bytes: Data) -> String? { forms.first { bytes.range(of: $0.bytes) != nil }?.name }
}

/// The files below some folders.
struct DiskSearch {
    /// How many files were looked at.
    private(set) var files: [String] = []
    /// File, value and form of what was found.
    private(set) var findings: [String] = []

    /// Looks for values in every file below the folders, and in the files' names.
    init(_ folders: [String], for values: [String]) throws {
        let planted = values.map(PlantedValue.init)
        for folder in folders {
            let names = FileManager.default.enumerator(atPath: folder)
            while let name = names?.nextObject() as? String {
                let path = folder + "/" + name
                for value in planted where name.contains(value.text) { findings.append("\(path) by name") }
                var facts = stat()
                guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { continue }
                let bytes = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
                files.append(path)
                for value in planted {
                    if let form = value.form(in: bytes) {
                        findings.append("\(path): \(value.text) in \(form)")
                    }
                }
            }
        }
    }
}
