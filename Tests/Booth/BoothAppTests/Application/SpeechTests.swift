import BoothApp
import Domain
import TerminalUI
import Testing

@Suite("Screens are read aloud, and nothing of the person is")
struct SpeechTests {
    /// A booth with a voice, at the choice of language.
    private func stage(_ adjust: (inout BoothConfiguration) -> Void = { _ in }) throws -> Rehearsal {
        var stage = try Rehearsal {
            $0.speaks = true
            adjust(&$0)
        }
        try stage.happen(.voice(isThere: true))
        try stage.press(.enter)
        return stage
    }

    private func words(_ stage: Rehearsal) -> [String] { stage.world.said.last?.parts.map(\.text) ?? [] }

    @Test("A new screen is read from its title on; what stands on the next one as well is not read twice")
    func newScreens() throws {
        var stage = try stage()
        #expect(words(stage).first == stage.say("language.title"))
        #expect(words(stage).contains(stage.say("control.help")))
        try stage.choose(Language.chinese.ownName)
        #expect(words(stage).first == stage.say("card.title"))
        #expect(!words(stage).contains(stage.say("control.help")))
        #expect(stage.world.said.last?.language == .chinese)
    }

    @Test("At rest nothing is said, and the end of a session is silence")
    func rest() throws {
        var stage = try Rehearsal { $0.speaks = true }
        try stage.happen(.voice(isThere: true))
        try stage.wait(seconds: 200)
        #expect(stage.world.said.isEmpty)
        try stage.press(.enter, .character("/"), .character("1"))
        #expect(stage.isAt("idle.title"))
        #expect(stage.world.isSilent)
    }

    @Test("The arrows have read what they come to, and a key that changes nothing makes the voice stop")
    func arrows() throws {
        var stage = try stage()
        try stage.choose(Language.chinese.ownName)
        try stage.happen(.reader(.document(Samples.elder)))
        try stage.press(.down)
        #expect(words(stage).contains(stage.say("home.progress")))
        #expect(!words(stage).contains(stage.say("home.title")))
        try stage.press(.home)
        #expect(stage.world.isSilent)
    }

    @Test("The whole screen is read once more at a key: the point, or F8 where points are typed")
    func again() throws {
        for station in [Station.home, .guide, .formChoice, .formField, .review, .receipt] {
            var stage = try station.stage(in: .chinese) { $0.speaks = true }
            try stage.happen(.voice(isThere: true))
            stage.world.forgetWhatWasSaid()
            try stage.press(.function(8))
            #expect(words(stage).first == stage.screen.title, "\(station)")
            #expect(words(stage).contains(stage.say("control.help")))
            let isTyped = stage.field != nil
            let control = stage.screen.controls.first { $0.label == stage.say("control.hear-again") }
            #expect(control?.key == (isTyped ? .function(8) : .character(".")), "\(station)")
            let field = stage.field
            stage.world.forgetWhatWasSaid()
            try stage.press(.character("."))
            #expect(isTyped ? stage.field != field || words(stage).isEmpty : !words(stage).isEmpty)
        }
    }

    @Test("A refusal is read when it comes, and not what was typed")
    func refusal() throws {
        var stage = try Station.formField.stage(in: .chinese) { $0.speaks = true }
        try stage.happen(.voice(isThere: true))
        try stage.type("13")
        stage.world.forgetWhatWasSaid()
        try stage.press(.enter)
        let message = try #require(stage.field?.message?.text)
        #expect(words(stage).contains(message))
    }

    @Test(
        "On no screen, in no language, is anything of the person said, not even masked",
        arguments: Language.allCases)
    func privacy(language: Language) throws {
        let secrets = [
            Samples.elderName, Samples.elderNumber, Samples.elderAddress, "农*例", "1941", "450***",
        ]
        for station in Station.allCases {
            var stage = try station.stage(in: language) { $0.speaks = true }
            try stage.happen(.voice(isThere: true))
            try stage.press(.function(8))
            let said = stage.world.said.flatMap { $0.parts.map(\.text) }.joined(separator: "\n")
            for secret in secrets + Samples.planted {
                #expect(!said.contains(secret), "\(secret) on \(station)")
            }
            #expect(station == .idle || !said.isEmpty, "\(station)")
        }
    }

    @Test("Who wants no voice turns it off at once; the next person finds the booth as always")
    func off() throws {
        var stage = try stage()
        try stage.choose(Language.chinese.ownName)
        try stage.press(.character("*"))
        try stage.choose(stage.say("comfort.voice"))
        #expect(stage.world.isSilent)
        stage.world.forgetWhatWasSaid()
        try stage.press(.escape, .function(8))
        try stage.happen(.reader(.document(Samples.elder)))
        #expect(stage.world.said.isEmpty)
        #expect(!stage.words.contains(stage.say("control.hear-again")))
        try stage.press(.character("/"), .character("1"))
        try stage.happen(.reader(.removed))
        try stage.press(.enter)
        #expect(!stage.world.said.isEmpty)
    }

    @Test(
        "Where the booth does not speak by itself, who asks for it is read to; where there is no voice, nobody is asked"
    )
    func asked() throws {
        var stage = try stage { $0.speaks = false }
        #expect(stage.world.said.isEmpty)
        try stage.press(.character("*"))
        try stage.choose(stage.say("comfort.voice"))
        #expect(words(stage).first == stage.say("comfort.title"))
        try stage.happen(.voice(isThere: false))
        #expect(!stage.words.contains(stage.say("comfort.voice")))
        #expect(stage.world.isSilent)
    }

    @Test("Chinese words are said by the Chinese voice on every screen; Zhuang words wait for a recording")
    func voices() throws {
        for language in Language.allCases {
            var stage = try Station.home.stage(in: language) { $0.speaks = true }
            try stage.happen(.voice(isThere: true))
            try stage.press(.function(8))
            for part in stage.world.said.flatMap(\.parts) {
                let isChinese = part.text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
                #expect(part.voice == (isChinese ? .chinese : language == .zhuang ? nil : language))
            }
        }
    }

    @Test("From nine in the evening to seven in the morning it is said softly")
    func night() throws {
        var stage = try stage()
        #expect(stage.world.said.last?.isNight == false)
        // From half past nine in the morning to ten in the evening.
        stage.moment.wall = stage.moment.wall.adding(seconds: 12.5 * 3600)
        try stage.choose(Language.chinese.ownName)
        #expect(stage.world.said.last?.isNight == true)
    }
}
