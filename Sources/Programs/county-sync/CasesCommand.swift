import ArgumentParser
import CountyAPI
import CountyJob
import Domain
import ProgramFoundation

struct CasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cases", abstract: "Look at cases and move them through their review.",
        discussion: "CASE is a receipt number, an acceptance number or a submission's id.",
        subcommands: [
            CaseList.self, CaseShow.self, CaseAttachment.self, CaseAdvance.self, CaseDecide.self,
        ])
}

struct CaseList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List cases, the newest first.")

    @Flag(help: "List the submissions that wait for a person instead.")
    var parked = false

    @Option(help: "Only cases in this state: \(CaseState.allCases.map(\.rawValue).joined(separator: ", ")).")
    var state: String?

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Show names and numbers in the clear.")
    var reveal = false

    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        if let state, CaseState(rawValue: state) == nil {
            throw ValidationError("There is no state '\(state)'.")
        }
    }

    func run() async throws {
        try await ProgramRun.perform(SyncParts.program, json: json) {
            let ledger = try SyncParts(options).ledger()
            if parked {
                let waiting = try await ledger.parked().map(ParkedSummary.init)
                try CaseReport.show(waiting, json: json, empty: "Nothing is parked.", CaseReport.line)
            } else {
                let filter = CaseFilter(state: state.flatMap(CaseState.init(rawValue:)))
                let cases = try await ledger.records(filter).map {
                    CaseSummary($0, whole: false, reveal: reveal)
                }
                try CaseReport.show(cases, json: json, empty: "There is no such case.", CaseReport.line)
            }
        }
    }
}

struct CaseShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one case with its steps; with --reveal, its answers too.")

    @Argument(help: "The case.")
    var reference: String

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Show name, numbers and answers in the clear.")
    var reveal = false

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        try await ProgramRun.perform(SyncParts.program, json: json) {
            guard let record = try await SyncParts(options).ledger().record(reference) else {
                throw CaseReport.unknown(reference)
            }
            let summary = CaseSummary(record, whole: true, reveal: reveal)
            if json {
                print(String(decoding: try CanonicalJSON.encode(summary), as: UTF8.self))
            } else {
                CaseReport.print(summary)
            }
        }
    }
}

struct CaseAdvance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance",
        abstract: "Move a case on: to its next review step, or from decided to closed to delivered.")

    /// The moves besides the decision, by the words of the command line.
    enum Move: String, ExpressibleByArgument, CaseIterable {
        case next
        case back
        case stopClock = "stop-clock"
        case restartClock = "restart-clock"
        case withdraw

        var move: CaseMove {
            switch self {
            case .next: .advance
            case .back: .sendBack
            case .stopClock: .stopClock
            case .restartClock: .restartClock
            case .withdraw: .withdraw
            }
        }
    }

    @Argument(help: "The case.")
    var reference: String

    @Option(help: "What to do.")
    var move = Move.next

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        try await CaseReport.make(move.move, reference, json: json, options)
    }
}

struct CaseDecide: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "Decide a case that has reached its last review step.")

    /// The two decisions.
    enum Decision: String, EnumerableFlag {
        case granted
        case refused
    }

    @Argument(help: "The case.")
    var reference: String

    @Flag(help: "准予 or 不予.")
    var decision: Decision

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        try await CaseReport.make(
            .decide(decision == .granted ? .granted : .refused), reference, json: json, options)
    }
}
