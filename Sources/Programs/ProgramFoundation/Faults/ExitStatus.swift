/// How a program ends, by the numbers of sysexits.h.
public enum ExitStatus: Int32, Sendable, Hashable {
    /// `EX_USAGE`: the command line is wrong.
    case usage = 64
    /// `EX_DATAERR`: what was read is wrong.
    case dataError = 65
    /// `EX_NOINPUT`: a file to read is missing.
    case noInput = 66
    /// `EX_UNAVAILABLE`: a service or device is not there.
    case unavailable = 69
    /// `EX_SOFTWARE`: the program itself failed.
    case software = 70
    /// `EX_OSERR`: the system refused.
    case osError = 71
    /// `EX_CANTCREAT`: a file cannot be written.
    case cannotCreate = 73
    /// `EX_IOERR`: reading or writing failed.
    case inputOutput = 74
    /// `EX_TEMPFAIL`: later it will work.
    case temporaryFailure = 75
    /// `EX_NOPERM`: a permission is missing.
    case noPermission = 77
    /// `EX_CONFIG`: the configuration is wrong.
    case configuration = 78
}
