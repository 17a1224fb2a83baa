import BoothStore
import BoothSync
import CardReaders
import Forms
import Printing
import ProgramFoundation

// How the rooms' errors end the tool: their own code, words and remedy, with a status of sysexits.h.

extension StoreError: FaultConvertible {
    public var programFault: ProgramFault {
        let status: ExitStatus =
            switch code {
            case "not-enrolled": .configuration
            case "identity-damaged", "store-damaged", "record-damaged": .dataError
            case "store-newer": .software
            case "store-read-only": .noPermission
            case "store-disk-full": .cannotCreate
            case "store-busy": .temporaryFailure
            case "store-cannot-open": .noPermission
            default: .inputOutput
            }
        return ProgramFault(status, code: code, cause: cause, remedy: remedy)
    }
}

extension ReaderFault: FaultConvertible {
    public var programFault: ProgramFault {
        ProgramFault(
            ExitStatus(rawValue: exitStatus) ?? .unavailable, code: code.rawValue, cause: message,
            remedy: remedy)
    }
}

extension PrintingFailure: FaultConvertible {
    public var programFault: ProgramFault {
        ProgramFault(.unavailable, code: code, cause: Self.sentence(cause), remedy: Self.sentence(remedy))
    }

    private static func sentence(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
    }
}

extension EnrolmentError: FaultConvertible {
    public var programFault: ProgramFault {
        let status: ExitStatus =
            switch code {
            case "already-enrolled": .usage
            case "authority-file": .noInput
            default: .unavailable
            }
        return ProgramFault(status, code: code, cause: cause, remedy: remedy)
    }
}

extension LinkSetupError: FaultConvertible {
    public var programFault: ProgramFault {
        ProgramFault(.configuration, code: code, cause: cause, remedy: remedy)
    }
}

extension FormSessionFault: FaultConvertible {
    public var programFault: ProgramFault {
        ProgramFault(
            .dataError, code: code, cause: message,
            remedy: "Correct the expression in the XLSForm, and compile it again.")
    }
}
