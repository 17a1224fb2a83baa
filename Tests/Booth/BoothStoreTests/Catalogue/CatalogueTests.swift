import BoothStore
import CountyAPI
import Domain
import Foundation
import Testing

@Suite("The catalogue")
struct CatalogueTests {
    let booth: TestBooth
    let store: BoothStore

    init() throws {
        booth = try TestBooth()
        store = try booth.open()
    }

    private func item(form: String = "gaoling-jintie") -> Data {
        Data(
            """
            {"task_name": "高龄津贴申领", "task_code": "11450000MB0000000X2450000000001",
             "catalog_code": "450000000001", "task_type": "05", "by_law": "样例", "dept_name": "样例县民政局",
             "dept_code": "11450000MB0000000X", "project_type": "2", "anticipate_day": 20, "promise_day": 10,
             "accept_condition": "年满八十周岁", 
             "materials": [{"material_name": "身份证", "material_type": "1", "material_format": "3", "is_need": "1",
              "source_type": "20", "trust": "A"}], "fee_basis": "不收费",
             "link_way": "0771-0000000", "supervise_way": "12345", "handle_flow": [],
             "user_topic_type": "养老", "form_id": "\(form)", "sample": true}
            """.utf8)
    }

    private func publish(
        _ version: Int, _ files: [String: Data], by key: SigningKey? = nil, staging: Bool = true
    ) throws -> Signed<CatalogueRoot> {
        let entries = files.map {
            CatalogueRoot.Entry(path: $0.key, digest: ContentDigest(of: $0.value), size: $0.value.count)
        }
        if staging { for bytes in files.values { try store.stageBlob(bytes) } }
        return try Signed(
            CatalogueRoot(version: version, publishedAt: booth.noon, entries: entries),
            by: key ?? booth.county)
    }

    private func files(form: String) throws -> [String: Data] {
        ["items/gaoling.json": item(), "forms/gaoling-jintie.xml": Data(form.utf8)]
    }

    @discardableResult
    private func switchTo(_ root: Signed<CatalogueRoot>) throws -> Bool {
        try store.switchCatalogue(to: root, trust: booth.trust, at: booth.noon)
    }

    @Test("Notices come with the catalogue; one that cannot be read keeps nothing away")
    func notices() throws {
        var files = try files(form: "<form/>")
        files["notices/a.json"] = Data(#"{"title":"t","text":"x","until":"2026-12-01"}"#.utf8)
        files["notices/b.json"] = Data("{}".utf8)
        #expect(try switchTo(try publish(1, files)))
        let catalogue = try #require(try store.currentCatalogue())
        #expect(try catalogue.notices().map(\.title) == ["t"])
    }

    @Test("A published catalogue comes into force with its items and forms")
    func inForce() throws {
        #expect(try store.currentCatalogue() == nil)
        let root = try publish(1, files(form: "<form/>"))
        #expect(try switchTo(root))
        #expect(try !switchTo(root))
        let catalogue = try #require(try store.currentCatalogue())
        #expect(catalogue.version == 1)
        #expect(try catalogue.items().map(\.name) == ["高龄津贴申领"])
        let (service, record) = try #require(try catalogue.summaries().first)
        #expect(service == ServiceSummary(try catalogue.items()[0]))
        #expect(try store.serviceItem(record) == catalogue.items()[0])
        #expect(try store.serviceItem(ContentDigest(of: Data())) == nil)
        let form = try #require(try catalogue.form("gaoling-jintie"))
        #expect(form.xml == Data("<form/>".utf8))
        #expect(form.digest == ContentDigest(of: form.xml))
        #expect(try catalogue.form("other") == nil)
    }

    @Test("Only the files that are not here are missing, each once")
    func missing() throws {
        let (old, new) = (Data("old".utf8), Data("new".utf8))
        try store.stageBlob(old)
        let root = try publish(1, ["a": old, "b": new, "c": new], staging: false)
            .verified(by: booth.county.verificationKey)
        #expect(try store.missingBlobs(of: root).map(\.path) == ["b"])
    }

    @Test("A catalogue that the county did not sign is refused and the old one stays")
    func signature() throws {
        try switchTo(publish(1, files(form: "<form/>")))
        #expect(throws: SignatureFault.self) {
            try switchTo(publish(2, files(form: "<new/>"), by: SigningKey()))
        }
        #expect(try store.catalogueVersion() == 1)
    }

    @Test("A catalogue is refused and the old one stays, whatever is wrong with it")
    func refused() throws {
        try switchTo(publish(5, files(form: "<form/>")))
        var unreadable = try files(form: "<new/>")
        unreadable["items/other.json"] = Data("{}".utf8)
        let formless = ["items/gaoling.json": item(form: "nowhere")]
        let cases = [
            ("catalogue-older", try publish(4, files(form: "<new/>"))),
            ("catalogue-conflict", try publish(5, files(form: "<new/>"))),
            ("catalogue-incomplete", try publish(6, files(form: "<missing/>"), staging: false)),
            ("catalogue-unreadable", try publish(6, unreadable)),
            ("catalogue-unreadable", try publish(6, formless)),
        ]
        for (code, root) in cases {
            let error = #expect(throws: StoreError.self) { try switchTo(root) }
            #expect(error?.code == code)
            #expect(try store.catalogueVersion() == 5)
            #expect(try store.currentCatalogue()?.form("gaoling-jintie")?.xml == Data("<form/>".utf8))
        }
    }

    @Test("A form is kept while an unsent submission or a running session needs it, and deleted afterwards")
    func oldForms() throws {
        let first = Data("<first/>".utf8)
        try switchTo(publish(1, files(form: "<first/>")))
        var order = booth.order()
        order.formDigest = ContentDigest(of: first)
        _ = try store.finalise(order, seal: booth.seal())
        for version in 2...4 { try switchTo(publish(version, files(form: "<v\(version)/>"))) }
        #expect(try store.form(order.formDigest)?.xml == first)
        #expect(try store.form(ContentDigest(of: Data("<v2/>".utf8))) == nil)
        #expect(try store.form(ContentDigest(of: Data("<v3/>".utf8))) != nil)
        let envelope = try #require(try store.envelope(order.submissionID))
        try store.recordProof(
            order.submissionID, booth.proof(for: envelope), trust: booth.trust, at: booth.noon)
        try switchTo(publish(5, files(form: "<v5/>")))
        #expect(try store.form(order.formDigest) == nil)
    }
}
