import TerminalUI
import WorkerProtocol

extension Booth {
    /// A key on a page with a field. Nil if the key is not for the field.
    mutating func type(_ key: Key) -> [BoothEffect]? {
        guard var form = session?.form, let question = form.question else { return nil }
        if !form.composition.preedit.isEmpty, !isControl(key) { return compose(key) }
        switch key {
        case .character(let character):
            guard !isControl(key) else { return nil }
            if composes(question.isNumeric), character.isASCII, character.isLetter {
                return [.compose(.key(character.lowercased()))]
            }
            if question.isNumeric, !character.isNumber, !"-.:xX".contains(character) { return [] }
            guard form.editor.handle(key) else { return [] }
        case .backspace:
            guard form.editor.handle(key) else { return nil }
        case .delete, .left, .right, .home, .end:
            _ = form.editor.handle(key)
        default:
            return nil
        }
        form.accept()
        session?.form = form
        return []
    }

    /// Whether a key belongs to the foot of the screen, whatever is being typed.
    private func isControl(_ key: Key) -> Bool {
        switch key {
        case .character(let character): ["*", "#", "/", "+"].contains(character)
        case .function: true
        default: false
        }
    }

    /// A key while letters wait to be converted.
    private func compose(_ key: Key) -> [BoothEffect] {
        switch key {
        case .character(let character):
            if character == " " { return [.compose(.select(index: 0))] }
            if let digit = character.wholeNumberValue { return [.compose(.select(index: max(digit - 1, 0)))] }
            return character.isASCII && (character.isLetter || character == "'")
                ? [.compose(.key(character.lowercased()))] : []
        case .enter: return [.compose(.select(index: 0))]
        case .backspace: return [.compose(.deleteBackward)]
        case .left, .pageUp, .up: return [.compose(.page(forward: false))]
        case .right, .pageDown, .down, .tab: return [.compose(.page(forward: true))]
        case .escape: return [.compose(.clear)]
        default: return []
        }
    }

    private func composes(_ numeric: Bool) -> Bool {
        guard let form = session?.form, !numeric else { return false }
        return form.composesChinese
    }

    /// The input method's answer: finished text goes into the field. An answer that comes late, when the field has
    /// changed to digits or plain letters, is for nobody.
    mutating func compose(_ composition: Composition) {
        guard place == .form, let question = session?.form?.question, question.isTyped,
            composes(question.isNumeric)
        else { return }
        if !composition.committed.isEmpty {
            session?.form?.editor.insert(composition.committed)
            session?.form?.accept()
        }
        session?.form?.composition = composition
    }

    /// Between 拼音 and plain letters.
    mutating func switchInput() -> [BoothEffect] {
        guard var form = session?.form else { return [] }
        form.composesChinese.toggle()
        form.composition = Composition()
        session?.form = form
        return [.compose(form.composesChinese ? .start(schema: "booth_pinyin") : .clear)]
    }
}
