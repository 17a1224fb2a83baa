public import WorkerProtocol

/// Why the input method cannot work. It holds no text that was typed.
public enum InputMethodFailure: Error, Sendable, Hashable {
    /// A folder or file that the engine needs is not there.
    case dataMissing(path: String)
    /// The engine's own folder could not be made.
    case folderUnusable(path: String, detail: String)
    /// librime could not compile the schemas.
    case deploymentFailed(schema: String)
    /// No such schema was compiled.
    case schemaUnknown(name: String)
    /// Another engine runs in this process; librime has room for one.
    case engineBusy
    /// librime gave no session.
    case sessionRefused
}

extension InputMethodFailure {
    /// A stable name in kebab case.
    public var code: String {
        switch self {
        case .dataMissing: "input-method-data-missing"
        case .folderUnusable: "input-method-folder-unusable"
        case .deploymentFailed: "input-method-deployment-failed"
        case .schemaUnknown: "input-method-schema-unknown"
        case .engineBusy: "input-method-busy"
        case .sessionRefused: "input-method-session-refused"
        }
    }

    /// What happened, for the log and the technician.
    public var cause: String {
        switch self {
        case .dataMissing(let path): "\(path) is missing"
        case .folderUnusable(let path, let detail): "the folder \(path) cannot be used: \(detail)"
        case .deploymentFailed(let schema): "librime could not compile the schema \(schema)"
        case .schemaUnknown(let name): "there is no compiled schema \(name)"
        case .engineBusy: "another engine runs in this process"
        case .sessionRefused: "librime gave no session"
        }
    }

    /// What a technician does about it.
    public var remedy: String {
        switch self {
        case .dataMissing:
            "apt-get install rime-data-pinyin-simp rime-data-stroke; reinstall the booth's own data"
        case .folderUnusable: "give the kiosk's user a writable TMPDIR with 32 MB free"
        case .deploymentFailed:
            "look at the schema's last change; rime_deployer --build shows librime's own words"
        case .schemaUnknown:
            "name booth_pinyin, booth_name or booth_stroke, and compile anew: kiosk-ime --deploy DIR"
        case .engineBusy, .sessionRefused: "restart the kiosk; report it with the log if it comes again"
        }
    }

    /// The failure as the worker answers it.
    public var workerFailure: WorkerFailure { WorkerFailure(code: code, cause: cause, remedy: remedy) }
}
