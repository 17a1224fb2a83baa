import TerminalUI

extension Booth {
    /// Asks for the identity card, says how it goes, and helps where it does not.
    func presentCard() -> Presentation {
        var builder = start(text(.cardTitle))
        guard !readerIsDown else {
            builder.say(text(.cardReaderDown), .notice(.bad))
            builder.say(text(.cardReaderDownHelp))
            return finish(builder, extra: withoutCardControl)
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
        if (session?.cardTroubles ?? 0) >= Self.patience {
            builder.say(text(.cardLadder), .large)
            builder.say(text(.cardLadderSteps))
            return finish(builder, extra: withoutCardControl)
        }
        builder.show(.picture(Self.cardPicture))
        builder.say(text(.cardPrompt), .large)
        builder.say(text(.cardNotice), .quiet)
        if savesDrafts {
            builder.say(text(.cardDrafts, ["hours": String(configuration.draftHours)]), .quiet)
        }
        return finish(builder, extra: withoutCardControl)
    }

    /// After so many failures laying the card down once more is no advice any more.
    private static let patience = 3

    /// At the foot, so that Enter pressed once too often does not lead away from the reader.
    private var withoutCardControl: [PresentationBuilder.Entry] {
        // Whose card is known has one.
        guard session?.document == nil else { return [] }
        return [
            .init(label: text(.cardWithout), action: .go(.withoutCard), key: .character("+"), keyLabel: "+")
        ]
    }

    /// No card, or none that can be read: what remains, and where the rest is done (reference: domain section 4.7).
    func presentWithoutCard() -> Presentation {
        var builder = start(text(.withoutCardTitle))
        builder.say(text(.withoutCardPrompt), .large)
        builder.offer([
            .init(
                label: text(.withoutCardGuides), detail: text(.withoutCardGuidesDetail),
                action: .go(.services),
                isEnabled: !items.isEmpty),
            .init(
                label: text(.withoutCardTrack), detail: text(.withoutCardTrackDetail), action: .go(.tracking)),
            .init(label: text(.withoutCardBack), action: .go(.card)),
        ])
        builder.say(text(.withoutCardCards))
        builder.say(text(.withoutCardHelp))
        return finish(builder)
    }
}
