/// The status byte SW3 of a SAM (reference: card-readers section 1.4).
struct SAMStatus: RawRepresentable, Hashable, Sendable {
    let rawValue: UInt8

    static let success = SAMStatus(rawValue: 0x90)
    static let found = SAMStatus(rawValue: 0x9F)
    static let noContent = SAMStatus(rawValue: 0x91)
    static let badChecksum = SAMStatus(rawValue: 0x10)
    static let badLength = SAMStatus(rawValue: 0x11)
    static let wrongCommand = SAMStatus(rawValue: 0x21)
    static let notPermitted = SAMStatus(rawValue: 0x23)
    static let unrecognisedError = SAMStatus(rawValue: 0x24)
    static let cardRefusedSAM = SAMStatus(rawValue: 0x31)
    static let samRefusedCard = SAMStatus(rawValue: 0x32)
    static let verificationFailed = SAMStatus(rawValue: 0x33)
    static let wrongCardType = SAMStatus(rawValue: 0x40)
    static let readFailed = SAMStatus(rawValue: 0x41)
    static let noRandomNumber = SAMStatus(rawValue: 0x47)
    static let selfTestFailed = SAMStatus(rawValue: 0x60)
    static let notAuthorised = SAMStatus(rawValue: 0x66)
    static let nothingFound = SAMStatus(rawValue: 0x80)
    static let selectFailed = SAMStatus(rawValue: 0x81)

    /// What the driver does about a status.
    enum Recovery: Sendable {
        /// Goes on with the answer.
        case proceed
        /// Takes it as "there is none".
        case empty
        /// Sends the same request once more.
        case resend
        /// Begins again with find, a few times.
        case restart
        /// Begins again; at the second time resets the module first.
        case restartThenReset
        /// Resets the module and starts up again.
        case reset
        /// Stops for good and calls for the vendor.
        case outOfService
        /// Tells at once and does not try again.
        case refuse
        /// Goes on looking for a card.
        case keepPolling
    }

    /// What the driver does about this status.
    var recovery: Recovery {
        switch self {
        case .success, .found: .proceed
        case .noContent: .empty
        case .badChecksum, .badLength: .resend
        case .unrecognisedError, .cardRefusedSAM, .samRefusedCard, .verificationFailed, .readFailed,
            .selectFailed:
            .restart
        case .noRandomNumber: .restartThenReset
        case .selfTestFailed: .reset
        case .notAuthorised: .outOfService
        case .nothingFound: .keepPolling
        // 21, 23, 40 and what the protocol does not know: asking again would change nothing.
        default: .refuse
        }
    }

    /// Two hexadecimal digits, as manuals write it.
    var hexadecimal: String {
        let digits = String(rawValue, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
    }
}
