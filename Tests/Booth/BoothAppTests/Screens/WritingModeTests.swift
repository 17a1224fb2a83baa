import BoothApp
import Domain
import TerminalUI
import Testing
import WorkerProtocol

@Suite("Texts are written by pinyin, by strokes or in letters")
struct WritingModeTests {
    @Test("With the keypad alone, 1 to 5 are strokes and 6 to 0 choose what they make")
    func strokes() throws {
        var stage = try Station.formStroke.stage(in: .chinese)
        #expect(stage.field?.preedit == "13")
        #expect(stage.field?.candidateKeys == "67890")
        try stage.press(.character("7"))
        #expect(stage.field?.text == "龙")
        try stage.press(.character("7"))
        #expect(stage.field?.text == "龙", "there is nothing to choose")
        try stage.press(.character("1"), .enter)
        #expect(stage.field?.text == "龙一")
    }

    @Test("The keyboard on the screen shows the five strokes with their digits")
    func keyboard() throws {
        let stage = try Station.formStroke.stage(in: .zhuang)
        let keys = stage.screen.blocks.flatMap { block -> [Key] in
            if case .keyboard(let keyboard) = block { keyboard.rows.flatMap { $0.map(\.key) } } else { [] }
        }
        for digit in "12345" { #expect(keys.contains(.character(digit))) }
    }

    @Test("The key for the way of writing goes round all, from the one that the language is written in")
    func round() throws {
        let first: [(Language, String)] = [(.chinese, "input.chinese"), (.vietnamese, "input.latin")]
        for (language, key) in first {
            var stage = try Station.formChoice.stage(in: language)
            while !stage.isNameField { try stage.answerPage() }
            #expect(stage.footer.contains(stage.say(key)))
            var seen: Set<String> = []
            for _ in 0..<3 {
                try stage.press(.character("+"))
                seen.formUnion(stage.footer)
            }
            #expect(
                seen.isSuperset(of: ["input.chinese", "input.stroke", "input.latin"].map { stage.say($0) }))
            #expect(stage.footer.contains(stage.say(key)))
        }
    }

    @Test("A name is written with the names' own pinyin, other texts with the common one")
    func schemas() throws {
        var stage = try Station.formChoice.stage(in: .chinese)
        while !stage.isNameField { try stage.answerPage() }
        #expect(stage.world.schema == "booth_name")
        try stage.press(.character("+"))
        #expect(stage.world.schema == "booth_stroke")
        try stage.press(.character("+"))
        #expect(stage.world.schema == nil)
    }
}
