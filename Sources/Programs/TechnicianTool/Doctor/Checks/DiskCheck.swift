/// Whether the disk that holds the state directory has room.
enum DiskCheck {
    /// What the file system says (statvfs).
    struct Facts: Sendable, Hashable {
        var path: String
        /// Bytes that an ordinary account may still write.
        var freeBytes: Int64
        var totalBytes: Int64
        /// Files that may still be made; nil where the file system does not count them.
        var freeFiles: Int64?
        /// Below so many free bytes a warning is due.
        var wantedBytes: Int64
    }

    /// Below this the database cannot be sure of its next transactions, nor CUPS of a spool file.
    static let leastBytes: Int64 = 32 << 20
    private static let leastFiles: Int64 = 1_000

    static func judge(_ facts: Facts) -> Verdict {
        let free = ByteCount.text(facts.freeBytes)
        var verdict = Verdict("\(free) of \(ByteCount.text(facts.totalBytes)) are free")
        let remedy =
            "Find what fills it with du -x -h -d 2 /, and delete or move that; journalctl --vacuum-size=200M helps."
        if facts.freeBytes < leastBytes {
            verdict.findings.append(
                Finding(
                    "disk-full", .failure, saw: "Only \(free) are free on the disk of \(facts.path).",
                    means:
                        "New submissions cannot be confirmed. What was confirmed is safe and goes on being sent.",
                    remedy: remedy))
        } else if facts.freeBytes < facts.wantedBytes {
            verdict.findings.append(
                Finding(
                    "disk-low", .warning,
                    saw:
                        "\(free) are free on the disk of \(facts.path), fewer than \(ByteCount.text(facts.wantedBytes)).",
                    means: "The booth works; when the disk is full it takes no more submissions.",
                    remedy: remedy))
        }
        if let files = facts.freeFiles, files < leastFiles {
            verdict.findings.append(
                Finding(
                    "disk-no-files", .failure,
                    saw: "Only \(files) more files fit on the disk of \(facts.path).",
                    means: "The disk counts as full although bytes are free.",
                    remedy: "Find the folder with very many files (du --inodes -x -d 2 /) and clear it."))
        }
        return verdict
    }
}

/// Numbers of bytes for people.
enum ByteCount {
    /// In the largest unit in which it is at least 1, with one digit: `1.5 GB`.
    static func text(_ bytes: Int64) -> String {
        var amount = Double(max(bytes, 0))
        var unit = "bytes"
        for next in ["kB", "MB", "GB", "TB"] where amount >= 1000 {
            amount /= 1000
            unit = next
        }
        if unit == "bytes" { return "\(Int64(amount)) bytes" }
        let tenths = Int64((amount * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) \(unit)"
    }
}
