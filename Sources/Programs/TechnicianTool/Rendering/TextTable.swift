import TerminalUI

/// Rows in columns for a terminal; Chinese takes two cells a character.
public struct TextTable: Sendable, Hashable {
    private let header: [String]
    private var rows: [[String]] = []

    /// A table with these column titles; none for a list of labels and values.
    public init(_ header: [String] = []) { self.header = header }

    /// Adds a row; one that is empty is left out.
    public mutating func add(_ row: [String]) { rows.append(row) }

    /// The lines, without spaces at their ends.
    public var lines: [String] {
        let all = (header.isEmpty ? [] : [header]) + rows
        let columns = all.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            all.map { column < $0.count ? TextWidth.of($0[column]) : 0 }.max() ?? 0
        }
        return all.map { row in
            var line = ""
            for (column, text) in row.enumerated() {
                line +=
                    column == row.count - 1 ? text : TextFitting.padded(text, width: widths[column]) + "  "
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The lines as one text.
    public var text: String { lines.joined(separator: "\n") }
}
