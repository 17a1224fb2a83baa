import Domain
import TerminalUI

extension Booth {
    /// The first question, in all languages at once.
    func presentLanguages() -> Presentation {
        var builder = start(text(.languageTitle))
        builder.say("请选择语言 · Please choose a language · Mời chọn ngôn ngữ")
        builder.offer(
            languageEntries.map { entry in
                var entry = entry
                // Nobody has chosen yet: the base language is only where one begins.
                entry.isMarked = false
                return entry
            })
        return finish(builder)
    }

    /// The languages, each in its own name.
    var languageEntries: [PresentationBuilder.Entry] {
        Language.allCases.map { language in
            .init(label: language.ownName, action: .speak(language), isMarked: session?.language == language)
        }
    }
}
