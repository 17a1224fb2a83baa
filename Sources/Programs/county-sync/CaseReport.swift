import CountyAPI
import CountyJob
import Domain
import ProgramFoundation

/// What the commands about cases print.
enum CaseReport {
    static func show<Row: Encodable>(
        _ rows: [Row], json: Bool, empty: String, _ line: (Row) -> String
    ) throws {
        if json {
            Swift.print(String(decoding: try CanonicalJSON.encode(rows), as: UTF8.self))
        } else if rows.isEmpty {
            Swift.print(empty)
        } else {
            for row in rows { Swift.print(line(row)) }
        }
    }

    static func line(_ summary: CaseSummary) -> String {
        [
            "\(summary.receiptNumber)", summary.receivedAt, summary.itemName, summary.name,
            summary.state.rawValue, summary.level?.rawValue ?? "-",
            summary.dueDay.map { "due \($0)" } ?? "no due day",
        ].joined(separator: "  ")
    }

    static func line(_ summary: ParkedSummary) -> String {
        [
            String(summary.digest.hex.prefix(16)), summary.parkedAt,
            summary.booth?.description ?? "unknown booth",
            summary.reason.rawValue, summary.detail, "→ \(summary.remedy)",
        ].filter { !$0.isEmpty }.joined(separator: "  ")
    }

    static func print(_ summary: CaseSummary) {
        var rows = [
            ("acceptance number", summary.acceptanceNumber.description),
            ("receipt number", summary.receiptNumber.description),
            ("item", summary.itemName), ("name", summary.name), ("document", summary.documentNumber),
            ("booth", summary.booth.description), ("received", summary.receivedAt),
            ("due", summary.dueDay?.description ?? "-"), ("state", summary.state.rawValue),
            ("level", summary.level?.rawValue ?? "-"), ("decision", summary.decision?.rawValue ?? "-"),
        ]
        for step in summary.events ?? [] {
            rows.append(
                ("step \(step.ordinal)", "\(step.at)  \(step.state.rawValue)  \(step.level?.rawValue ?? "-")")
            )
        }
        for file in summary.attachments ?? [] {
            let state = file.arrived == file.parts ? "complete" : "\(file.arrived) of \(file.parts) parts"
            rows.append(("file \(file.name)", "\(file.mediaType)  \(file.size) bytes  \(state)"))
        }
        if let answers = summary.answersXML { rows.append(("answers", answers)) }
        for (name, value) in rows {
            Swift.print(name + String(repeating: " ", count: max(2, 19 - name.count)) + value)
        }
    }

    static func unknown(_ reference: String) -> ProgramFault {
        ProgramFault(
            .dataError, code: "unknown-case", cause: "There is no case '\(reference)'.",
            remedy:
                "Give a receipt number, an acceptance number or a submission's id; 'county-sync cases list' has "
                + "them.")
    }

    /// Makes a move and shows where the case stands then.
    static func make(
        _ move: CaseMove, _ reference: String, json: Bool, _ options: ConfigurationOptions
    ) async throws {
        try await ProgramRun.perform(SyncParts.program, json: json) {
            let ledger = try SyncParts(options).ledger()
            do {
                guard try await ledger.make(move, case: reference, at: SyncParts.now) != nil else {
                    throw unknown(reference)
                }
            } catch let fault as CaseFault { throw self.fault(fault) }
            guard let record = try await ledger.record(reference) else { throw unknown(reference) }
            let summary = CaseSummary(record, whole: true, reveal: false)
            Swift.print(
                json ? String(decoding: try CanonicalJSON.encode(summary), as: UTF8.self) : line(summary))
        }
    }

    private static func fault(_ fault: CaseFault) -> ProgramFault {
        let (cause, remedy): (String, String) =
            switch fault {
            case .noNumber: ("No acceptance number can be made.", "Try again tomorrow.")
            case .notPossible(_, let state):
                (
                    "The case is \(state.rawValue); from there this move is not possible.",
                    "Look at it with 'cases show'."
                )
            case .decisionDue: ("The case is at its last step.", "Use 'cases decide'.")
            case .decisionTooEarly:
                ("The case has not reached its last review step.", "Use 'cases advance' until it has.")
            }
        return ProgramFault(.dataError, code: "move-refused", cause: cause, remedy: remedy)
    }
}
