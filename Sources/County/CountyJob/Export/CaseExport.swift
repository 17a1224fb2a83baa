import CountyAPI
import Domain
import FoundationEssentials

/// Cases as a file for the county's other systems: everything that the ledger holds, in the clear. It stays in the
/// intranet.
public enum CaseExport {
    /// The file's form.
    public enum Format: String, Sendable, CaseIterable {
        /// One JSON object a line.
        case jsonl
        /// RFC 4180 with a header line, UTF-8.
        case csv
    }

    /// The lines of the file, each with its line ending.
    public static func lines(_ records: [CaseRecord], _ format: Format) throws -> [Data] {
        switch format {
        case .jsonl:
            return try records.map { try CanonicalJSON.encode(ExportedCase($0)) + Data("\n".utf8) }
        case .csv:
            return [CSV.line(ExportedCase.columns)] + records.map { CSV.line(ExportedCase($0).row) }
        }
    }
}

/// One case in an export.
struct ExportedCase: Codable, Sendable {
    var acceptanceNumber: AcceptanceNumber
    var receiptNumber: ReceiptNumber
    var submissionID: UUID
    var booth: BoothID
    var sequence: Int
    var implementationCode: String
    var itemName: String
    var formID: String
    var formVersion: String
    var formDigest: ContentDigest
    var documentKind: String
    var documentNumber: String
    var name: String
    var language: Language
    var filledOn: CivilDate
    var receivedAt: String
    var dueDay: CivilDate?
    var state: CaseState
    var level: ReviewLevel?
    var decision: CaseFile.Decision?
    var cardXML: String
    var answersXML: String
    var attachments: [CaseSummary.File]

    init(_ record: CaseRecord) {
        let (file, submission) = (record.file, record.submission)
        let content = submission.content
        acceptanceNumber = file.acceptanceNumber
        receiptNumber = content.receiptNumber
        submissionID = submission.id
        booth = submission.booth
        sequence = submission.sequence
        implementationCode = content.implementationCode
        itemName = file.itemName
        formID = content.formID
        formVersion = content.formVersion
        formDigest = content.formDigest
        documentKind = content.person.documentKind.rawValue
        documentNumber = content.person.number
        name = content.personName
        language = content.language
        filledOn = content.today
        receivedAt = file.receivedAt.localText
        dueDay = file.dueDay
        state = file.state
        level = file.level
        decision = file.decision
        cardXML = content.cardXML
        answersXML = content.answersXML
        attachments = content.attachments.map { CaseSummary.File($0, of: record) }
    }

    static let columns = [
        "acceptanceNumber", "receiptNumber", "submissionID", "booth", "sequence", "implementationCode",
        "itemName", "formID", "formVersion", "formDigest", "documentKind", "documentNumber", "name",
        "language", "filledOn", "receivedAt", "dueDay", "state", "level", "decision", "cardXML", "answersXML",
        "attachments",
    ]

    var row: [String] {
        [
            acceptanceNumber.description, receiptNumber.digits, submissionID.uuidString, booth.description,
            String(sequence), implementationCode, itemName, formID, formVersion, formDigest.hex, documentKind,
            documentNumber, name, language.rawValue, filledOn.description, receivedAt,
            dueDay?.description ?? "", state.rawValue, level?.rawValue ?? "", decision?.rawValue ?? "",
            cardXML, answersXML, attachments.map(\.name).joined(separator: " "),
        ]
    }
}

/// Comma-separated values, RFC 4180.
enum CSV {
    /// One record with its line ending.
    static func line(_ fields: [String]) -> Data {
        Data((fields.map(field).joined(separator: ",") + "\r\n").utf8)
    }

    /// A field, quoted where it has to be. A field that a spreadsheet would take for a formula gets an apostrophe before
    /// it: what a villager typed is never executed.
    private static func field(_ text: String) -> String {
        let safe = text.first.map("=+-@\t".contains) ?? false ? "'" + text : text
        guard safe.contains(where: { ",\"\r\n".contains($0) || $0 == "\r\n" }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
