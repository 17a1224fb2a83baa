import Domain
import TerminalUI

/// Finds services by what is typed: characters, full pinyin, the beginnings of syllables, or all of them mixed; of what
/// people call them as well as of what they are called. Built once a catalogue.
///
///     ServiceSearch(items).find("dibao")   // also: db, dib, 低保, 低b
struct ServiceSearch: Sendable {
    /// A name under which an item is found.
    private struct Term: Sendable {
        var item: Int
        var isAlias: Bool
        /// Where its characters stand in ``characters``.
        var range: Range<Int>
    }

    /// A character and all ways to type it.
    private struct Spelled: Sendable {
        var character: Character
        var spellings: [[Character]]
    }

    private var terms: [Term] = []
    /// The characters of all names one after the other, as places in ``spelled``: a county's names have a hundred
    /// thousand characters, and a thousand different ones.
    private var characters: [UInt16] = []
    private var spelled: [Spelled] = []
    /// Names in Latin letters by item: small, without accents, a space before each word.
    private let names: [(item: Int, name: String)]

    /// A search over these items; what it finds are their places.
    init(_ items: [ServiceSummary]) {
        names = items.enumerated().flatMap { index, item in
            (item.translatedNames ?? [:]).values.map { (index, Self.words(of: $0)) }
        }
        var known: [String: UInt16] = [:]
        for (index, item) in items.enumerated() {
            for (number, name) in ([item.name] + (item.aliases ?? [])).enumerated() {
                let reading = item.readings.flatMap { $0.indices.contains(number) ? $0[number] : nil } ?? ""
                let readings = reading.split(separator: " ", omittingEmptySubsequences: false)
                let start = characters.count
                let isRead = readings.count == name.count
                for (place, character) in name.enumerated() {
                    let syllable = isRead ? String(readings[place]) : ""
                    let key = "\(character)\(syllable)"
                    if known[key] == nil, let next = UInt16(exactly: spelled.count) {
                        known[key] = next
                        spelled.append(
                            Spelled(
                                character: character, spellings: Self.spellings(of: syllable, character)))
                    }
                    // Beyond 65,536 different ones a character is left out; the rest of its name is still found.
                    if let place = known[key] { characters.append(place) }
                }
                terms.append(Term(item: index, isAlias: number > 0, range: start..<characters.count))
            }
        }
    }

    /// The places of the items that fit, the best first: those that begin with what was typed, then those in which it
    /// stands further back; names before what people call them besides, and otherwise as they were given.
    func find(_ query: String) -> [Int] {
        let typed = Array(query.lowercased().filter { !$0.isWhitespace && $0 != "'" }.prefix(40))
        guard !typed.isEmpty else { return [] }
        var ranks: [Int: Int] = [:]
        func note(_ item: Int, _ rank: Int) { ranks[item] = min(ranks[item] ?? rank, rank) }
        for term in terms {
            let places = characters[term.range]
            guard let start = places.indices.first(where: { fits(typed[...], places[$0...]) }) else {
                continue
            }
            note(term.item, (start == term.range.lowerBound ? 0 : 2) + (term.isAlias ? 1 : 0))
        }
        let plain = Array(Telex.plain(String(typed)).utf8)
        for (item, name) in names where Self.hasWords(name.utf8, beginning: plain) { note(item, 4) }
        return ranks.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    }

    /// Whether what is typed spells these characters from the first one on. The last syllable may be unfinished, and each
    /// may be as short as its first letter.
    private func fits(_ typed: ArraySlice<Character>, _ places: ArraySlice<UInt16>) -> Bool {
        guard let first = typed.first else { return true }
        guard let place = places.first.map({ spelled[Int($0)] }) else { return false }
        let rest = places.dropFirst()
        if first == place.character { return fits(typed.dropFirst(), rest) }
        for spelling in place.spellings {
            let common = zip(typed, spelling).prefix { $0 == $1 }.count
            // The longest first: it is mostly right.
            for length in stride(from: common, to: 0, by: -1) where fits(typed.dropFirst(length), rest) {
                return true
            }
        }
        return false
    }

    private static func words(of name: String) -> String {
        let words = Telex.plain(name).split { !$0.isLetter && !$0.isNumber && $0 != "-" }
        return words.map { " \($0)" }.joined()
    }

    /// Whether some word and those after it, put together, begin with what was typed.
    private static func hasWords(_ name: String.UTF8View, beginning typed: [UInt8]) -> Bool {
        let space = UInt8(ascii: " ")
        return name.indices.contains { start in
            guard name[start] == space else { return false }
            var letters = name[start...].lazy.filter { $0 != space }.makeIterator()
            return typed.allSatisfy { letters.next() == $0 }
        }
    }

    /// The ways in which people of Guangxi type a syllable: with and without h after z, c and s, n for l, f for h, and
    /// with or without the g at its end (reference: domain section 6).
    private static func spellings(of syllable: String, _ character: Character) -> [[Character]] {
        guard !syllable.isEmpty else { return [Array(character.lowercased())] }
        var initials = [syllable]
        for (long, short) in [("zh", "z"), ("ch", "c"), ("sh", "s")] {
            if syllable.hasPrefix(long) {
                initials.append(short + syllable.dropFirst(2))
            } else if syllable.hasPrefix(short) {
                initials.append(long + syllable.dropFirst())
            }
        }
        for (one, other) in [("n", "l"), ("l", "n"), ("f", "h"), ("h", "f"), ("r", "l")]
        where syllable.hasPrefix(one) {
            initials.append(other + syllable.dropFirst())
        }
        return initials.flatMap { spelling in
            ["an", "en", "in"].contains { spelling.hasSuffix($0) }
                ? [spelling, spelling + "g"]
                : ["ang", "eng", "ing"].contains { spelling.hasSuffix($0) }
                    ? [spelling, String(spelling.dropLast())] : [spelling]
        }
        .map { Array($0) }
    }
}
