import BoothApp
import BoothStore
import CardReaders
import ChildProcesses
import Front
import Glibc
import Logging
import Ncurses
import ProgramFoundation
import TerminalUI
import WorkerProtocol

/// Puts the front together from its rooms.
struct FrontParts {
    var stateDirectory: String
    var resourcesDirectory: String
    var programsDirectory: String
    var journal: Journal
    /// Where the input method's compiled data are, if not with the other resources.
    var inputMethodData: String?

    /// The settings of SANE, if not the machine's.
    var scannerConfiguration: String?

    /// The folder of this program, where its workers are.
    static var ownFolder: String {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let path = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
        return path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    }

    /// Runs the front until it ends, and gives the terminal back.
    func run(
        settings: Settings, destination: PrintDestination, readerDevice: String,
        demonstration: Demonstrator? = nil
    ) throws {
        let enrolment = IdentityDirectory(stateDirectory: stateDirectory)
        let identity = try enrolment.identity()
        let catalogues = resourcesDirectory + "/messages"
        let configuration = try BoothConfiguration(
            settings, boothName: identity.boothName, boothID: identity.booth.description,
            cards: demonstration?.cards)
        let booth = Booth(
            configuration: configuration, messages: try MessageFiles.loadChinese(from: catalogues),
            renderer: ScreenRenderer(theme: try theme(settings)), at: .now)
        let level = try settings.string("log.level")

        let events = try EventQueue()
        let terminal = try Terminal()
        defer { terminal.restore() }
        let loop = FrontLoop(
            booth: booth, terminal: terminal, queue: events, alive: { ServiceNotification.watchdog() })

        // Behind the first screen.
        let messages = try MessageFiles.load(from: catalogues)
        try MessageFiles.check(messages, of: catalogues)
        events.post(.messages(messages))
        try journal.take(stateDirectory: stateDirectory)
        ProgramLog.bootstrap(program: "kiosk", level: level)
        let logger = Logger(label: "kiosk")
        // Without a key nothing is saved, and nothing is promised: the booth works as before.
        let draftKey = Result { () throws(StoreError) in try enrolment.draftKey() }
        if case .failure(let error) = draftKey {
            logger.error("drafts are not saved: \(error)")
            events.post(.draft(.off))
        }
        let storeDesk = try StoreDesk(
            store: try BoothStore(directory: stateDirectory), identity: identity,
            signingKey: try enrolment.signingKey(), draftKey: try? draftKey.get(), events: events
        ) { code, error in logger.error("\(code): \(error)") }
        let slipWorker = SlipDesk.Worker(program: programsDirectory + "/kiosk-print")
        defer { slipWorker.stop() }
        let slipDesk = SlipDesk(
            worker: slipWorker, destination: destination, events: events
        ) { logger.warning("\($0.code): \($0.cause)") }
        let inputMethodWorker = InputMethodDesk.Worker(
            program: programsDirectory + "/kiosk-ime",
            arguments: ["--schemas", resourcesDirectory + "/input-method"] + prebuiltInputMethod)
        defer { inputMethodWorker.stop() }
        let inputMethodDesk = InputMethodDesk(
            worker: inputMethodWorker, events: events
        ) { logger.warning("\($0.code): \($0.cause)") }
        let imagingWorker = ImagingDesk.Worker(
            program: programsDirectory + "/kiosk-imaging",
            environment: scannerConfiguration.map { ["SANE_CONFIG_DIR": $0] } ?? [:])
        defer { imagingWorker.stop() }
        let imagingDesk = ImagingDesk(
            worker: imagingWorker, device: try settings.optionalString("scanner.device"), events: events
        ) { logger.warning("\($0.code): \($0.cause)") }
        let textSizeDesk = TextSizeDesk(
            command: TextSizeCommand(try settings.string("screen.text_size_command"))
        ) { logger.warning("text-size-unchanged: \($0)") }
        let speechWorker =
            try settings.string("speech.voice") == "off"
            ? nil
            : SpeechDesk.Worker(program: programsDirectory + "/kiosk-speech", arguments: speechSettings)
        defer { speechWorker?.stop(interrupting: true) }
        let speechDesk = SpeechDesk(
            worker: speechWorker,
            packs: VoicePacks(folder: resourcesDirectory + "/voices", messages: messages), events: events
        ) { logger.warning("\($0.code): \($0.cause)") }
        let effects = EffectRunner(
            storeDesk: storeDesk, slipDesk: slipDesk, inputMethodDesk: inputMethodDesk,
            imagingDesk: imagingDesk, textSizeDesk: textSizeDesk, speechDesk: speechDesk,
            demonstrate: { card in
                if let demonstration {
                    events.post(.demonstration(card: demonstration.lay(card) ? card : nil))
                }
            })
        storeDesk.takeUpDrafts(hours: configuration.draftHours)
        storeDesk.refresh()
        StorageDesk(watch: DiskWatch(directory: stateDirectory), events: events).start()
        slipDesk.watchPrinter()
        inputMethodDesk.warmUp()
        speechDesk.lookForVoices()
        let reader = try CardReader(device: readerDevice) { event in
            switch event {
            case .unavailable(let fault):
                logger.warning("\(fault)")
                storeDesk.recordReader(fault.code.rawValue)
            case .ready: storeDesk.recordReader("ok")
            default: break
            }
            events.post(.reader(ReaderNews(event)))
        }
        defer { reader.stop() }
        ServiceNotification.ready()
        loop.run(effects: effects)
        ServiceNotification.stopping()
        storeDesk.finish()
    }

    /// The settings of the product's Speech Dispatcher, where they are installed.
    private var speechSettings: [String] {
        let folder = resourcesDirectory + "/speech"
        return access(folder, R_OK) == 0 ? ["--configuration", folder] : []
    }

    /// The input method's compiled data, where they have been made beforehand: without them its start takes seconds.
    private var prebuiltInputMethod: [String] {
        let folder = inputMethodData ?? resourcesDirectory + "/input-method-data"
        return access(folder, R_OK) == 0 ? ["--prebuilt", folder] : []
    }

    private func theme(_ settings: Settings) throws -> Theme {
        switch try settings.string("screen.theme") {
        case "day", "auto": .day
        case "contrast-dark": .highContrastDark
        case "contrast-light": .highContrastLight
        default: .night
        }
    }
}

/// The demonstration's reader, as the front sees it.
struct Demonstrator: Sendable {
    var cards: [DemonstrationCard]
    /// Lays a card on the reader, or takes it away; gives whether a card lies there now.
    var lay: @Sendable (Int?) -> Bool
}
