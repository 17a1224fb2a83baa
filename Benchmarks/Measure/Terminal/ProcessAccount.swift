import Foundation

/// What the kernel's books say of a process.
enum ProcessAccount {
    /// The processor time that it has used, in nanoseconds (clock_getcpuclockid(3)).
    static func processorTime(_ process: pid_t) -> UInt64 {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else { return 0 }
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// Its proportional share of memory, in MiB (proc(5), `smaps_rollup`).
    static func proportionalMemory(_ process: pid_t) -> Double {
        let line = text("/proc/\(process)/smaps_rollup").split(separator: "\n").first { $0.hasPrefix("Pss:") }
        let kibibytes = line?.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
        return kibibytes / 1024
    }

    /// The processes that it has started and theirs.
    static func descendants(of process: pid_t) -> [pid_t] {
        let all = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap {
            pid_t($0)
        }
        let children = all.filter { candidate in
            // The name in brackets may hold blanks; the parent is the second word behind it.
            let rest = text("/proc/\(candidate)/stat").split(separator: ")").last?.split(separator: " ") ?? []
            return rest.count > 1 && pid_t(rest[1]) == process
        }
        return children + children.flatMap { descendants(of: $0) }
    }

    private static func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
}
