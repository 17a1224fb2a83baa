/// One figure beside what is promised.
struct Reading {
    var what: String
    var value: String
    var promise: String

    /// A Markdown table of readings.
    static func table(_ readings: [Reading]) -> String {
        let rows = [["what", "measured", "promise"]] + readings.map { [$0.what, $0.value, $0.promise] }
        return MarkdownTable.text(rows)
    }
}

/// A table with its first row as titles.
enum MarkdownTable {
    static func text(_ rows: [[String]]) -> String {
        guard let titles = rows.first else { return "" }
        let widths = titles.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        func line(_ row: [String]) -> String {
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return "| " + cells.joined(separator: " | ") + " |"
        }
        let rule = "|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|"
        return ([line(titles), rule] + rows.dropFirst().map(line)).joined(separator: "\n")
    }
}
