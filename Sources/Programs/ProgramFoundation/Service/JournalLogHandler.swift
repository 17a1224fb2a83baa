import Logging
import ProgramBase

/// Writes log lines to standard error as journald reads them: `<6>message`, the number being syslog's priority.
public struct JournalLogHandler: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var logLevel: Logger.Level
    private let label: String

    /// A handler for a logger with this label.
    public init(label: String, level: Logger.Level) {
        self.label = label
        logLevel = level
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        StandardError.write(Self.line(event.level, label, "\(event.message)", all))
    }

    /// One entry as one line. journald reads a priority at the start of each line, so a line break in a message would
    /// begin another entry; control characters would reach the terminal of whoever reads the journal.
    static func line(
        _ level: Logger.Level, _ label: String, _ message: String, _ metadata: Logger.Metadata
    ) -> String {
        let facts = metadata.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        let text = (message + facts).split(whereSeparator: \.isNewline).joined(separator: " | ")
        let plain = text.unicodeScalars.map { scalar in
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? " " : String(scalar)
        }
        return "<\(priority(of: level))>\(label): \(plain.joined())\n"
    }

    static func priority(of level: Logger.Level) -> Int {
        switch level {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}

/// Starts logging.
public enum ProgramLog {
    /// Sends every logger of the program to standard error, from this level on (`debug`, `info`, `notice`,
    /// `warning`, `error`). To be called once.
    public static func bootstrap(program: String, level: String) {
        let level = Logger.Level(rawValue: level) ?? .notice
        LoggingSystem.bootstrap { label in JournalLogHandler(label: label, level: level) }
    }
}
