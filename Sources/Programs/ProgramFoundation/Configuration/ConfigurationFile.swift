import Yams

/// A YAML file of settings, flattened: sections become parts of the key.
struct ConfigurationFile {
    /// A value with its key and the line on which it stands.
    struct Entry: Equatable {
        var key: String
        var value: String
        var line: Int
    }

    let path: String
    /// The settings in the order of the file.
    private(set) var entries: [Entry] = []
    /// What is not a setting at all: lists, keys that are not plain words, keys that stand twice.
    private(set) var problems: [String] = []

    /// Reads the text of a file. Throws a fault that names file and line if it is not YAML or not a mapping; what is
    /// wrong with single keys is collected in ``problems``, so that all of it can be told at once.
    init(path: String, text: String) throws(ProgramFault) {
        self.path = path
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch { throw Self.unreadable(path, error) }
        guard let root, !Self.isEmpty(root) else { return }
        guard let mapping = root.mapping else {
            throw ProgramFault(
                .configuration, code: "configuration-shape",
                cause:
                    "\(path), line \(root.mark?.line ?? 1): this file does not consist of settings (key: value).",
                remedy: "Compare it with the one delivered.")
        }
        collect(mapping, prefix: "")
    }

    /// `file, line n`, as messages name a place.
    func place(_ line: Int) -> String { "\(path), line \(line)" }

    private mutating func collect(_ mapping: Node.Mapping, prefix: String) {
        for (keyNode, valueNode) in mapping {
            let line = keyNode.mark?.line ?? 0
            guard let name = keyNode.scalar?.string, !name.isEmpty else {
                problems.append("\(place(line)): a key has to be a plain word")
                continue
            }
            let key = prefix + name
            if let section = valueNode.mapping {
                collect(section, prefix: key + ".")
            } else if valueNode.sequence != nil {
                problems.append("\(place(line)): \(key) is a list; a setting takes one value")
            } else if let scalar = valueNode.scalar, !Self.isEmpty(valueNode) {
                if let first = entries.first(where: { $0.key == key }) {
                    problems.append("\(place(line)): \(key) stands on line \(first.line) already")
                } else {
                    entries.append(Entry(key: key, value: scalar.string, line: line))
                }
            }
        }
    }

    /// A key without a value (`key:`, `key: ~`) is the same as no key.
    private static func isEmpty(_ node: Node) -> Bool {
        guard let scalar = node.scalar else { return false }
        return scalar.string.isEmpty
            || scalar.style == .plain && ["~", "null", "Null", "NULL"].contains(scalar.string)
    }

    private static func unreadable(_ path: String, _ error: any Error) -> ProgramFault {
        var place = path
        var problem = "\(error)"
        switch error as? YamlError {
        case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _),
            .composer(_, let text, let mark, _):
            place += ", line \(mark.line)"
            problem = text
        case .duplicatedKeysInMapping(let keys, let context):
            place += ", line \(context.mark.line)"
            problem = "in the section that begins here, \(keys.sorted().joined(separator: ", ")) stands twice"
        default: break
        }
        return ProgramFault(
            .configuration, code: "configuration-unreadable",
            cause: "\(place): this is not readable YAML: \(problem).",
            remedy: "Correct the line; spaces, not tabs, make sections, and a key stands once.")
    }
}
