import TerminalUI

extension Booth {
    /// Asks for the identity card, says how it goes, and helps where it does not.
    func presentCard() -> Presentation {
        var builder = start(text(.cardTitle))
        guard !readerIsDown else {
            builder.say(text(.cardReaderDown), .notice(.bad))
            builder.say(text(.cardReaderDownHelp))
            return finish(builder)
        }
        if session?.isReadingCard == true {
            builder.show(.waiting(label: text(.cardReading), limit: text(.cardReadingLimit)))
            builder.say(text(.cardHoldStill), .large)
            return finish(builder)
        }
        switch session?.cardTrouble {
        case .unsteady: builder.say(text(.cardUnsteady), .notice(.warning))
        case .unknownCard: builder.say(text(.cardUnknown), .notice(.bad))
        case .notAccepted: builder.say(text(.cardNotAccepted), .notice(.bad))
        case nil: break
        }
        builder.show(.picture(Self.cardPicture))
        builder.say(text(.cardPrompt), .large)
        builder.say(text(.cardNotice), .quiet)
        if savesDrafts {
            builder.say(text(.cardDrafts, ["hours": String(configuration.draftHours)]), .quiet)
        }
        return finish(builder)
    }
}
