import BoothStore
import Domain
import ProgramFoundation

/// Looks at everything of a booth that can be looked at from outside, and judges it: `kioskctl doctor`.
///
///     let report = await Examination(settings: settings).report()
///
/// What is seen is gathered by the shells in `Observation`; what it means is decided by the pure rules in `Checks`.
public struct Examination: Sendable {
    let stateDirectory: String
    let resourcesDirectory: String
    let readerDevice: String
    let printerQueue: String?
    let gateway: String?
    let waitSeconds: Int
    let certificateDays: Int
    let catalogueDays: Int
    let diskMegabytes: Int
    /// The moment that counts as now.
    var moment = Clock.now()
    /// The CUPS server, HOST:PORT or a socket's path; nil is the one that libcups finds.
    var spooler: String?

    /// The examination of the booth that these settings (``ToolSettings``) describe.
    public init(settings: Settings) throws(ProgramFault) {
        stateDirectory = try settings.path("state_directory")
        resourcesDirectory = try settings.path("resources_directory")
        readerDevice = try settings.path("reader.device")
        printerQueue = try settings.optionalString("printer.queue")
        gateway = try settings.optionalString("gateway.url")
        waitSeconds = try settings.integer("doctor.wait_seconds")
        certificateDays = try settings.integer("doctor.certificate_days")
        catalogueDays = try settings.integer("doctor.catalogue_days")
        diskMegabytes = try settings.integer("doctor.disk_megabytes")
    }

    /// The report where the settings themselves are wrong: then nothing else can be looked at.
    public static func report(onFaultyConfiguration fault: ProgramFault) -> CheckupReport {
        var report = CheckupReport()
        report.add(
            .configuration,
            ConfigurationCheck.judge(.faulty(code: fault.code, cause: fault.cause, remedy: fault.remedy)))
        for check in CheckName.allCases where check != .configuration {
            report.skip(check, because: "the configuration has to be right first")
        }
        return report
    }

    /// Makes every check. Takes up to ``waitSeconds``, and some more where CUPS hangs.
    public func report() async -> CheckupReport {
        var report = CheckupReport()
        report.add(.configuration, ConfigurationCheck.judge(.readable))
        let directory = StateDirectoryObservation.look(at: stateDirectory)
        report.add(.stateDirectory, StateDirectoryCheck.judge(directory))
        let state = StateDirectoryCheck.isUsable(directory) ? examineState(&report) : skipState(&report)
        await examineDevices(&report, state)
        examineResources(&report)
        return report
    }

    /// What of the state directory later checks need.
    private struct State {
        var store: BoothStore?
        var identity: BoothIdentity?
    }

    private static let ofState: [CheckName] = [
        .disk, .database, .enrolment, .certificate, .catalogue, .queue, .clock,
    ]

    private func skipState(_ report: inout CheckupReport) -> State {
        for check in Self.ofState { report.skip(check, because: "there is no state directory") }
        return State()
    }

    private func examineState(_ report: inout CheckupReport) -> State {
        if let disk = DiskObservation.look(at: stateDirectory, wantedMegabytes: diskMegabytes) {
            report.add(.disk, DiskCheck.judge(disk))
        } else {
            report.skip(.disk, because: "the system does not tell")
        }
        let (facts, store) = DatabaseObservation.open(below: stateDirectory)
        report.add(.database, DatabaseCheck.judge(facts))
        let (enrolment, identity) = EnrolmentObservation.look(below: stateDirectory)
        report.add(.enrolment, EnrolmentCheck.judge(enrolment))
        if let identity {
            let renewal = (try? store?.health())?.first { $0.device == "certificate" }?.condition
            report.add(
                .certificate,
                CertificateObservation.verdict(
                    below: stateDirectory, booth: identity.booth, now: moment, warningDays: certificateDays,
                    renewalFailure: renewal == "ok" ? nil : renewal))
        } else {
            report.skip(.certificate, because: "the booth is not enrolled")
        }
        let records = store.map { RecordsObservation(store: $0, now: moment) }
        if let records {
            report.add(.catalogue, CatalogueCheck.judge(records.catalogue(warningDays: catalogueDays)))
            report.add(.queue, QueueCheck.judge(records.queue(of: identity?.booth)))
        } else {
            for check in [CheckName.catalogue, .queue] {
                report.skip(check, because: "there is no database to look into")
            }
        }
        report.add(.clock, ClockCheck.judge(records?.clock() ?? RecordsObservation.clockAlone(now: moment)))
        return State(store: store, identity: identity)
    }

    private func examineDevices(_ report: inout CheckupReport, _ state: State) async {
        let printer = PrinterObservation.look(atQueue: printerQueue, server: spooler)
        let health = (try? state.store?.health()) ?? []
        async let reader = ReaderObservation.look(
            at: readerDevice, lastCondition: health.first { $0.device == "card-reader" }?.condition,
            seconds: waitSeconds)
        async let link = GatewayObservation.look(
            at: gateway, identity: state.identity, stateDirectory: stateDirectory, seconds: waitSeconds)
        report.add(.reader, ReaderCheck.judge(await reader))
        report.add(.printer, PrinterCheck.judge(printer))
        if let facts = await link {
            report.add(.gateway, GatewayCheck.judge(facts))
        } else {
            report.skip(.gateway, because: "the booth is not enrolled")
        }
    }

    private func examineResources(_ report: inout CheckupReport) {
        report.add(.font, FontCheck.judge(FontObservation.look()))
        report.add(
            .inputMethod,
            InputMethodCheck.judge(InputMethodObservation.look(at: resourcesDirectory + "/input-method")))
        report.add(
            .messages, MessagesCheck.judge(MessagesObservation.look(at: resourcesDirectory + "/messages")))
    }
}
