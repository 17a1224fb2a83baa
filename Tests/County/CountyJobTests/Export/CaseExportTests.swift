import CountyAPI
import Domain
import Foundation
import Testing

@testable import CountyJob

@Suite("Exporting and showing cases")
struct CaseExportTests {
    private func record(_ change: (inout SubmissionContent) -> Void = { _ in }) throws -> CaseRecord {
        var content = try Samples.content()
        change(&content)
        let submission = SubmissionRecord(
            id: UUID(), revision: 1, booth: try #require(BoothID("shuikou-01")), sequence: 1,
            digest: ContentDigest(of: Data()), storedAt: Samples.monday, content: content)
        let file = try CaseFile.open(
            submission, item: Samples.item(), serial: 1, at: Samples.monday, calendar: WorkingCalendar())
        return CaseRecord(file: file, submission: submission)
    }

    @Test("A line of JSON holds exactly the answers given")
    func jsonl() throws {
        let record = try record()
        let lines = try CaseExport.lines([record, record], .jsonl)
        #expect(lines.count == 2 && lines.allSatisfy { $0.last == UInt8(ascii: "\n") })
        let exported: ExportedCase = try CanonicalJSON.decode(from: lines[0])
        #expect(exported.answersXML == record.submission.content.answersXML)
        #expect(exported.documentNumber == Samples.person.number && exported.name == Samples.name)
        #expect(exported.acceptanceNumber == record.file.acceptanceNumber)
    }

    @Test("CSV is quoted by RFC 4180, and no cell can run as a formula")
    func csv() throws {
        let record = try record { content in
            content.personName = "=SUM(A1,\"x\")"
            content.answersXML = "<data>\r\n</data>"
        }
        let lines = try CaseExport.lines([record], .csv).map { String(decoding: $0, as: UTF8.self) }
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("acceptanceNumber,receiptNumber,") && lines[0].hasSuffix("\r\n"))
        #expect(lines[1].contains(#","'=SUM(A1,""x"")","#))
        #expect(lines[1].hasSuffix("\"<data>\r\n</data>\",\r\n"))
        #expect(ExportedCase.columns.count == ExportedCase(record).row.count)
    }

    @Test("A summary is masked unless revealing is asked for")
    func masking() throws {
        let record = try record()
        let masked = String(
            decoding: try CanonicalJSON.encode(CaseSummary(record, whole: true, reveal: false)), as: UTF8.self
        )
        #expect(!masked.contains(Samples.name) && !masked.contains(Samples.person.number))
        #expect(!masked.contains("<data"))
        #expect(masked.contains("韦*例"))
        let revealed = CaseSummary(record, whole: true, reveal: true)
        #expect(revealed.name == Samples.name && revealed.documentNumber == Samples.person.number)
        #expect(revealed.answersXML == record.submission.content.answersXML)
        #expect(CaseSummary(record, whole: false, reveal: true).answersXML == nil)
    }
}
