import Testing

@testable import TerminalUI

/// Every rhyme that Vietnamese has, with beginnings and tones, typed in the ways that people type.
@Suite("All Vietnamese syllables by Telex")
struct TelexSyllableTests {
    /// The rhymes of quốc ngữ. The letter that carries the tone (kiểu mới) is the one behind the dot.
    static let rhymes = """
        .a .ac .ach .ai .am .an .ang .anh .ao .ap .at .au .ay .ăc .ăm .ăn .ăng .ăp .ăt .âc .âm .ân .âng .âp .ât .âu .ây
        .e .ec .em .en .eng .eo .ep .et .ê .êch .êm .ên .ênh .êp .êt .êu .i .ich .im .in .inh .ip .it .iu .ia
        i.êc i.êm i.ên i.êng i.êp i.êt i.êu .o .oc .oi .om .on .ong .op .ot o.a o.ac o.ach o.ai o.an o.ang o.anh o.ao o.ap o.at
        o.ay o.ăc o.ăm o.ăn o.ăng o.ăt o.e o.en o.eo o.et .ô .ôc .ôi .ôm .ôn .ông .ôp .ôt .ơ .ơi .ơm .ơn .ơp .ơt
        .u .uc .ui .um .un .ung .up .ut .ua u.ân u.âng u.ât u.ây u.ê u.êch u.ênh u.ôc u.ôi u.ôm u.ôn u.ông u.ôt u.ơ u.y uy.ên
        uy.êt u.ynh u.yt u.ya u.yu .ư .ưa .ưc .ưi .ưm .ưng .ưt .ưu ư.ơc ư.ơi ư.ơm ư.ơn ư.ơng ư.ơp ư.ơt ư.ơu .y
        """.split { $0.isWhitespace }.map(String.init)

    static let beginnings = [
        "", "b", "ch", "d", "đ", "h", "kh", "l", "m", "ng", "nh", "ph", "r", "s", "t", "th", "tr", "x",
    ]
    static let tones: [(key: String, mark: String)] = [
        ("", ""), ("s", "\u{301}"), ("f", "\u{300}"), ("r", "\u{309}"), ("x", "\u{303}"), ("j", "\u{323}"),
    ]

    /// Letters of a syllable as keys: each with its second key at once, or all second keys at its end.
    private static func keys(_ syllable: String, marksLast: Bool) -> String {
        let pairs: [Character: (String, String)] = [
            "ă": ("a", "w"), "â": ("a", "a"), "ê": ("e", "e"), "ô": ("o", "o"), "ơ": ("o", "w"),
            "ư": ("u", "w"),
            "đ": ("d", "d"),
        ]
        var now = ""
        var later = ""
        for letter in syllable {
            let (base, mark) = pairs[letter] ?? (String(letter), "")
            now += base
            if marksLast { later += mark } else { now += mark }
        }
        // One w gives both horns of ươ.
        return now + later.replacing("ww", with: "w")
    }

    private static func typed(_ keys: String) -> String { keys.reduce("") { Telex.word($0, adding: $1) } }

    @Test(
        "Typed letter by letter, or with marks and tones at the end, the syllable comes out",
        arguments: beginnings)
    func syllables(beginning: String) {
        for rhyme in Self.rhymes {
            // Before e, ê and i it is written ngh.
            let isHigh = "eêi".contains(rhyme.first { $0 != "." } ?? "a")
            let beginning = beginning == "ng" && isHigh ? "ngh" : beginning
            let plain = beginning + rhyme.replacing(".", with: "")
            let dot = rhyme.split(separator: ".", omittingEmptySubsequences: false)
            for tone in Self.tones {
                let carrier = dot[1].prefix(1) + tone.mark
                let whole = beginning + dot[0] + carrier + dot[1].dropFirst()
                for marksLast in [false, true] {
                    let keys = Self.keys(plain, marksLast: marksLast) + tone.key
                    #expect(Self.typed(keys) == whole, "\(keys)")
                }
            }
        }
    }

    @Test(
        "After q and g, u and i belong to the consonant",
        arguments: [
            ("quar", "quả"), ("quawngj", "quặng"), ("quawn", "quăn"), ("quaanf", "quần"), ("quees", "quế"),
            ("quocos", "quốc"),
            ("quow", "quơ"), ("quyeenf", "quyền"), ("quyts", "quýt"), ("giaos", "giáo"), ("giowf", "giờ"),
            ("giawngj", "giặng"),
            ("giuowngf", "giường"), ("giuwax", "giữa"), ("quaos", "quáo"),
        ])
    func consonants(keys: String, word: String) {
        #expect(Self.typed(keys) == word)
    }

    @Test(
        "A key that would make vowels which no word has stands for itself",
        arguments: [
            ("ngoaos", "ngoáo"), ("ngoeoj", "ngoẹo"), ("muaw", "mưa"), ("thuowr", "thuở"), ("luuw", "lưu"),
            ("huowu", "hươu"),
            ("boong", "bông"), ("booong", "boong"), ("xoongf", "xồng"), ("thuongw", "thương"),
            ("tuowi", "tươi"), ("raaw", "ră"),
            ("huowo", "huô"), ("huowoo", "huoo"),
        ])
    func impossible(keys: String, word: String) {
        #expect(Self.typed(keys) == word)
    }
}
