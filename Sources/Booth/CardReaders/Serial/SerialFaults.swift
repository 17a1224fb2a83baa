import Glibc

// The faults of a device, with its path and the system's error.

extension ReaderFault {
    /// `open` or the set-up of the device failed.
    static func opening(_ path: String, _ error: Int32) -> ReaderFault {
        let cause = "\(path): \(systemText(error))"
        return switch error {
        case ENOENT, ENXIO, ENODEV, ENOTDIR:
            ReaderFault(
                .readerAbsent, message: "there is no card reader at \(cause)",
                remedy: "Plug the reader in; see with `ls /dev/serial/by-id` where it is and set the "
                    + "configuration's reader device to that path.")
        case EACCES, EPERM:
            ReaderFault(
                .readerPermission, message: "this program may not open the card reader at \(cause)",
                remedy: "Add its user to the group that owns the device: `usermod -aG dialout USER`, and "
                    + "start the program anew.")
        case EBUSY:
            ReaderFault(
                .readerBusy, message: "another program uses the card reader at \(cause)",
                remedy: "End it first: `fuser -v \(path)` names it. The front uses the reader while it runs.")
        case EISDIR: notSerial(path)
        default:
            ReaderFault(
                .readerOpenFailed, message: "the card reader could not be set up at \(cause)",
                remedy: "Unplug the reader for ten seconds; if that does not help, look at `dmesg`.")
        }
    }

    /// The path is something else than a terminal device.
    static func notSerial(_ path: String) -> ReaderFault {
        ReaderFault(
            .readerNotSerial, message: "\(path) is no serial device",
            remedy: "Set the configuration's reader device to the reader's path below /dev/serial/by-id.")
    }

    /// The open device could not be read or written any more.
    static func gone(_ path: String, _ error: Int32) -> ReaderFault {
        ReaderFault(
            .readerGone, message: "the card reader went away: \(path): \(systemText(error))",
            remedy: "Plug the reader in again; it is found by itself. If this repeats, replace its cable.")
    }

    private static func systemText(_ error: Int32) -> String {
        var text = [CChar](repeating: 0, count: 128)
        let name = "errno \(error)"
        // Unlike strerror, this may be called from any thread.
        guard strerror_r(error, &text, text.count) == 0 else { return name }
        let words = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return "\(words) (\(name))"
    }
}
