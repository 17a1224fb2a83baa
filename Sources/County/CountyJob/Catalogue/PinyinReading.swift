import Foundation

/// How Chinese words are read, for finding items by typing. The readings are ICU's (Unihan); what it reads otherwise than
/// people do in the names of services is put right here.
enum PinyinReading {
    /// One syllable a character, in pinyin without tones; what is no Chinese character stands for itself, in small letters.
    static func syllables(of text: String) -> [String] {
        let characters = Array(text)
        var syllables = characters.map(syllable)
        for (word, reading) in exceptions {
            let letters = Array(word)
            guard characters.count >= letters.count else { continue }
            for start in 0...(characters.count - letters.count)
            where Array(characters[start..<start + letters.count]) == letters {
                syllables.replaceSubrange(
                    start..<start + letters.count, with: reading.split(separator: " ").map(String.init))
            }
        }
        return syllables
    }

    private static func syllable(of character: Character) -> String {
        let latin = String(character).applyingTransform(.mandarinToLatin, reverse: false) ?? String(character)
        // Taken apart into letters and marks: those of the tones go, and ü is typed as v.
        var letters = latin.decomposedStringWithCanonicalMapping
        if letters.unicodeScalars.contains("\u{308}") {
            letters = String(String.UnicodeScalarView(letters.unicodeScalars.map { $0 == "u" ? "v" : $0 }))
        }
        return String(
            String.UnicodeScalarView(
                letters.unicodeScalars.filter {
                    $0.properties.generalCategory != .nonspacingMark && !$0.properties.isWhitespace
                })
        ).lowercased()
    }

    /// Words of which a character has another reading than the one it has alone; 百色 and 扶绥 are Guangxi's.
    private static let exceptions = [
        "银行": "yin hang", "行业": "hang ye", "重新": "chong xin", "长寿": "chang shou", "长期": "chang qi",
        "会计": "kuai ji", "百色": "bai se", "都安": "du an", "大夫": "dai fu", "参与": "can yu",
        "参保": "can bao", "给付": "ji fu", "供给": "gong ji", "调解": "tiao jie", "落户": "luo hu",
        "重度": "zhong du", "差额": "cha e", "率": "lv", "孕妇": "yun fu", "生长": "sheng zhang",
    ]
}
