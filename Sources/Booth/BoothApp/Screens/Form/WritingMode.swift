import Domain
import TerminalUI
import WorkerProtocol

/// How what is typed becomes a text.
enum WritingMode: Sendable, Hashable, CaseIterable {
    /// Letters are pinyin (拼音).
    case pinyin
    /// Digits are strokes (笔画): 1 横 2 竖 3 撇 4 点 5 折; what they make is chosen by 6 7 8 9 0. For who never learnt
    /// pinyin, and for a keypad without letters.
    case stroke
    /// Letters stay letters; in Vietnamese they are Telex.
    case letters

    /// What a person begins with who speaks this language.
    static func usual(in language: Language) -> WritingMode { language == .vietnamese ? .letters : .pinyin }

    /// What the switch leads to.
    var next: WritingMode {
        switch self {
        case .pinyin: .stroke
        case .stroke: .letters
        case .letters: .pinyin
        }
    }

    /// What it is called at the foot of the screen.
    var label: MessageKey {
        switch self {
        case .pinyin: .inputChinese
        case .stroke: .inputStroke
        case .letters: .inputLatin
        }
    }

    /// What the input method is told; nil where it is not used.
    func schema(forName isName: Bool) -> String? {
        switch self {
        case .pinyin: isName ? "booth_name" : "booth_pinyin"
        case .stroke: "booth_stroke"
        case .letters: nil
        }
    }

    /// The keys of the candidates, first to last.
    var candidateKeys: String { self == .stroke ? "67890" : "123456789" }

    /// Whether a character is for the input method.
    func composes(_ character: Character) -> Bool {
        switch self {
        case .pinyin: character.isASCII && character.isLetter
        case .stroke: "12345".contains(character)
        case .letters: false
        }
    }

    /// What a key asks of the input method while something waits to be converted.
    func request(for key: Key) -> InputMethodRequest? {
        switch key {
        case .character(" "), .enter: return .select(index: 0)
        case .character(let character):
            if let place = candidateKeys.firstIndex(of: character) {
                return .select(index: candidateKeys.distance(from: candidateKeys.startIndex, to: place))
            }
            let small = Character(character.lowercased())
            return composes(small) || small == "'" && self == .pinyin ? .key(String(small)) : nil
        case .backspace: return .deleteBackward
        case .left, .pageUp, .up: return .page(forward: false)
        case .right, .pageDown, .down, .tab: return .page(forward: true)
        case .escape: return .clear
        default: return nil
        }
    }
}
