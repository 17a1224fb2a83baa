import Foundation

/// The processes that were started with a mark in their environment, and all that these started.
struct MarkedProcesses {
    static let variable = "WHOLE_WAY_MARK"
    let mark: String

    /// The names of those that run now; what has ended and waits to be collected does not count.
    var names: [String] {
        let wanted = Data("\(Self.variable)=\(mark)".utf8)
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.filter { $0.allSatisfy(\.isNumber) }.compactMap { process in
            // The environment of a process that has ended is empty.
            guard let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ"),
                environment.range(of: wanted) != nil,
                let name = FileManager.default.contents(atPath: "/proc/\(process)/comm")
            else { return nil }
            return String(decoding: name, as: UTF8.self).trimmingCharacters(in: .newlines)
        }
    }
}
