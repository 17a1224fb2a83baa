import Glibc
import ProgramFoundation

/// The account under which the booth's programs run.
public enum ServiceAccount {
    /// Where the tool runs as root and the state directory belongs to somebody else, becomes that account for good: no
    /// file of the booth must end up root's, and what the tool may open is what the front may open.
    public static func assume(ownerOf directory: String) throws(ProgramFault) {
        var information = stat()
        guard geteuid() == 0, stat(directory, &information) == 0, information.st_uid != 0 else { return }
        let account = getpwuid(information.st_uid)?.pointee
        let isDone =
            (account.map { initgroups($0.pw_name, information.st_gid) } ?? setgroups(0, nil)) == 0
            && setgid(information.st_gid) == 0 && setuid(information.st_uid) == 0
        guard isDone else {
            throw ProgramFault(
                .noPermission, code: "account-refused",
                cause:
                    "The account that owns \(directory) could not be assumed (\(String(cString: strerror(errno)))).",
                remedy: "Run this as that account: sudo -u ting kioskctl …")
        }
    }
}
