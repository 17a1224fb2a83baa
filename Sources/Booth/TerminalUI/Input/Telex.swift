/// Vietnamese by Telex, the way of typing that Vietnamese keyboards have: `tieengs Vieejt` is tiếng Việt. A value without
/// state: each key changes the word that is already there.
///
/// * `aa` `ee` `oo` are â ê ô, `aw` `ow` `uw` ă ơ ư, `uow` ươ, `w` alone ư, `dd` đ, also with letters in between.
/// * `s` `f` `r` `x` `j` are the tones sắc, huyền, hỏi, ngã, nặng, wherever in the word they are typed; `z` takes the tone
///   away. The tone stands on the letter where school books put it (kiểu mới: hoà, thuý).
/// * The same key once more takes back what it did and stands for itself: `ass` is as.
public enum Telex {
    /// The word after one more key; both are letters only.
    public static func word(_ word: String, adding key: Character) -> String {
        var letters = Letters(word)
        letters.add(key)
        return letters.text
    }

    /// A text without tones, hats, horns and bars, in small letters: what somebody types who looks for it.
    public static func plain(_ text: String) -> String {
        let bases: [Character: Character] = [
            "ă": "a", "â": "a", "đ": "d", "ê": "e", "ô": "o", "ơ": "o", "ư": "u",
        ]
        return String(
            text.lowercased().map { letter in
                let base = parts[letter]?.base ?? letter
                return bases[base] ?? base
            })
    }

    /// The vowels in all tones: none, sắc, huyền, hỏi, ngã, nặng.
    fileprivate static let vowels: [Character: [Character]] = Dictionary(
        uniqueKeysWithValues: [
            "aáàảãạ", "ăắằẳẵặ", "âấầẩẫậ", "eéèẻẽẹ", "êếềểễệ", "iíìỉĩị", "oóòỏõọ", "ôốồổỗộ", "ơớờởỡợ",
            "uúùủũụ",
            "ưứừửữự", "yýỳỷỹỵ",
        ].map { (Array($0)[0], Array($0)) })

    /// The vowels with hats and horns that a syllable can have, as far as they are typed: a mark that would make others is
    /// not set (`ngoao` is not ngôa).
    fileprivate static let vowelRuns: Set<String> = [
        "ă", "â", "ê", "ô", "ơ", "ư", "oă", "âu", "ây", "êu", "iê", "iêu", "yê", "yêu", "ôi", "ơi", "uâ",
        "uây", "uê", "uô",
        "uôi", "uơ", "uyê", "ưa", "ưi", "ưu", "ươ", "ươi", "ươu",
    ]

    /// What a letter with a tone is made of.
    fileprivate static let parts: [Character: (base: Character, tone: Int)] = vowels.reduce(into: [:]) {
        for (tone, letter) in $1.value.enumerated() { $0[letter] = ($1.key, tone) }
    }
}

/// A word as its letters without tones, and its tone.
private struct Letters {
    private struct Letter {
        var base: Character
        var isCapital: Bool
        var isVowel: Bool { Telex.vowels[base] != nil }
        /// Whether it has a hat, a horn or a bowl.
        var isMarked: Bool { "ăâêôơư".contains(base) }
    }

    private var letters: [Letter] = []
    private var tone = 0

    init(_ word: String) {
        for character in word {
            let small = character.lowercased().first ?? character
            let part = Telex.parts[small]
            letters.append(Letter(base: part?.base ?? small, isCapital: character != small))
            if let part, part.tone > 0 { tone = part.tone }
        }
    }

    mutating func add(_ key: Character) {
        let small = key.lowercased().first ?? key
        switch small {
        case "s", "f", "r", "x", "j": addTone(small, key)
        case "z":
            if tone > 0 { tone = 0 } else { append(key) }
        case "a", "e", "o": addHat(small, key)
        case "w": addHorn(key)
        case "d": addBar(key)
        default: append(key)
        }
    }

    private mutating func append(_ key: Character) {
        let small = key.lowercased().first ?? key
        // No word has uơ before another letter: what was meant is ươ.
        if let place = vowelRun.dropLast().last, place + 2 == letters.count,
            (letters[place].base, letters[place + 1].base) == ("u", "ơ")
        {
            letters[place].base = "ư"
        }
        letters.append(Letter(base: small, isCapital: key != small))
    }

    private mutating func addTone(_ small: Character, _ key: Character) {
        let number = (Array("sfrxj").firstIndex(of: small) ?? 0) + 1
        guard !vowelRun.isEmpty else { return append(key) }
        if tone == number {
            tone = 0
            append(key)
        } else {
            tone = number
        }
    }

