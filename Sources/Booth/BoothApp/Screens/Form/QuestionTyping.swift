import Domain
import Forms

/// How the answers to a question are typed.
extension Question {
    /// Whether it only says something.
    var isNote: Bool { control == .note }

    /// How its value is hidden from onlookers in lists; nil if it may be seen.
    var masking: MaskingRule? {
        let rules: [String: MaskingRule] = [
            "masked": .documentNumber, "name": .name, "masked-phone": .phone, "masked-bank": .bankCard,
            "masked-address": .address, "masked-birth": .birth,
        ]
        return appearances.lazy.compactMap { rules[$0] }.first
    }

    /// Whether it asks for somebody's name, which is written character by character, surnames first.
    var isName: Bool { appearances.contains("name") }

    /// Whether it is typed.
    var isTyped: Bool {
        switch control {
        case .text, .integer, .decimal, .date, .time, .dateTime: true
        case .range: range?.fewNumbers == nil
        default: false
        }
    }

    /// Whether only digits and signs are typed.
    var isNumeric: Bool {
        switch control {
        case .integer, .decimal, .date, .time, .dateTime, .range: true
        default: appearances.contains("numbers")
        }
    }

    /// The shape in which its digits stand on the screen; nil where the answer has none.
    var pattern: MessageKey? {
        switch control {
        case .date: .formDatePattern
        case .time: .formTimePattern
        case .dateTime: .formMomentPattern
        default: nil
        }
    }

    /// The day and time that it is here, as they are typed; nil where neither is asked.
    func typed(now: Instant) -> String? {
        guard let day = now.civil()?.date.compact else { return nil }
        let time = now.localClock.filter { $0 != ":" }
        return switch control {
        case .date: day
        case .time: time
        case .dateTime: day + time
        default: nil
        }
    }

    /// Whether the number may have a point.
    var takesFractions: Bool {
        switch control {
        case .decimal: true
        case .range: range.map { $0.step != $0.step.rounded() || $0.start != $0.start.rounded() } ?? false
        default: false
        }
    }

    /// The answer as the field shows it: days and times without their signs, as they are typed.
    var editableText: String {
        switch control {
        case .date: value.filter { $0 != "-" }
        case .time: String(value.prefix(5).filter { $0 != ":" })
        case .dateTime: String(value.prefix(16).filter { $0.isNumber })
        default: value
        }
    }

    /// How many characters the field takes.
    var maximumLength: Int {
        switch control {
        case .date: 8
        case .time: 4
        case .dateTime: 12
        case .integer, .decimal, .range: 18
        default: 120
        }
    }

    /// What was typed as the engine wants it: 19410308 is 1941-03-08, 0830 is 08:30.
    func answer(fromTyped text: String) -> String {
        let trimmed = text.trimmed
        switch control {
        case .date: return CivilDate(trimmed)?.description ?? trimmed
        case .time: return Self.time(trimmed) ?? trimmed
        case .dateTime:
            guard trimmed.count == 12, let day = CivilDate(String(trimmed.prefix(8))),
                let time = Self.time(String(trimmed.suffix(4)))
            else { return trimmed }
            return "\(day)T\(time)"
        default: return trimmed
        }
    }

    /// China has one time.
    private static func time(_ text: String) -> String? {
        let digits = text.filter { $0 != ":" }
        guard digits.count == 4, digits.allSatisfy(\.isNumber) else { return nil }
        return "\(digits.prefix(2)):\(digits.suffix(2)):00.000+08:00"
    }
}

extension NumberRange {
    /// Its numbers as answers hold them, where they are few enough to choose from; nil where one has to be typed.
    var fewNumbers: [String]? {
        let count = ((end - start) / step).rounded(.down) + 1
        guard count <= 9 else { return nil }
        return (0..<Int(count)).map { text(number($0, from: start)) }
    }
}

extension String {
    fileprivate var trimmed: String {
        let blank: (Character) -> Bool = { $0.isWhitespace }
        guard let first = firstIndex(where: { !blank($0) }), let last = lastIndex(where: { !blank($0) })
        else {
            return ""
        }
        return String(self[first...last])
    }
}
