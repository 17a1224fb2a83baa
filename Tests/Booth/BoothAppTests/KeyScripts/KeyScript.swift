import BoothApp
import Domain
import TerminalUI

/// Keys in one line, and the screen that they lead to:
///
///     低保,替家人申请 | e 1 @elder 1 3 e 1 13812345678e | 请收好回执
///
/// Digits and signs are themselves, `e` is Enter, `b` Backspace, `u d l r` the arrows; `@elder` lays a card on the reader,
/// `~30` lets so many seconds pass, `:A45` types each character on the keyboard that the screen shows (by the arrows, or by
/// touch). Spaces only group. What is expected is how the last screen ends: its refusal, or else its title.
struct KeyScript: Sendable {
    var name: String
    var steps: [Step]
    var expected: String

    enum Step: Sendable, Equatable {
        case key(Key)
        case card(String)
        case wait(Int)
        case write(String)
    }

    /// The scripts of a file; lines that begin with # are remarks.
    static func scripts(in text: String) throws -> [KeyScript] {
        try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let parts = line.split(separator: "|").map { $0.trimmingPrefix { $0 == " " } }
            guard parts.count == 3 else { throw Missing("three parts in \(line)") }
            return KeyScript(
                name: String(parts[0]), steps: try steps(of: String(parts[1])), expected: String(parts[2]))
        }
    }

    private static func steps(of text: String) throws -> [Step] {
        let named: [Character: Key] = [
            "e": .enter, "b": .backspace, "u": .up, "d": .down, "l": .left, "r": .right,
        ]
        return try text.split(separator: " ").flatMap { word -> [Step] in
            switch word.first {
            case "@": return [.card(String(word.dropFirst()))]
            case ":": return [.write(String(word.dropFirst()))]
            case "~": return [.wait(Int(word.dropFirst()) ?? 0)]
            default:
                return try word.map { character in
                    if let key = named[character] { return .key(key) }
                    guard character.isNumber || "*#/+-.".contains(character) else {
                        throw Missing("a meaning of \(character) in \(word)")
                    }
                    return .key(.character(character))
                }
            }
        }
    }

    /// The cards by their names.
    static let cards = ["elder": Samples.elder, "neighbour": Samples.neighbour, "parent": Samples.parent]
}

extension Rehearsal {
    /// A booth with the whole catalogue, and whatever is in a script's first steps.
    static func withCatalogue() throws -> Rehearsal {
        var stage = try Rehearsal { $0.hasSignaturePad = false }
        stage.world.hasWholeCatalogue = true
        try stage.offer(try BundledCatalogue.items.get())
        return stage
    }

    /// What is wrong on this screen, or else its title.
    var ending: String {
        let refusals = screen.blocks.compactMap { block in
            if case .text(let text, .notice(.bad)) = block { text } else { nil }
        }
        let ending = refusals.first ?? field?.message?.text ?? screen.title
        return ending.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// Plays a script; every key is pressed, or every key is touched where the screen shows it.
    mutating func play(_ script: KeyScript, by hands: Hands) throws {
        for step in script.steps { try play(step, by: hands) }
    }

    /// Plays one step.
    mutating func play(_ step: KeyScript.Step, by hands: Hands) throws {
        switch step {
        case .key(let key): try take(key, by: hands)
        case .card(let name):
            guard let card = KeyScript.cards[name] else { throw Missing("the card \(name)") }
            try happen(.reader(.reading))
            try happen(.reader(.document(card)))
        case .wait(let seconds): try wait(seconds: seconds)
        case .write(let text):
            for character in text {
                let key = Key.character(Character(character.lowercased()))
                try take(key, by: hands == .finger ? .finger : .arrows)
            }
            while hands != .finger, let key = focusedKey, key != .enter { try press(.up) }
        }
    }
}
