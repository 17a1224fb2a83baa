import BoothApp
import Domain
import Foundation
import TerminalUI
import Testing

@Suite("The committed sentences")
struct MessageTests {
    @Test("All four catalogues load: no key too many, Chinese and English complete, the {names} alike")
    func load() throws {
        let texts = try Samples.texts.get()
        #expect(texts.count == Language.allCases.count)
        do { _ = try Messages(texts) } catch { Issue.record("\(error)") }
    }

    @Test("Vietnamese is complete; what Sawcuengh lacks is known and shown in Chinese")
    func completeness() throws {
        let messages = try Messages(try Samples.texts.get())
        for language in [Language.chinese, .english, .vietnamese] {
            #expect(messages.untranslated(in: language) == [])
        }
        #expect(messages.untranslated(in: .zhuang).contains("card.prompt"))
        let stage = try Station.card.stage(in: .zhuang)
        let chinese = try #require(try Samples.texts.get()[.chinese]?["card.prompt"])
        #expect(stage.words.contains(chinese))
        let help = try Station.help.stage(in: .zhuang)
        #expect(help.screen.overlay?.title == "Bangcoh")
    }

    @Test("No sentence is empty, and none is the Chinese one in disguise")
    func translated() throws {
        let texts = try Samples.texts.get()
        for (language, catalogue) in texts {
            for (key, text) in catalogue {
                #expect(!text.isEmpty, "\(language): \(key)")
                guard language != .chinese else { continue }
                #expect(
                    !text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) },
                    "\(language): \(key)")
            }
        }
    }

    @Test("A missing sentence, an unknown key and a {name} that differs are refused")
    func refused() throws {
        var texts = try Samples.texts.get()
        texts[.english]?["idle.title"] = nil
        texts[.vietnamese]?["idle.titel"] = "x"
        texts[.zhuang]?["home.greeting"] = "Mwngz ndei, {nmae}"
        do {
            _ = try Messages(texts)
            Issue.record("taken as it is")
        } catch {
            #expect(error.missing == ["en: idle.title"])
            #expect(error.unknown == ["vi: idle.titel"])
            #expect(error.otherNames == ["za: home.greeting"])
        }
    }

    @Test(
        "The patterns of days and times have a place for each digit, and fit the narrowest field",
        arguments: [("form.date-pattern", 8), ("form.time-pattern", 4), ("form.moment-pattern", 12)])
    func patterns(key: String, digits: Int) throws {
        for (language, catalogue) in try Samples.texts.get() {
            guard let pattern = catalogue[key] else { continue }
            #expect(pattern.count { $0 == "_" } == digits, "\(language)")
            #expect(TextWidth.of(pattern, ambiguous: .wide) <= 60, "\(language)")
        }
    }

    @Test("Every key is used by a screen")
    func used() throws {
        let sources = Samples.root.appendingPathComponent("Sources/Booth/BoothApp")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var code = ""
        for case let file as URL in files where file.pathExtension == "swift" {
            guard file.lastPathComponent != "MessageKey.swift" else { continue }
            code += try String(contentsOf: file, encoding: .utf8)
        }
        let words = Set(code.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        let unused = MessageKey.allCases.map { "\($0)" }.filter { !words.contains($0) }
        #expect(unused == [])
    }
}
