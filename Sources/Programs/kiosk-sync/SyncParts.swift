import BoothStore
import BoothSync
import ProgramFoundation

/// Puts the daemon together from its rooms.
struct SyncParts {
    private let store: BoothStore
    private let link: HTTPCountyLink
    private let service: SyncService
    /// Held while the program runs: two daemons would take each other's attempts back.
    private let lock: ProcessLock

    init(_ settings: Settings) throws {
        let directory = try settings.path("state_directory")
        let enrolment = IdentityDirectory(stateDirectory: directory)
        do {
            let identity = try enrolment.identity()
            let tls = try enrolment.tlsCredentials()
            store = try BoothStore(directory: directory)
            guard let lock = try ProcessLock.take(directory + "/kiosk-sync.lock") else {
                throw ProgramFault(
                    .temporaryFailure, code: "already-running",
                    cause: "Another kiosk-sync works on \(directory).",
                    remedy:
                        "Nothing, as a rule: it does what this one would do. See `systemctl status kiosk-sync`."
                )
            }
            self.lock = lock
            link = try HTTPCountyLink(
                gateway: try settings.url("gateway.url"), booth: identity.booth, tls: tls)
            service = SyncService(store: store, link: link, identity: identity, enrolment: enrolment)
        } catch let error as StoreError {
            throw error.programFault
        } catch let error as LinkSetupError {
            throw ProgramFault(.configuration, code: error.code, cause: error.cause, remedy: error.remedy)
        }
    }

    /// One full exchange.
    func exchange() async throws {
        let result = await service.run(.once)
        await link.close()
        switch result {
        case .complete: return
        case .outOfReach(let code):
            throw ProgramFault(
                .temporaryFailure, code: code, cause: "The county was out of reach (\(code)).",
                remedy: "Nothing is lost; try again later, or look with `kioskctl doctor`.")
        case .incomplete(let code):
            throw ProgramFault(
                .temporaryFailure, code: code, cause: "Something has to be tried again later (\(code)).",
                remedy: "Nothing is lost; look with `kioskctl queue list`.")
        case nil:
            throw ProgramFault(
                .temporaryFailure, code: "interrupted", cause: "The exchange was broken off.",
                remedy: "Nothing is lost; try again.")
        }
    }

    /// Serves until SIGTERM or SIGINT.
    func serve() async throws {
        let wakes: WakeSources
        do { wakes = try WakeSources(stateDirectory: store.directory) } catch { throw error.programFault }
        let signals = TerminationSignals()
        let service = service
        let work = Task { await service.run(.daemon, wakes: wakes.events) }
        let watchdog = Task { await Watchdog.feed() }
        ServiceNotification.ready()
        await signals.first()
        ServiceNotification.stopping()
        work.cancel()
        watchdog.cancel()
        _ = await work.value
        await link.close()
    }
}

extension StoreError {
    /// The error with the exit status that fits it.
    var programFault: ProgramFault {
        let status: ExitStatus =
            switch code {
            case "not-enrolled", "identity-damaged": .configuration
            case "store-damaged", "store-newer", "record-damaged": .dataError
            case "store-cannot-open": .cannotCreate
            case "store-read-only": .noPermission
            case "store-busy": .temporaryFailure
            default: .inputOutput
            }
        return ProgramFault(status, code: code, cause: cause, remedy: remedy)
    }
}
