import TerminalUI
import WorkerProtocol

extension Booth {
    /// A key on a page with a field. Nil if the key is not for the field.
    mutating func type(_ key: Key) -> [BoothEffect]? {
        if place == .serviceSearch { return typeSearch(key) }
        if place == .tracking { return typeTracking(key) }
        guard var form = session?.form, let question = form.question else { return nil }
        if !form.composition.preedit.isEmpty, !isControl(key) { return compose(key, in: form.writing) }
        switch key {
        case .character(let character):
            guard !isControl(key) else { return nil }
            if !question.isNumeric, form.writing.composes(character) {
                return [.compose(.key(character.lowercased()))]
            }
            if let now = question.typed(now: now.wall) {
                guard type(character, intoPatternFor: now, in: &form) else { return [] }
                break
            }
            if question.isNumeric, !character.isNumber, !"-.:xX".contains(character) { return [] }
            // 6 to 0 choose what the strokes make; before the first stroke there is nothing to choose.
            if !question.isNumeric, form.writing == .stroke, character.isNumber { return [] }
            if writesVietnamese, character.isASCII, character.isLetter {
                guard form.editor.typeTelex(character) else { return [] }
            } else {
                guard form.editor.handle(key) else { return [] }
            }
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

    /// A character where only the digits of a day or a time are typed: its key for "now" fills in all of them. Gives
    /// false where the character does nothing.
    private func type(_ character: Character, intoPatternFor now: String, in form: inout FormFlow) -> Bool {
        if character == Self.nowKey {
            form.editor.replace(with: now)
            return true
        }
        return character.isASCII && character.isNumber && form.editor.handle(.character(character))
    }

    /// A key on the search; digits are left to the results.
    private mutating func typeSearch(_ key: Key) -> [BoothEffect]? {
        guard var finding = session?.finding else { return nil }
        if !finding.composition.preedit.isEmpty, !isControl(key) { return compose(key, in: .pinyin) }
        switch key {
        case .character(let character):
            guard !isControl(key), !character.isNumber else { return nil }
            if finding.composesChinese, character.isASCII, character.isLetter {
                return [.compose(.key(character.lowercased()))]
            }
            guard finding.editor.handle(key) else { return [] }
        case .backspace, .delete, .left, .right, .home, .end:
            guard finding.editor.handle(key) else { return nil }
        default: return nil
        }
        session?.finding = finding
        focus = 0
        return []
    }

    /// The input method's answer on the search.
    private mutating func composeSearch(_ composition: Composition) {
        guard session?.finding.composesChinese == true else { return }
        if !composition.committed.isEmpty { session?.finding.editor.insert(composition.committed) }
        session?.finding.composition = composition
    }

    /// Whether letters are Telex: Vietnamese is spoken, and not written in characters now.
    private var writesVietnamese: Bool { language == .vietnamese && session?.form?.writing == .letters }

    /// Whether a key belongs to the foot of the screen, whatever is being typed.
    func isControl(_ key: Key) -> Bool {
        switch key {
        case .character(let character): ["*", "#", "/", "+"].contains(character)
        case .function: true
        default: false
        }
    }

    /// A key while letters or strokes wait to be converted.
    private mutating func compose(_ key: Key, in writing: WritingMode) -> [BoothEffect] {
        guard let request = writing.request(for: key) else { return [] }
        // What is given up is gone at once, whatever the input method says, or does not.
        if case .clear = request {
            session?.form?.composition = Composition()
            session?.finding.composition = Composition()
            return [.compose(.clear)] + (place == .form ? startComposing() : startComposingSearch())
        }
        return [.compose(request)]
    }

    /// The input method's answer: finished text goes into the field. An answer that comes late, when the field has
    /// changed to digits or plain letters, is for nobody.
    mutating func compose(_ composition: Composition) {
        if place == .serviceSearch { return composeSearch(composition) }
        guard place == .form, let form = session?.form, let question = form.question, question.isTyped,
            !question.isNumeric, form.writing != .letters
        else { return }
        if !composition.committed.isEmpty {
            session?.form?.editor.insert(composition.committed)
            session?.form?.accept()
        }
        session?.form?.composition = composition
    }

    /// To the next way of writing.
    mutating func switchInput() -> [BoothEffect] {
        if place == .serviceSearch {
            session?.finding.composesChinese.toggle()
            session?.finding.composition = Composition()
            return startComposingSearch()
        }
        guard var form = session?.form else { return [] }
        form.writing = form.writing.next
        form.composition = Composition()
        session?.form = form
        return startComposing()
    }
}
