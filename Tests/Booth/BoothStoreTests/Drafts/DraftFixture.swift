import BoothStore
import CountyAPI
import Domain
import Foundation
import GRDB
import Testing

/// A booth with a catalogue in force, and drafts of people at it.
struct DraftFixture {
    let booth: TestBooth
    let store: BoothStore
    let key = DraftKey()
    let form = FormFile(xml: Data("<form/>".utf8), digest: ContentDigest(of: Data("<form/>".utf8)))
    let nong: PersonTag
    let wei: PersonTag

    static let planted = ["450000194103081010", "农样例", "13800001234", "高龄津贴"]

    init() throws {
        booth = try TestBooth()
        store = try booth.open()
        nong = PersonTag(
            of: PersonKey(documentKind: .resident, number: "450000194103081010"), at: booth.boothKey)
        wei = PersonTag(
            of: PersonKey(documentKind: .resident, number: "450000199001010011"), at: booth.boothKey)
        try publish(1, form: "<form/>")
    }

    static let item = Data(
        """
        {"task_name": "高龄津贴申领", "task_code": "11450000MB0000000X2450000000001",
         "catalog_code": "450000000001", "task_type": "05", "by_law": "样例", "dept_name": "样例县民政局",
         "dept_code": "11450000MB0000000X", "project_type": "2", "anticipate_day": 20, "promise_day": 10,
         "accept_condition": "年满八十周岁", 
         "materials": [{"material_name": "身份证", "material_type": "1", "material_format": "3", "is_need": "1",
          "source_type": "20", "trust": "A"}], "fee_basis": "不收费",
         "link_way": "0771-0000000", "supervise_way": "12345", "handle_flow": [],
         "user_topic_type": "养老", "form_id": "gaoling-jintie", "sample": true}
        """.utf8)

    /// Puts a version of the catalogue into force.
    func publish(_ version: Int, form: String) throws {
        let files = ["items/gaoling.json": Self.item, "forms/gaoling-jintie.xml": Data(form.utf8)]
        for bytes in files.values { try store.stageBlob(bytes) }
        let entries = files.map {
            CatalogueRoot.Entry(path: $0.key, digest: ContentDigest(of: $0.value), size: $0.value.count)
        }
        try store.switchCatalogue(
            to: Signed(
                CatalogueRoot(version: version, publishedAt: booth.noon, entries: entries), by: booth.county),
            trust: booth.trust, at: booth.noon)
    }

    /// The catalogue moves on until no version that it keeps has the first form.
    func moveOn() throws { for version in 2...5 { try publish(version, form: "<form v='\(version)'/>") } }

    /// A half-filled form with everything in it that must not lie about.
    func draft(
        _ id: UUID = UUID(), of person: PersonTag? = nil, answers: String = "", after seconds: Double = 0,
        hours: Double = 24, item: String = "11450000MB0000000X2450000000001"
    ) throws -> DraftRecord {
        let at = booth.noon.adding(seconds: seconds)
        return DraftRecord(
            id: id, personTag: person ?? nong, implementationCode: item, formID: "gaoling-jintie",
            formVersion: "1", formDigest: form.digest, at: at, keptUntil: at.adding(seconds: hours * 3600),
            content: DraftContent(
                item: try JSONDecoder().decode(ServiceItem.self, from: Self.item),
                draftXML: "<data><name>农样例</name><n>450000194103081010</n>"
                    + "<phone>13800001234</phone>\(answers)</data>",
                page: "/data/phone", instanceID: "00000000-0000-4000-8000-000000000001"))
    }

    func save(_ draft: DraftRecord) throws { try store.saveDraft(draft, files: [form], key: key) }

    func found(_ person: PersonTag? = nil, after seconds: Double = 0, key: DraftKey? = nil) throws
        -> [DraftRecord]
    {
        try store.drafts(
            of: person ?? nong, key: key ?? self.key, at: booth.noon.adding(seconds: seconds))
    }

    /// How many files of drafts lie in the database.
    func attachmentRows() throws -> Int {
        try DatabaseQueue(path: store.path).read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM draft_attachment") ?? -1
        }
    }

    /// What the audit trail says of drafts, oldest first: `draft-dropped expired`.
    func audit() throws -> [String] {
        try store.audit(last: 1000).filter { $0.kind.hasPrefix("draft-") }.map { entry in
            [entry.kind, entry.detail["reason"]].compactMap { $0 }.joined(separator: " ")
        }
    }
}
