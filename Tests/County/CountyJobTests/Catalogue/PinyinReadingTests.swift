import Testing

@testable import CountyJob

@Suite("How names are read")
struct PinyinReadingTests {
    @Test(
        "One syllable a character, without tones; exceptions as people say them",
        arguments: [
            ("低保", "di bao"), ("高龄津贴申领", "gao ling jin tie shen ling"), ("银行", "yin hang"),
            ("百色市", "bai se shi"), ("重度残疾人", "zhong du can ji ren"), ("给付", "ji fu"),
            ("出生“一件事”", "chu sheng “ yi jian shi ”"),
            ("旅游", "lv you"), ("长期护理", "chang qi hu li"), ("行政", "xing zheng"), ("A证", "a zheng"), ("", ""),
            ("最低生活保障给付(低保)", "zui di sheng huo bao zhang ji fu ( di bao )"),
        ])
    func readings(text: String, pinyin: String) {
        #expect(PinyinReading.syllables(of: text).joined(separator: " ") == pinyin)
        #expect(PinyinReading.syllables(of: text).count == text.count)
    }
}
