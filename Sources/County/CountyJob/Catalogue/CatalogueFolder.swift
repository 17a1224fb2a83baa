import CountyAPI
import Domain
import FoundationEssentials
import Yams

/// A county's catalogue as it lies in a folder: `items/*.yaml`, `forms/*.xml`, the lists that forms read,
/// `files/*.csv` and `files/*.xml`, and notices to everybody, `notices/*.yaml`. Other files (the XLSForms from which the forms were compiled) are not looked at.
public struct CatalogueFolder: Sendable {
    /// The items, by file name.
    public private(set) var items: [ServiceItem] = []
    /// The forms' XML.
    public private(set) var forms: [Data] = []
    /// The lists beside the forms.
    public private(set) var lists: [Data] = []
    /// What is published: path and bytes.
    public private(set) var files: [(path: String, bytes: Data)] = []

    /// Reads and checks a folder. Throws ``CatalogueRefusal`` with every problem of every file.
    public init(directory: String, formReader: any FormReader) throws(CatalogueRefusal) {
        var refusal = CatalogueRefusal(problems: [])
        var formIDs: [String: String] = [:]
        var usedForms: Set<String> = []
        var codes: [String: String] = [:]
        var unreadForms = 0
        let found = try Self.lists(in: directory)
        var usedLists: Set<String> = []
        for (name, bytes) in try Self.files(in: directory, "forms", "xml") {
            do {
                let identity = try formReader.read(bytes, lists: found)
                usedLists.formUnion(identity.lists)
                if let other = formIDs.updateValue(name, forKey: identity.id) {
                    refusal.add(name, "the form id '\(identity.id)' is \(other)'s already")
                }
                forms.append(bytes)
                files.append(("forms/\(identity.id).xml", bytes))
            } catch {
                unreadForms += 1
                for problem in error.problems { refusal.add(name, problem.text, line: problem.line) }
            }
        }
        for (name, bytes) in try Self.files(in: directory, "items", "yaml") {
            do {
                let reading = try ItemFile.read(bytes)
                var item = reading.item
                item.syllables = ([item.name] + (item.aliases ?? [])).map(PinyinReading.syllables)
                for problem in reading.problems { refusal.add(name, problem.text, line: problem.line) }
                // A form that could not be read may be the one.
                if formIDs[item.formID] == nil, unreadForms == 0 {
                    refusal.add(name, "form_id '\(item.formID)' is not the id of a form in forms/")
                }
                if let other = codes.updateValue(name, forKey: item.implementationCode) {
                    refusal.add(name, "task_code is \(other)'s already")
                }
                usedForms.insert(item.formID)
                items.append(item)
                let base = name.dropFirst("items/".count).dropLast(".yaml".count)
                files.append(("items/\(base).json", (try? CanonicalJSON.encode(item)) ?? Data()))
            } catch {
                for problem in error.problems { refusal.add(name, problem.text, line: problem.line) }
            }
        }
        for (name, bytes) in found.sorted(by: { $0.key < $1.key }) {
            if !usedLists.contains(name), unreadForms == 0 {
                refusal.add("files/\(name)", "no form reads this list")
            }
            lists.append(bytes)
            files.append(("files/\(name)", bytes))
        }
        for (name, bytes) in try Self.notices(in: directory) {
            do {
                let notice = try NoticeFile.read(bytes)
                let base = name.dropFirst("notices/".count).dropLast(".yaml".count)
                files.append(("notices/\(base).json", (try? CanonicalJSON.encode(notice)) ?? Data()))
            } catch {
                for problem in error.problems { refusal.add(name, problem.text, line: problem.line) }
            }
        }
        for (id, name) in formIDs.sorted(by: { $0.key < $1.key }) where !usedForms.contains(id) {
            refusal.add(name, "no item uses the form '\(id)'")
        }
        if items.isEmpty, refusal.problems.isEmpty {
            refusal.add("items", "there is no item in the folder \(directory)")
        }
        guard refusal.problems.isEmpty else { throw refusal }
        files.sort { $0.path < $1.path }
    }

    /// The lists by name; a catalogue without any needs no folder for them.
    private static func lists(in directory: String) throws(CatalogueRefusal) -> [String: Data] {
        let folder = URL(fileURLWithPath: directory).appending(path: "files")
        guard FileManager.default.fileExists(atPath: folder.path) else { return [:] }
        var lists: [String: Data] = [:]
        for ending in ["csv", "xml"] {
            for (name, bytes) in try files(in: directory, "files", ending) {
                lists[String(name.dropFirst("files/".count))] = bytes
            }
        }
        return lists
    }

    private static func notices(
        in directory: String
    ) throws(CatalogueRefusal) -> [(name: String, bytes: Data)] {
        let folder = URL(fileURLWithPath: directory).appending(path: "notices")
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try files(in: directory, "notices", "yaml")
    }

    private static func files(
        in directory: String, _ folder: String, _ ending: String
    ) throws(CatalogueRefusal) -> [(name: String, bytes: Data)] {
        let base = URL(fileURLWithPath: directory).appending(path: folder)
        do {
            return try FileManager.default.contentsOfDirectory(atPath: base.path)
                .filter { $0.hasSuffix(".\(ending)") && !$0.hasPrefix(".") }.sorted()
                .map { ("\(folder)/\($0)", try Data(contentsOf: base.appending(path: $0))) }
        } catch {
            throw CatalogueRefusal(problems: [.init(file: folder, line: nil, text: "cannot be read")])
        }
    }
}

/// Why a catalogue was not published: every problem of every file.
public struct CatalogueRefusal: Error, Sendable, Hashable {
    /// The problems, by file.
    public private(set) var problems: [Problem]

    /// One problem.
    public struct Problem: Sendable, Hashable, CustomStringConvertible {
        /// The file, such as `items/gaoling-jintie.yaml`.
        public var file: String
        /// The line, from 1, where it is known.
        public var line: Int?
        /// What is wrong.
        public var text: String

        public var description: String { line.map { "\(file):\($0): \(text)" } ?? "\(file): \(text)" }
    }

    mutating func add(_ file: String, _ text: String, line: Int? = nil) {
        problems.append(Problem(file: file, line: line, text: text))
    }
}
