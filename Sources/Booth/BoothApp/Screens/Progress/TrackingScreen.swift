import Domain
import TerminalUI

/// A receipt number that is being typed (凭回执编号查进度).
struct Tracking: Sendable {
    var editor = TextEditor(maxLength: ReceiptNumber.length)
    var fault: Fault?

    /// Why what was typed is no number to ask for.
    enum Fault: Sendable {
        case incomplete
        /// The check digit is wrong.
        case mistyped
    }
}

extension Booth {
    /// Asks for the number on a slip. Without a card it is all that is known of a person, so the answer says how far the
    /// case is and no more (reference: domain section 4.7, the limited session).
    func presentTracking() -> Presentation {
        let tracking = session?.tracking ?? Tracking()
        var builder = start(text(.trackingTitle))
        builder.ask(
            Field(
                label: text(.trackingLabel), text: tracking.editor.text, caret: tracking.editor.caret,
                placeholder: text(.trackingPlaceholder), pattern: ReceiptNumber.pattern(of: Field.place),
                message: tracking.fault.map { FieldMessage(text($0.messageKey), .bad) }, isFocused: true))
        let place = builder.show(Self.digitKeyboard(isTall: rows >= 28))
        builder.offer([
            .init(label: text(.trackingAsk), action: .track, key: .enter, keyLabel: text(.keyEnter))
        ])
        builder.offerKeys(of: place)
        return finish(builder)
    }

    /// A key on the field. Nil if the key is not for it.
    mutating func typeTracking(_ key: Key) -> [BoothEffect]? {
        var tracking = session?.tracking ?? Tracking()
        switch key {
        case .character(let character):
            guard !isControl(key) else { return nil }
            guard character.isASCII, character.isNumber, tracking.editor.handle(key) else { return [] }
        case .backspace:
            guard tracking.editor.handle(key) else { return nil }
        case .delete, .left, .right, .home, .end:
            _ = tracking.editor.handle(key)
        default: return nil
        }
        tracking.fault = nil
        session?.tracking = tracking
        return []
    }

    /// Asks for the case with the number, if it is one.
    mutating func track() -> [BoothEffect] {
        guard place == .tracking else { return [] }
        var tracking = session?.tracking ?? Tracking()
        let typed = tracking.editor.text
        guard let number = ReceiptNumber(typed) else {
            tracking.fault = typed.count < ReceiptNumber.length ? .incomplete : .mistyped
            session?.tracking = tracking
            return []
        }
        return ask(.numbered(number), from: .tracking)
    }
}

extension Tracking.Fault {
    fileprivate var messageKey: MessageKey {
        switch self {
        case .incomplete: .trackingIncomplete
        case .mistyped: .trackingMistyped
        }
    }
}
