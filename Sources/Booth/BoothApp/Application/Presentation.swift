import Domain
import TerminalUI

/// What a person can do on a screen, whatever key or touch says it.
enum UserAction: Sendable, Hashable {
    case begin
    case speak(Language)
    case open(Dialog)
    case takeTime
    case nextColours
    case nextTextSize
    case switchVoice
    case hearAgain
    case cover
    case reveal
    case close
    case go(Place)
    case find(FindingAction)
    case chooseItem(Int)
    case startForm
    case draft(DraftAction)
    case answer(String)
    case toggle(String)
    case addRepetition(String)
    case removeRepetition(String)
    case continueForm
    case scan(anew: Bool)
    case takeSignature
    case clearPad
    case turnPage(by: Int)
    case back
    case submit
    case printAgain
    case askProgress
    case track
    case leave
    case lay(card: Int?)
    case switchInput
    case selectCandidate(Int)
    case type(Key)
    case quit
}

/// A screen together with what its keys do: the description that is drawn, and nothing that depends on drawing.
struct Presentation {
    /// What is drawn.
    var screen: Screen
    /// What can be done here, in the order in which the arrows walk.
    var offers: [Offer] = []
    /// Whether characters go into a field before they can mean anything else.
    var takesText = false

    /// One thing that can be done.
    struct Offer {
        /// The key that does it from anywhere on the screen.
        var key: Key
        /// Where it stands on the screen.
        var focus: Focus
        /// What it does.
        var action: UserAction
        /// Where it lies on a keyboard, for the arrows; nil for all else.
        var square: Square?
    }

    /// The action of a key that some offer prints on its keycap.
    func action(for key: Key) -> UserAction? { offers.first { $0.key == key }?.action }
}

/// A key's place on a keyboard that is shown.
struct Square: Hashable {
    var row, column: Int
}

/// Builds a presentation from the top of the screen to its foot.
struct PresentationBuilder {
    var presentation: Presentation

    init(_ screen: Screen) { presentation = Presentation(screen: screen) }

    /// Adds a block that only shows something.
    mutating func show(_ block: Block) { presentation.screen.blocks.append(block) }

    /// Adds text.
    mutating func say(_ text: String, _ style: TextStyle = .body) { show(.text(text, style)) }

    /// Adds choices, numbered from 1 unless they bring a key of their own.
    mutating func offer(_ entries: [Entry], style: ChoiceList.Style = .list) {
        guard !entries.isEmpty else { return }
        let block = presentation.screen.blocks.count
        var items: [Choice] = []
        for (index, entry) in entries.enumerated() {
            let cap = Self.cap(index)
            let key = entry.key ?? cap.key
            items.append(
                Choice(
                    key: key, keyLabel: entry.keyLabel ?? cap.label, label: entry.label,
                    detail: entry.detail, isMarked: entry.isMarked, isEnabled: entry.isEnabled,
                    hasPersonalDetail: entry.hasPersonalDetail))
            if entry.isEnabled {
                presentation.offers.append(.init(key: key, focus: .block(block, index), action: entry.action))
            }
        }
        show(.choices(ChoiceList(items: items, style: style)))
    }

    /// The key that chooses the entry at a place counted from 0: 1 … 9, then a … z. Beyond them a key that no keyboard
    /// has, so that a touch and the arrows still tell the entries apart.
    static func cap(_ index: Int) -> (key: Key, label: String) {
        let caps = Array("123456789abcdefghijklmnopqrstuvwxyz")
        guard caps.indices.contains(index) else { return (.function(1000 + index), "·") }
        return (.character(caps[index]), String(caps[index]))
    }

    /// Adds a field that takes characters.
    mutating func ask(_ field: Field) {
        presentation.takesText = true
        show(.field(field))
    }

    /// Adds keys to touch. The arrows reach them too, once the screen's other offers are added.
    mutating func show(_ keyboard: Keyboard) -> KeyboardPlace {
        let place = KeyboardPlace(keyboard: keyboard, block: presentation.screen.blocks.count)
        show(.keyboard(keyboard))
        return place
    }

    /// Lets the arrows walk over the keys of a keyboard that is shown, so that arrows and Enter can write anything.
    mutating func offerKeys(of place: KeyboardPlace) {
        var item = 0
        for (row, buttons) in place.keyboard.rows.enumerated() {
            for (column, button) in buttons.enumerated() {
                presentation.offers.append(
                    .init(
                        key: button.key, focus: .block(place.block, item), action: .type(button.key),
                        square: Square(row: row, column: column)))
                item += 1
            }
        }
    }

    /// A keyboard on the screen.
    struct KeyboardPlace {
        var keyboard: Keyboard
        var block: Int
    }

    /// Adds the controls at the foot.
    mutating func controls(_ entries: [Entry]) {
        for (index, entry) in entries.enumerated() {
            guard let key = entry.key else { continue }
            presentation.screen.controls.append(
                Control(
                    key: key, keyLabel: entry.keyLabel ?? "", label: entry.label, isEnabled: entry.isEnabled))
            if entry.isEnabled {
                presentation.offers.append(.init(key: key, focus: .control(index), action: entry.action))
            }
        }
    }

    /// One thing that can be chosen.
    struct Entry {
        var label: String
        var detail: String?
        var action: UserAction
        var key: Key?
        var keyLabel: String?
        var isMarked = false
        var isEnabled = true
        /// Whether the second line is the person's own.
        var hasPersonalDetail = false
    }
}
