import ChildProcesses
import Domain
import Foundation
import Yams

/// Asks fontconfig for the slips' font.
enum FontObservation {
    static func look() -> FontCheck.Facts {
        guard let program = SearchPath.locate("fc-match"),
            let process = try? ChildProcess(
                program: program, arguments: ["--format", "%{family}", FontCheck.family + ":lang=zh-cn"],
                standardError: .file(path: "/dev/null"))
        else { return .programMissing }
        let output = FileHandle(fileDescriptor: process.output, closeOnDealloc: false)
        let found = String(decoding: (try? output.readToEnd()) ?? Data(), as: UTF8.self)
        process.wait()
        return found.isEmpty ? .none : .matched(found)
    }
}

/// Where programs of the system are.
enum SearchPath {
    /// The first folder of PATH that has the program; nil if none has.
    static func locate(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }
}

/// Looks at the input method's data.
enum InputMethodObservation {
    /// Debian's package librime-data, where schemas find what they do not bring themselves.
    private static let systemFolder = "/usr/share/rime-data"

    static func look(at folder: String) -> InputMethodCheck.Facts {
        guard access(folder, X_OK) == 0 else { return .folderMissing(folder) }
        let list = folder + "/default.yaml"
        guard let schemas = schemas(in: list), !schemas.isEmpty else { return .listUnreadable(list) }
        var missing: [String] = []
        for schema in schemas {
            let name = schema + ".schema.yaml"
            guard let root = root(of: folder + "/" + name) else {
                missing.append(name)
                continue
            }
            for part in ["translator", "script_translator", "table_translator"] {
                guard let dictionary = root[part]?["dictionary"]?.string, !dictionary.isEmpty else {
                    continue
                }
                missing += missingFiles(ofDictionary: dictionary, in: folder).filter { !missing.contains($0) }
            }
        }
        return .listed(schemas: schemas, missing: missing)
    }

    /// The files of a dictionary that are missing: its own, or those of the tables that it imports.
    private static func missingFiles(ofDictionary name: String, in folder: String) -> [String] {
        let file = name + ".dict.yaml"
        let path = [folder, systemFolder].map { $0 + "/" + file }.first { access($0, R_OK) == 0 }
        guard let path else { return [file] }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8),
            let end = text.range(of: "\n..."),
            let header = try? Yams.compose(yaml: String(text[..<end.lowerBound]))
        else { return [] }
        let tables = header["import_tables"]?.sequence?.compactMap { $0.string } ?? []
        return tables.filter { $0 != name }.flatMap { missingFiles(ofDictionary: $0, in: folder) }
    }

    private static func schemas(in path: String) -> [String]? {
        root(of: path)?["schema_list"]?.sequence?.compactMap { $0["schema"]?.string }
    }

    private static func root(of path: String) -> Node? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        return try? Yams.compose(yaml: text)
    }
}

/// Looks at the front's sentences.
enum MessagesObservation {
    static func look(at folder: String) -> MessagesCheck.Facts {
        let wanted = Language.allCases.map(\.rawValue)
        let present = wanted.filter { access("\(folder)/\($0).yaml", R_OK) == 0 }
        let unreadable = present.map { "\(folder)/\($0).yaml" }.filter { path in
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return true }
            return (try? Yams.compose(yaml: text)) == nil
        }
        return MessagesCheck.Facts(folder: folder, languages: present, wanted: wanted, unreadable: unreadable)
    }
}
