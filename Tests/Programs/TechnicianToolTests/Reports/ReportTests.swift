import BoothStore
import CountyAPI
import Domain
import Foundation
import Testing

@testable import TechnicianTool

@Suite("Status, queue and catalogue")
struct ReportTests {
    @Test("Status tells booth, link, queue and catalogue of a booth")
    func status() throws {
        let booth = try TestBooth()
        try booth.finalise(paper: Data("page".utf8))
        let store = try booth.store()
        try store.recordLink(LinkReport(at: TestBooth.now, outcome: .failed("dns")))
        try store.recordHealth(device: "printer", condition: "paper-out", since: TestBooth.now)
        let report = try StatusReport(identity: booth.identity, store: store)
        #expect(report.booth?.code == "0423" && report.catalogueVersion == 1)
        #expect(report.queue == ["queued": 1, "sending": 0, "stored": 0, "quarantined": 0])
        #expect(!report.link.up && report.link.lastFailure == "dns")
        #expect(report.devices.map(\.name) == ["printer"])
        #expect(report.attachmentParts == ["queued": 1] && report.drafts == 0)
        for part in [
            "parts: 1 queued", "0 kept", "样例县示范村便民服务亭", "1 queued", "version 1", "(dns), never reached",
            "paper-out",
        ] {
            #expect(report.text.contains(part), "\(report.text)")
        }
        #expect(try StatusReport(identity: nil, store: store).text.contains("not enrolled"))
    }

    @Test("The queue shows numbers and states, and what the county refused with its reason")
    func queue() throws {
        let booth = try TestBooth()
        let first = try booth.finalise()
        try booth.finalise()
        let store = try booth.store()
        _ = try store.beginAttempt([first], at: TestBooth.now)
        try store.recordRefusal(
            first, Problem(code: "form-unknown", title: "No such form", status: 409, retry: .never),
            at: TestBooth.now)
        let report = QueueReport(try store.queue().map(QueueLine.init))
        #expect(report.submissions.map(\.state) == ["queued", "quarantined"])
        #expect(report.submissions.map(\.sequence) == [2, 1])
        let refused = try #require(report.submissions.last)
        #expect(refused.refusal == "form-unknown" && refused.refusalReason == "No such form")
        #expect(report.text.contains(refused.receiptNumber) && report.text.contains("form-unknown"))
        #expect(refused.text.contains("No such form") && !refused.text.contains("acceptance"))
        #expect(QueueReport([]).text == "No submission has been finalised here.")
    }

    @Test("The catalogue lists its items, and marks the examples")
    func catalogue() throws {
        let catalogue = try #require(try TestBooth().store().currentCatalogue())
        let report = try CatalogueReport(catalogue)
        #expect(report.version == 1 && report.items.map(\.form) == ["gaoling-jintie"])
        #expect(report.text.contains("高龄津贴申领 (示例)"))
    }
}
