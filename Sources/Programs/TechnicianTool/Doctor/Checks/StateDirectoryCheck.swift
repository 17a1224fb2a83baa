/// Whether the directory that holds everything of the booth is there, writable, and closed to others.
enum StateDirectoryCheck {
    /// What was seen of the directory.
    struct Facts: Sendable, Hashable {
        /// Whether it can be used.
        enum Use: Sendable, Hashable {
            /// There is nothing at the path.
            case missing
            /// Something else than a directory is there.
            case notDirectory
            /// A file was made in it and went away again.
            case writable
            /// No file could be made; the system's words.
            case refused(String)
            /// Its file system is mounted read-only.
            case readOnly
        }

        var path: String
        var use: Use
        /// Whether accounts other than owner and group may enter it.
        var isOpenToOthers: Bool
    }

    /// The state in which every later check of its content makes sense.
    static func isUsable(_ facts: Facts) -> Bool {
        switch facts.use {
        case .writable, .refused, .readOnly: true
        case .missing, .notDirectory: false
        }
    }

    static func judge(_ facts: Facts) -> Verdict {
        let path = facts.path
        let finding: Finding? =
            switch facts.use {
            case .missing:
                Finding(
                    "state-directory-missing", .failure, saw: "\(path) does not exist.",
                    means: "The booth has nowhere to keep what people confirm; it does not start.",
                    remedy: "Correct state_directory; on a new booth kioskctl enrol makes it.")
            case .notDirectory:
                Finding(
                    "state-directory-not-directory", .failure, saw: "\(path) is not a directory.",
                    means: "The booth has nowhere to keep what people confirm; it does not start.",
                    remedy: "Correct state_directory, or move the file away that stands in its place.")
            case .refused(let reason):
                Finding(
                    "state-directory-not-writable", .failure,
                    saw: "No file can be made in \(path) (\(reason)).",
                    means: "Nothing can be confirmed; people are turned away.",
                    remedy: "Give the directory to the account of the booth: chown -R ting:ting \(path).")
            case .readOnly:
                Finding(
                    "state-directory-read-only", .failure, saw: "The disk of \(path) is mounted read-only.",
                    means: "Nothing can be confirmed; Linux does this after errors of the disk.",
                    remedy: "Look for disk errors with journalctl -k, then run fsck or replace the disk.")
            case .writable: nil
            }
        var verdict = finding.map { Verdict($0) } ?? Verdict("\(path) is writable")
        if facts.isOpenToOthers {
            verdict.findings.append(
                Finding(
                    "state-directory-open", .warning, saw: "Every account of this machine may enter \(path).",
                    means: "The keys below it are still closed, but nobody else has business there.",
                    remedy: "chmod o-rwx \(path)"))
        }
        return verdict
    }
}
