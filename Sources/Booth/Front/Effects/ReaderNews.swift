import BoothApp
import CardReaders

extension ReaderNews {
    /// What a reader's event means to the application.
    public init(_ event: ReaderEvent) {
        switch event {
        case .ready: self = .ready
        case .cardPresent: self = .reading
        case .document(let document): self = .document(document)
        case .readFailed(let fault): self = .failed(ReaderTrouble(fault))
        case .cardRemoved: self = .removed
        case .unavailable: self = .unavailable
        }
    }
}

extension ReaderTrouble {
    /// What a person can do about a fault.
    init(_ fault: ReaderFault) {
        switch fault.code {
        case .cardTypeUnknown, .cardWrongType: self = .unknownCard
        case .cardNotAccepted, .cardDataInvalid: self = .notAccepted
        default: self = .unsteady
        }
    }
}
