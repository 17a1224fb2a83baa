import BoothApp
import Domain
import TerminalUI

/// The ways to do something at a booth; every one must be enough for everything.
enum Hands: CaseIterable, Sendable {
    /// The key printed on the keycap; digits where there are digits.
    case keycaps
    /// Arrows until the focus stands on it, then Enter.
    case arrows
    /// A finger on the screen.
    case finger
}

extension Rehearsal {
    /// Takes the choice, control or answer with this key, in the way these hands do it.
    mutating func take(_ key: Key, by hands: Hands) throws {
        switch hands {
        case .keycaps: try happen(.key(key))
        case .arrows:
            var steps = 0
            while focusedKey != key {
                // Down the screen; along a row of a keyboard first.
                let rowKeys = keyboardRow(of: focusedKey)
                try press(rowKeys.contains(key) ? .right : .down)
                steps += 1
                if steps > 60 { throw Missing("the arrows never reach \(key) on \(screen.title)") }
            }
            try press(.enter)
        case .finger: try touch(key)
        }
    }

    /// The keys beside this one on a keyboard that is shown.
    private func keyboardRow(of key: Key?) -> [Key] {
        for case .keyboard(let keyboard) in screen.blocks {
            for row in keyboard.rows where row.contains(where: { $0.key == key }) { return row.map(\.key) }
        }
        return []
    }

    /// Touches the target of a key, turning pages by touch until it is seen.
    mutating func touch(_ key: Key) throws {
        for _ in 0..<20 {
            let frame = frame
            if let target = frame.targets.first(where: { $0.key == key }) {
                var tracker = TouchTracker()
                let row = target.area.rows.lowerBound
                let column = target.area.columns.lowerBound
                _ = tracker.handle(.press(row: row, column: column), in: frame)
                guard case .key(let pressed) = tracker.handle(.release(row: row, column: column), in: frame)
                else {
                    throw Missing("a touch on \(key) of \(screen.title)")
                }
                return try happen(.key(pressed))
            }
            guard frame.targets.contains(where: { $0.key == .pageDown }) else { break }
            try happen(.key(.pageDown))
        }
        throw Missing("a target for \(key) on \(screen.title): \(frame.targets.map(\.key))")
    }

    /// The key of the choice or control that has the focus.
    var focusedKey: Key? {
        let screen = screen
        switch screen.focus {
        case .overlay(let item): return screen.overlay.map { $0.choices.items[item].key }
        case .control(let item): return screen.controls[item].key
        case .block(let block, let item):
            switch screen.blocks[block] {
            case .choices(let list): return list.items[item].key
            case .keyboard(let keyboard): return keyboard.rows.flatMap { $0 }[item].key
            default: return nil
            }
        case nil: return nil
        }
    }

    /// Finds a choice by its label and takes it.
    mutating func choose(_ label: String, by hands: Hands = .keycaps) throws {
        let shown = screen.overlay?.choices.items ?? choices
        guard let choice = shown.first(where: { $0.label == label && $0.isEnabled }) else {
            throw Missing("\(label) on \(screen.title): \(shown.map(\.label))")
        }
        try take(choice.key, by: hands)
    }

    /// Types a text into the field.
    mutating func fill(_ text: String, by hands: Hands) throws {
        for character in text {
            if hands == .finger { try touch(.character(character)) } else { try type(String(character)) }
        }
    }
}
