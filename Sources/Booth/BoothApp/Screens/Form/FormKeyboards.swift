import Forms
import TerminalUI

extension Booth {
    /// The keys to touch for a typed answer: digits, the letters of the input method, or all that Latin texts need.
    func keyboard(for question: Question, writing: WritingMode) -> Keyboard {
        let isTall = rows >= 28
        if question.pattern != nil {
            let now = text(question.control == .date ? .formToday : .formNow)
            return Self.digits(nowLabel: now, isTall: isTall)
        }
        if question.isNumeric {
            let sign: Character = question.takesFractions ? "." : "X"
            return isTall ? Self.digits(sign) : Self.flatDigits(sign)
        }
        switch writing {
        case .stroke: return Self.strokes
        case .pinyin: return Self.letterKeyboard
        case .letters: return isTall ? Self.latin : Self.letterKeyboard
        }
    }

    private static func row(_ keys: String) -> [Keyboard.Button] {
        keys.map { Keyboard.Button(key: .character($0), label: String($0)) }
    }

    private static let backspace = Keyboard.Button(key: .backspace, label: "<-")
    private static let space = Keyboard.Button(key: .character(" "), label: "___")

    private static func digits(_ sign: Character) -> Keyboard {
        Keyboard(rows: ["123", "456", "789"].map(row) + [row("\(sign)0") + [backspace]])
    }

    /// The key that fills in today, or the time it is: a keypad has it beside the 0.
    static let nowKey: Character = "."

    /// Digits for days and times. The key for "now" is as wide as its words need.
    private static func digits(nowLabel: String, isTall: Bool) -> Keyboard {
        func now(span: Int) -> Keyboard.Button {
            Keyboard.Button(key: .character(nowKey), label: "\(nowKey) \(nowLabel)", span: span)
        }
        guard isTall else {
            return Keyboard(rows: [row("1234567"), row("890") + [now(span: 3), backspace]])
        }
        return Keyboard(rows: ["123", "456", "789"].map(row) + [[now(span: 1)] + row("0") + [backspace]])
    }

    /// Digits and nothing else.
    static func digitKeyboard(isTall: Bool) -> Keyboard {
        func last(span: Int) -> Keyboard.Button {
            Keyboard.Button(key: .backspace, label: "<-", span: span)
        }
        guard isTall else { return Keyboard(rows: [row("123456"), row("7890") + [last(span: 2)]]) }
        return Keyboard(
            rows: ["123", "456", "789"].map(row)
                + [[Keyboard.Button(key: .character("0"), label: "0", span: 2), last(span: 1)]])
    }

    /// The same in two rows, for a small screen.
    private static func flatDigits(_ sign: Character) -> Keyboard {
        Keyboard(rows: [row("123456"), row("7890\(sign)") + [backspace]])
    }

    /// The five strokes as the keypad has them.
    private static let strokes = Keyboard(rows: [
        [("1", "横 一"), ("2", "竖 丨"), ("3", "撇 丿"), ("4", "点 丶"), ("5", "折 乛")].map {
            Keyboard.Button(key: .character($0.0), label: "\($0.0) \($0.1)", span: 2)
        },
        [
            Keyboard.Button(key: .character(" "), label: "___", span: 6),
            Keyboard.Button(key: .backspace, label: "<-", span: 4),
        ],
    ])

    static let letterKeyboard = Keyboard(rows: [
        row("qwertyuiop"), row("asdfghjkl"),
        row("zxcvbnm") + [space, Keyboard.Button(key: .backspace, label: "<-", span: 2)],
    ])

    /// Letters, digits and the signs of addresses and numbers of papers.
    private static let latin = Keyboard(rows: [
        row("1234567890"), row("qwertyuiop"), row("asdfghjkl."), row("zxcvbnm-") + [space, backspace],
    ])
}
