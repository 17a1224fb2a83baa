import BoothStore

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
        /// Whether it is mounted to be read only.
        var isReadOnly = false
        /// Whether the booth's reserve lies on it.
        var holdsReserve = true
        /// Below so many free bytes a warning is due.
        var wantedBytes: Int64

        /// What the booth's programs make of it.
        var room: DiskRoom {
            let facts = DiskFacts(freeBytes: freeBytes, isReadOnly: isReadOnly, holdsReserve: holdsReserve)
            return DiskPolicy.standard.judge(facts, before: .enough).room
        }
    }

    static func judge(_ facts: Facts) -> Verdict {
        let free = ByteCount.text(facts.freeBytes)
        var verdict = Verdict("\(free) of \(ByteCount.text(facts.totalBytes)) are free")
        let remedy =
            "Find what fills it with du -x -h -d 2 /, and delete or move that; journalctl --vacuum-size=200M helps."
        if facts.room == .readOnly {
            verdict.findings.append(
                Finding(
                    "disk-read-only", .failure, saw: "The disk of \(facts.path) is mounted read-only.",
                    means: "Nothing can be written: the booth begins no sessions and sends nothing.",
                    remedy:
                        "Linux does this after an error of the disk: look with dmesg, replace the disk if it has failed, or run fsck and mount it again."
                ))
        } else if facts.room != .enough {
            let reserve = facts.holdsReserve ? "" : ", and the booth's reserve is spent"
            verdict.findings.append(
                Finding(
                    "disk-full", .failure,
                    saw: "Only \(free) are free on the disk of \(facts.path)\(reserve).",
                    means:
                        "The booth begins no new sessions. What was confirmed is safe and goes on being sent; with room it comes back by itself.",
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
        if let files = facts.freeFiles, files < DiskPolicy.standard.leastFiles {
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
