import CNcurses
import TerminalUI

/// What the terminal database says about the keys of the terminal in use.
enum TerminalKeys {
    /// The keys by the bytes they send; only sequences that begin with ESC, single bytes being the same everywhere.
    static func table() -> [[UInt8]: Key] {
        var table: [[UInt8]: Key] = [:]
        for (capability, key) in capabilities {
            guard let bytes = TerminalCapability.string(capability), bytes.count > 2, bytes[0] == 0x1B else {
                continue
            }
            table[bytes] = key
        }
        return table
    }

    private static let capabilities: [(String, Key)] =
        [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
            ("kend", .end),
            ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kcbt", .backTab), ("kent", .enter),
        ] + (1...12).map { ("kf\($0)", .function($0)) }
}

/// Strings and numbers of the terminal database (terminfo(5)) for the terminal in use.
enum TerminalCapability {
    /// A string capability without its padding; nil if the terminal has none.
    static func string(_ name: String) -> [UInt8]? {
        guard let found = tigetstr(name), Int(bitPattern: found) != -1 else { return nil }
        var bytes = Array(String(cString: found).utf8)
        // Padding is written `$<5>`: delays that no terminal of this century needs.
        while let start = bytes.indices.dropLast().first(where: { bytes[$0] == 0x24 && bytes[$0 + 1] == 0x3C }
        ),
            let end = bytes[start...].firstIndex(of: 0x3E)
        {
            bytes.removeSubrange(start...end)
        }
        return bytes
    }

    /// A number capability; nil if the terminal has none.
    static func number(_ name: String) -> Int? {
        let value = tigetnum(name)
        return value >= 0 ? Int(value) : nil
    }
}
