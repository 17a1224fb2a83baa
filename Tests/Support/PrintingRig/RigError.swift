/// Why the rig could not be brought up or did not do what was asked.
public enum RigError: Error, CustomStringConvertible {
    /// A program is not installed.
    case programMissing(name: String, package: String)
    /// A program ended with this status and said this.
    case programFailed(name: String, status: Int32, output: String)
    /// What was waited for did not come about.
    case waitedInVain(for: String, log: String)
    /// No loopback port could be had.
    case noPort(errno: Int32)

    public var description: String {
        switch self {
        case .programMissing(let name, let package): "\(name) is missing: apt-get install \(package)"
        case .programFailed(let name, let status, let output):
            "\(name) ended with status \(status): \(output)"
        case .waitedInVain(let what, let log): "waited in vain for \(what)\n\(log)"
        case .noPort(let errno): "no free loopback port (errno \(errno))"
        }
    }
}
