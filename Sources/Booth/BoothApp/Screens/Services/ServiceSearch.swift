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
        /// One for each character: the character itself and all ways to type it.
        var places: [(character: Character, spellings: [[Character]])]
    }

    private let terms: [Term]
    /// Names in Latin letters from each of their words on, small, without accents and spaces, by item.
    private let words: [(item: Int, name: String)]

    /// A search over these items; what it finds are their places.
    init(_ items: [ServiceSummary]) {
        // The same syllables come again and again; their spellings are kept once.
        var known: [String: [[Character]]] = [:]
        func spellings(of syllable: String, _ character: Character) -> [[Character]] {
            let key = syllable.isEmpty ? String(character) : syllable
            if let spellings = known[key] { return spellings }
            let spellings = Self.spellings(of: syllable, character)
            known[key] = spellings
            return spellings
        }
        terms = items.enumerated().flatMap { index, item in
            ([item.name] + (item.aliases ?? [])).enumerated().map { number, name in
                let reading = item.readings.flatMap { $0.indices.contains(number) ? $0[number] : nil } ?? ""
                let readings = reading.split(separator: " ", omittingEmptySubsequences: false).map(
                    String.init)
                let characters = Array(name)
                return Term(
                    item: index, isAlias: number > 0,
                    places: characters.enumerated().map { place, character in
                        let reading = readings.count == characters.count ? readings[place] : ""
                        return (character, spellings(of: reading, character))
                    })
            }
        }
        words = items.enumerated().flatMap { index, item in
            (item.translatedNames ?? [:]).values.flatMap(Self.fromEachWord).map { (index, $0) }
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
            guard let start = term.places.indices.first(where: { Self.fits(typed[...], term.places[$0...]) })
            else { continue }
            note(term.item, (start == 0 ? 0 : 2) + (term.isAlias ? 1 : 0))
        }
        let plain = Telex.plain(String(typed))
        for (item, name) in words where name.hasPrefix(plain) { note(item, 4) }
        return ranks.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    }

    /// Whether what is typed spells these characters from the first one on. The last syllable may be unfinished, and each
    /// may be as short as its first letter.
    private static func fits(
        _ typed: ArraySlice<Character>, _ places: ArraySlice<(character: Character, spellings: [[Character]])>
    ) -> Bool {
        guard let first = typed.first else { return true }
        guard let place = places.first else { return false }
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

    private static func fromEachWord(of name: String) -> [String] {
        let words = Telex.plain(name).split { !$0.isLetter && !$0.isNumber && $0 != "-" }
        return words.indices.map { words[$0...].joined() }
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
