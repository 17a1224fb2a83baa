import Glibc

/// Standard error as programs use it: whole texts, unbuffered.
public enum StandardError {
    /// Writes a text; what nobody can read any more (a closed pipe) is given up.
    public static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
