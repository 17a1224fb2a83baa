import CSane
import WorkerProtocol

/// A scanner through SANE (sane-project.org, SANE Standard 1.06): grey, 150 dots an inch, as much of A4 as it takes.
///
/// Network scanners are never asked for: the front and its workers have no network.
final class SANEScanner: PageScanner {
    private var opened: SANE_Handle?

    /// Starts the library. It is not ended: `sane_exit` unloads the drivers, some of which cancel threads of theirs that may
    /// hold the loader's lock then, and the program would hang. The worker lives as long as a session; its end is enough.
    init() throws(WorkerFailure) {
        var version: SANE_Int = 0
        try SANEStatus.check(sane_init(&version, nil))
    }

    func name(of device: String?) throws(WorkerFailure) -> String? {
        let names = try names()
        guard let device else { return names.first }
        return names.contains(device) ? device : nil
    }

    func scan(_ device: String?) throws(WorkerFailure) -> GreyImage {
        let name: String
        if let device {
            name = device
        } else {
            guard let first = try names().first else { throw .scannerAbsent }
            name = first
        }
        release()
        try SANEStatus.check(sane_open(name, &opened))
        guard let handle = opened else { throw .scannerAbsent }
        SANEOptions(handle: handle).prepareForDocuments()
        try SANEStatus.check(sane_start(handle))
        return try SANEFrame(of: handle).read()
    }

    func release() {
        guard let handle = opened else { return }
        opened = nil
        // Also ends a page that went wrong, so that the carriage goes home.
        sane_cancel(handle)
        sane_close(handle)
    }

    private func names() throws(WorkerFailure) -> [String] {
        var list: UnsafeMutablePointer<UnsafePointer<SANE_Device>?>?
        try SANEStatus.check(sane_get_devices(&list, SANE_TRUE))
        var names: [String] = []
        while let list, let device = list[names.count] { names.append(String(cString: device.pointee.name)) }
        return names
    }
}

/// What SANE's answers mean to the front.
enum SANEStatus {
    static func check(_ status: SANE_Status) throws(WorkerFailure) {
        guard status != SANE_STATUS_GOOD else { return }
        let cause = String(cString: sane_strstatus(status))
        throw switch status {
        case SANE_STATUS_INVAL: .scanner("absent", cause, WorkerFailure.scannerAbsent.remedy)
        case SANE_STATUS_DEVICE_BUSY: .scanner("busy", cause, "Wait until its other work is done.")
        case SANE_STATUS_JAMMED: .scanner("jammed", cause, "Open it and take the paper out.")
        case SANE_STATUS_NO_DOCS: .scanner("empty", cause, "Put paper into its feeder.")
        case SANE_STATUS_COVER_OPEN: .scanner("cover-open", cause, "Close its lid.")
        case SANE_STATUS_ACCESS_DENIED:
            .scanner(
                "denied", cause, "Add the front's user to the group scanner, and see the unit's DeviceAllow.")
        default: .scanner("failed", cause, "Switch it off and on; if it stays, look at it with `scanimage`.")
        }
    }
}
