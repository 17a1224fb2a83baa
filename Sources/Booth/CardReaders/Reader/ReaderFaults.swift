// The faults that come from the protocol, in words.

extension ReaderFault {
    static func noAnswer() -> ReaderFault {
        ReaderFault(
            .readerNoAnswer, message: "the card reader does not answer",
            remedy: "Check the reader's cable and power; unplug it for ten seconds; check that the "
                + "configured device is the reader.")
    }

    static func notSAM() -> ReaderFault {
        ReaderFault(
            .readerNotSAM, message: "the device sends data that is not in the SAM protocol",
            remedy: "Check that the configured device is the card reader, and that the reader speaks the "
                + "SAM_V/SAM_A serial protocol (ask its vendor for the pass-through mode).")
    }

    static func garbled() -> ReaderFault {
        ReaderFault(
            .readerGarbled, message: "the card reader's answers arrive damaged",
            remedy: "Replace the reader's cable, keep it away from power lines, and try another port.")
    }

    static func selfTest() -> ReaderFault {
        ReaderFault(
            .readerSelfTest,
            message: "the card reader's security module failed its self-test (status 60), after resets too",
            remedy: "Unplug the reader for ten seconds. If that does not help, have the reader replaced.")
    }

    static func notAuthorised() -> ReaderFault {
        ReaderFault(
            .readerNotAuthorised,
            message: "the card reader's security module is not authorised (status 66)",
            remedy: "Call the reader's vendor; trying again does not help.")
    }

    static func refused(_ status: SAMStatus) -> ReaderFault {
        ReaderFault(
            .readerRefused, message: "the card reader refused a command with status \(status.hexadecimal)",
            remedy: "Check with the vendor that the reader supports the commands of GA/T 467.")
    }

    static func withoutID() -> ReaderFault {
        ReaderFault(
            .readerWithoutID, message: "the card reader does not tell its serial number",
            remedy: "Unplug the reader for ten seconds. If that does not help, have the reader replaced.")
    }

    static func cardAbsent(seconds: Int) -> ReaderFault {
        ReaderFault(
            .cardAbsent, message: "no card was laid on the reader within \(seconds) s",
            remedy: "Lay a card on the reader. If one lies there, take it off and lay it on again.")
    }

    static func cardTakenEarly() -> ReaderFault {
        ReaderFault(
            .cardTakenEarly, message: "the card was taken away before it was read",
            remedy: "Leave the card on the reader until its name is shown.")
    }

    /// The card-side fault of a status that the reader gave.
    static func card(_ status: SAMStatus) -> ReaderFault {
        switch status {
        case .cardRefusedSAM, .samRefusedCard, .verificationFailed:
            ReaderFault(
                .cardNotAccepted,
                message: "card and reader did not accept each other (status \(status.hexadecimal))",
                remedy: "Try another card. If others are read, this one is worn or not genuine.")
        case .wrongCardType:
            ReaderFault(
                .cardWrongType, message: "this is no identity card (status 40)",
                remedy: "Lay a second-generation identity card or a residence permit on the reader.")
        case .readFailed, .selectFailed, .noRandomNumber, .unrecognisedError, .nothingFound:
            ReaderFault(
                .cardUnreadable, message: "the card could not be read (status \(status.hexadecimal))",
                remedy: "Lay the card flat on the reader, alone, and leave it there.")
        default: refused(status)
        }
    }

    static func cardText(_ fault: CardTextDecoder.Fault) -> ReaderFault {
        switch fault {
        case .unknownType(let unit):
            ReaderFault(
                .cardTypeUnknown,
                message: "the card is of a kind this program does not know (type unit U+"
                    + String(unit, radix: 16, uppercase: true) + ")",
                remedy: "Update the booth's program, or serve this person at the counter.")
        case .size, .withoutNumber:
            ReaderFault(
                .cardDataInvalid, message: "the card's text is incomplete",
                remedy: "Read the card once more; if it stays so, the card is damaged.")
        }
    }

    static func cardReply(_ fault: ReadReply.Fault) -> ReaderFault {
        let detail =
            switch fault {
            case .noLengths: "it holds no lengths"
            case .inconsistent(let announced, let received): "\(announced) bytes announced, \(received) came"
            case .textLength(let length): "a text of \(length) bytes"
            }
        return ReaderFault(
            .cardDataInvalid, message: "the reader's answer contradicts itself: " + detail,
            remedy: "Read the card once more; if it stays so with all cards, have the reader replaced.")
    }
}
