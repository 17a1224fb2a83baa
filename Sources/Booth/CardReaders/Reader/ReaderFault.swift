/// Why a card or a reader could not be used: a stable code for what villagers are told (the sentences live in the
/// message catalogues), words and a remedy for the technician. Never with personal data.
public struct ReaderFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong, by a stable name.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// There is no such device.
        case readerAbsent = "reader-absent"
        /// This program may not open the device.
        case readerPermission = "reader-permission"
        /// Another program has the device.
        case readerBusy = "reader-busy"
        /// The path is no serial device.
        case readerNotSerial = "reader-not-serial"
        /// The device refused to be opened or set up, for another reason.
        case readerOpenFailed = "reader-open-failed"
        /// The device vanished while it was open.
        case readerGone = "reader-gone"
        /// The reader does not answer.
        case readerNoAnswer = "reader-no-answer"
        /// Something answers, but not in the SAM protocol.
        case readerNotSAM = "reader-not-sam"
        /// Answers arrive damaged.
        case readerGarbled = "reader-garbled"
        /// The reader's self-test failed (60).
        case readerSelfTest = "reader-self-test"
        /// The reader's security module is not authorised (66).
        case readerNotAuthorised = "reader-not-authorised"
        /// The reader refused a command it has to know (21, 23 or an unknown status).
        case readerRefused = "reader-refused"
        /// The reader does not tell its serial number.
        case readerWithoutID = "reader-without-id"
        /// No card was laid in time.
        case cardAbsent = "card-absent"
        /// The card was taken away before it was read.
        case cardTakenEarly = "card-taken-early"
        /// The card could not be read (24, 41, 47, 81).
        case cardUnreadable = "card-unreadable"
        /// Card and reader do not accept each other (31, 32, 33): worn, or not genuine.
        case cardNotAccepted = "card-not-accepted"
        /// Another kind of card than an identity document (40).
        case cardWrongType = "card-wrong-type"
        /// An identity document of a kind this program does not know.
        case cardTypeUnknown = "card-type-unknown"
        /// What the card holds contradicts itself.
        case cardDataInvalid = "card-data-invalid"
    }

    /// What the fault is about.
    public enum Subject: Sendable, Hashable {
        /// The reader or its connection: a technician is needed, unless it heals.
        case reader
        /// The card on it: its holder can do something.
        case card
    }

    /// The stable name.
    public var code: Code
    /// What happened, for the technician.
    public var message: String
    /// What to do about it, for the technician.
    public var remedy: String

    /// A fault with these texts.
    public init(_ code: Code, message: String, remedy: String) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }

    /// Whether reader or card is at fault.
    public var subject: Subject { code.rawValue.hasPrefix("card-") ? .card : .reader }

    /// The exit status of a program that ends for it (sysexits.h): 65 `EX_DATAERR` for what a card held, 69
    /// `EX_UNAVAILABLE` for a reader or a card that was not there.
    public var exitStatus: Int32 { subject == .card && code != .cardAbsent ? 65 : 69 }

    public var description: String { "\(message) (\(code.rawValue)). \(remedy)" }
}
