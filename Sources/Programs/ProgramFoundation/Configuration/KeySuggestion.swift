/// What somebody may have meant by a key that is not declared.
struct KeySuggestion {
    private let keys: [String]

    init(_ declared: [SettingDeclaration]) { keys = declared.map(\.key) }

    /// `; did you mean …?` for a slip of the finger, the members for a section, else nothing.
    func words(for key: String) -> String {
        let members = keys.filter { $0.hasPrefix(key + ".") }
        if !members.isEmpty { return "; it is a section of " + members.joined(separator: ", ") }
        return nearest(to: key).map { "; did you mean \($0)?" } ?? ""
    }

    /// The declared key that a typed one is a slip away from; nil if none is near.
    func nearest(to key: String) -> String? {
        // A key without its section is near to the one with it.
        if let inSection = keys.first(where: { $0.hasSuffix("." + key) }) { return inSection }
        let nearest = keys.map { (key: $0, distance: Self.distance($0, key)) }.min {
            $0.distance < $1.distance
        }
        guard let nearest, nearest.distance <= max(2, key.count / 3) else { return nil }
        return nearest.key
    }

    /// Levenshtein's distance: insertions, deletions and replacements of one character.
    static func distance(_ left: String, _ right: String) -> Int {
        let target = Array(right)
        var row = Array(0...target.count)
        for (index, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for place in target.indices {
                let change = diagonal + (character == target[place] ? 0 : 1)
                diagonal = row[place + 1]
                row[place + 1] = min(change, row[place] + 1, row[place + 1] + 1)
            }
        }
        return row[target.count]
    }
}
