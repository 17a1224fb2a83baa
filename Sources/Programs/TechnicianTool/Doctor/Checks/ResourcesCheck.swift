/// Whether the data of the Chinese input method is complete.
enum InputMethodCheck {
    /// What was seen of `input-method/` below the resources.
    enum Facts: Sendable, Hashable {
        /// There is no such folder.
        case folderMissing(String)
        /// `default.yaml` cannot be read, or lists no schema.
        case listUnreadable(String)
        /// Every schema of the list, and the files of theirs that are missing.
        case listed(schemas: [String], missing: [String])
    }

    static func judge(_ facts: Facts) -> Verdict {
        switch facts {
        case .folderMissing(let path): missing("\(path) does not exist.")
        case .listUnreadable(let path): missing("\(path) cannot be read, or lists no input schema.")
        case .listed(_, let files) where !files.isEmpty:
            missing("Files of the input method are missing: \(files.joined(separator: ", ")).")
        case .listed(let schemas, _): Verdict(schemas.joined(separator: ", "))
        }
    }

    private static func missing(_ saw: String) -> Verdict {
        Verdict(
            Finding(
                "input-method-missing", .failure, saw: saw,
                means: "People cannot type Chinese; what the card does not know stays empty.",
                remedy:
                    "Install Ting's files again (package or make install), or correct resources_directory."))
    }
}

/// Whether the sentences that the front shows are there.
enum MessagesCheck {
    /// What was seen of `messages/` below the resources.
    struct Facts: Sendable, Hashable {
        var folder: String
        /// The languages whose file is there.
        var languages: [String]
        /// Every language of the booth.
        var wanted: [String]
        /// The files that are not YAML, with the line.
        var unreadable: [String]
    }

    static func judge(_ facts: Facts) -> Verdict {
        var verdict = Verdict(facts.languages.isEmpty ? "none" : facts.languages.joined(separator: ", "))
        let missing = facts.wanted.filter { !facts.languages.contains($0) }
        if !missing.isEmpty {
            let files = missing.map { "\($0).yaml" }.joined(separator: ", ")
            verdict.findings.append(
                Finding(
                    "messages-missing", missing.contains("zh") ? .failure : .warning,
                    saw: "\(facts.folder) lacks \(files).",
                    means: missing.contains("zh")
                        ? "The front does not start." : "People who speak these languages see Chinese.",
                    remedy:
                        "Install Ting's files again (package or make install), or correct resources_directory."
                ))
        }
        verdict.findings += facts.unreadable.map { file in
            Finding(
                "messages-unreadable", .failure, saw: "\(file) is not YAML.",
                means: "The front does not start.",
                remedy: "Install Ting's files again, or correct the line.")
        }
        return verdict
    }
}
