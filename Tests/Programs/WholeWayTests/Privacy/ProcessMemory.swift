import Foundation
import Glibc

/// What a running process and those it started hold in their memory.
struct ProcessMemory {
    /// Names of the processes that were looked at.
    private(set) var processes: [String] = []
    /// How many bytes were looked at.
    private(set) var size = 0
    /// Process, mapping, value and form of what was found.
    private(set) var findings: [String] = []

    /// Looks for values in all memory that can be written to, of this process and of all below it.
    init(of process: pid_t, for values: [String]) {
        let planted = values.map(PlantedValue.init)
        for member in Self.family(of: process) { search(member, for: planted) }
    }

    private mutating func search(_ process: pid_t, for values: [PlantedValue]) {
        let name = Self.text("/proc/\(process)/comm").trimmingCharacters(in: .newlines)
        // One that has ended meanwhile holds nothing.
        guard let memory = try? FileHandle(forReadingFrom: URL(filePath: "/proc/\(process)/mem")) else {
            return
        }
        processes.append(name)
        for line in Self.text("/proc/\(process)/maps").split(separator: "\n") {
            let fields = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
            let ends = fields[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
            guard fields[1].hasPrefix("rw"), ends.count == 2 else { continue }
            let what = fields.count > 5 ? String(fields[5]) : "anonymous"
            // A mapping may have gone since, or may have nothing behind it.
            guard (try? memory.seek(toOffset: ends[0])) != nil,
                let bytes = try? memory.read(upToCount: Int(ends[1] - ends[0]))
            else { continue }
            size += bytes.count
            for value in values {
                if let form = value.form(in: bytes) {
                    findings.append("\(name) in \(what): \(value.text) in \(form)")
                }
            }
        }
    }

    /// The process and all that it started, and they.
    private static func family(of process: pid_t) -> [pid_t] {
        let all = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap {
            pid_t($0)
        }
        var parents: [pid_t: pid_t] = [:]
        for each in all {
            let status = text("/proc/\(each)/status")
            guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("PPid:") }) else {
                continue
            }
            parents[each] = pid_t(line.dropFirst(5).trimmingCharacters(in: .whitespaces))
        }
        var family = [process]
        var next = 0
        while next < family.count {
            family += all.filter { parents[$0] == family[next] }
            next += 1
        }
        return family
    }

    private static func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
}