    private mutating func addHat(_ small: Character, _ key: Character) {
        let hats: [Character: Character] = ["a": "â", "e": "ê", "o": "ô"]
        let others: [Character: Character] = ["a": "ă", "o": "ơ"]
        guard let hat = hats[small] else { return append(key) }
        let run = vowelRun
        for place in run.reversed() where letters[place].base == small || letters[place].base == others[small]
        {
            var changes = [place: hat]
            // ươ becomes uô as a whole.
            if place > 0, letters[place - 1].base == "ư" { changes[place - 1] = "u" }
            if mark(changes, in: run) { return }
        }
        if let place = run.last(where: { letters[$0].base == hat }) { letters[place].base = small }
        append(key)
    }

    private mutating func addHorn(_ key: Character) {
        let horns: [Character: Character] = ["a": "ă", "â": "ă", "o": "ơ", "ô": "ơ", "u": "ư"]
        let run = vowelRun
        guard !run.isEmpty else {
            append(key)
            letters[letters.count - 1].base = "ư"
            return
        }
        // uo takes both horns with one key; at the end of a word only its o (thuở), until a letter follows.
        for place in run.dropLast() where letters[place].base == "u" && "oô".contains(letters[place + 1].base)
        {
            let isLast = place + 2 == letters.count
            if mark([place: isLast ? "u" : "ư", place + 1: "ơ"], in: run) { return }
        }
        for place in run.reversed() {
            if let horn = horns[letters[place].base], mark([place: horn], in: run) { return }
        }
        if let place = run.last(where: { "ăơư".contains(letters[$0].base) }) {
            let plain: [Character: Character] = ["ă": "a", "ơ": "o", "ư": "u"]
            let isPair = letters[place].base == "ơ"
            for index in run where index == place || isPair && letters[index].base == "ư" {
                letters[index].base = plain[letters[index].base] ?? letters[index].base
            }
        }
        append(key)
    }

    /// Changes letters of the vowels, if Vietnamese has such vowels.
    private mutating func mark(_ changes: [Int: Character], in run: [Int]) -> Bool {
        guard Telex.vowelRuns.contains(String(run.map { changes[$0] ?? letters[$0].base })) else {
            return false
        }
        for (place, base) in changes { letters[place].base = base }
        return true
    }

    private mutating func addBar(_ key: Character) {
        if let place = letters.firstIndex(where: { $0.base == "d" }), place == 0 || place == letters.count - 1
        {
            letters[place].base = "đ"
        } else if letters.first?.base == "đ" {
            letters[0].base = "d"
            append(key)
        } else {
            append(key)
        }
    }

    /// The vowels that the syllable sounds with: not the u of qu nor the i of gi before another vowel.
    private var vowelRun: [Int] {
        guard let last = letters.indices.last(where: { letters[$0].isVowel }) else { return [] }
        var first = last
        while first > 0, letters[first - 1].isVowel { first -= 1 }
        if first < last, first > 0 {
            let pair = (letters[first - 1].base, letters[first].base)
            if pair == ("q", "u") || pair == ("g", "i") { first += 1 }
        }
        return Array(first...last)
    }

    /// The letter that carries the tone.
    private var tonePlace: Int? {
        let run = vowelRun
        if let marked = run.last(where: { letters[$0].isMarked }) { return marked }
        guard run.count > 1, let first = run.first else { return run.first }
        if run.count > 2 { return first + 1 }
        let endsInVowel = first + 1 == letters.count - 1
        let pair = String([letters[first].base, letters[first + 1].base])
        return !endsInVowel || ["oa", "oe", "uy"].contains(pair) ? first + 1 : first
    }

    var text: String {
        let place = tonePlace
        return String(
            letters.indices.map { index -> Character in
                let letter = letters[index]
                let toned =
                    index == place && tone > 0 ? Telex.vowels[letter.base]?[tone] ?? letter.base : letter.base
                return letter.isCapital ? toned.uppercased().first ?? toned : toned
            })
    }
}

extension TextEditor {
    /// Types a letter by Telex into the word before the caret.
    @discardableResult
    public mutating func typeTelex(_ key: Character) -> Bool {
        let before = text.prefix(caret)
        let word = before.reversed().prefix { $0.isLetter }.reversed()
        var changed = self
        for _ in word { changed.backspace() }
        guard changed.insert(Telex.word(String(word), adding: key)) else { return false }
        self = changed
        return true
    }
}
