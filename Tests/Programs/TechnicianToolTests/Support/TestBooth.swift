import BoothStore
import CardReaders
import CountyAPI
import Domain
import Foundation
import ProgramFoundation
import Testing

@testable import TechnicianTool

/// A booth on which everything is right but the printer, for tests to break one thing of.
final class TestBooth: Sendable {
    let folder: TemporaryFolder
    let resources: TemporaryFolder
    let authority: TestAuthority
    let reader: SimulatorPort
    let county = SigningKey()
    let opening = OpeningKey()
    let boothKey = SigningKey()
    let id: BoothID
    let identity: BoothIdentity

    init() throws {
        folder = try TemporaryFolder()
        resources = try TemporaryFolder()
        authority = try TestAuthority()
        reader = try SimulatorPort(traits: .immediate)
        let id = try #require(BoothID("yangli-0423"))
        self.id = id
        identity = BoothIdentity(
            booth: id, boothCode: 423, boothName: "样例县示范村便民服务亭",
            trust: CountyTrust(
                countyName: "样例县", countyKey: county.verificationKey, sealingKey: opening.sealingKey))
        for part in ["messages", "input-method"] {
            try FileManager.default.copyItem(
                atPath: Repository.resources + "/" + part, toPath: resources.path + "/" + part)
        }
        try enrol(try authority.booth(id))
        try publish()
    }

    deinit { reader.stop() }

    var state: String { folder.path }

    /// Saves the enrolment with this certificate.
    func enrol(_ certified: TestAuthority.Certified, authority: TestAuthority? = nil) throws {
        try IdentityDirectory(stateDirectory: state, credentialsDirectory: nil).save(
            identity, key: boothKey,
            tls: TLSCredentials(
                certificate: certified.certificate, privateKey: certified.key,
                authority: (authority ?? self.authority).pem))
    }

    func store() throws -> BoothStore { try BoothStore(directory: state) }

    /// Puts the shipped form and an item of it into force.
    func publish(
        version: Int = 1, at moment: Instant = TestBooth.now, form: String? = nil,
        item: String = TestBooth.item
    ) throws {
        let store = try store()
        let shipped = Repository.resources + "/catalogue/forms/gaoling-jintie.xml"
        let files = [
            "items/gaoling-jintie.json": Data(item.utf8),
            "forms/gaoling-jintie.xml": try form.map { Data($0.utf8) }
                ?? Data(contentsOf: URL(filePath: shipped)),
        ]
        for bytes in files.values { try store.stageBlob(bytes) }
        let entries = files.map { path, bytes in
            CatalogueRoot.Entry(path: path, digest: ContentDigest(of: bytes), size: bytes.count)
        }
        let root = try Signed(
            CatalogueRoot(version: version, publishedAt: moment, entries: entries), by: county)
        try store.switchCatalogue(to: root, trust: identity.trust, at: moment)
    }

    /// Finalises a submission, with a paper or without; gives its id.
    @discardableResult
    func finalise(at moment: Instant = TestBooth.now, paper: Data? = nil) throws -> UUID {
        let submission = UUID()
        let day = try #require(moment.civil()?.date)
        let order = FinaliseOrder(
            submissionID: submission, boothID: id, boothCode: 423, day: day, at: moment,
            implementationCode: "11450000MB0000000X2450000000001", formID: "gaoling-jintie", formVersion: "1",
            formDigest: ContentDigest(of: Data("form".utf8)), personTag: nil)
        let parts = try paper.map {
            try SealedPart.seal(
                $0, of: submission, booth: id, to: identity.trust.sealingKey, by: boothKey, time: moment)
        }
        _ = try store().finalise(order, parts: parts ?? []) { place, _ in
            try Envelope.seal(
                Data("内容".utf8), at: place, to: self.identity.trust.sealingKey, by: self.boothKey,
                time: moment)
        }
        return submission
    }

    /// Has the reader misbehave from now on.
    func inject(_ fault: SimulatorFault.Kind) { reader.update { $0.inject(SimulatorFault(fault)) } }

    /// The settings as the tool would read them.
    func settings(_ more: [String] = []) throws -> Settings {
        var options = try ConfigurationOptions.parse([])
        options.config = try folder.write("", to: "empty.yaml")
        options.overrides =
            [
                "state_directory=\(state)", "resources_directory=\(resources.path)",
                "reader.device=\(reader.path ?? "")", "doctor.disk_megabytes=64", "doctor.wait_seconds=20",
            ] + more
        return try options.settings(program: "kioskctl", declared: ToolSettings.declared)
    }

    /// What doctor says of it.
    func examine(
        _ more: [String] = [], at moment: Instant? = nil, spooler: String = "127.0.0.1:1"
    ) async throws -> CheckupReport {
        var examination = try Examination(settings: try settings(more))
        examination.spooler = spooler
        if let moment { examination.moment = moment }
        return await examination.report()
    }

    static var now: Instant { Clock.now() }

    static let item = """
        {"task_name": "高龄津贴申领", "task_code": "11450000MB0000000X2450000000001",
         "catalog_code": "450000000001", "task_type": "05", "by_law": "样例", "dept_name": "样例县民政局",
         "dept_code": "11450000MB0000000X", "project_type": "2", "anticipate_day": 20, "promise_day": 10,
         "accept_condition": "年满八十周岁", 
         "materials": [{"material_name": "身份证", "material_type": "1", "material_format": "3", "is_need": "1",
          "source_type": "20", "trust": "A"}], "fee_basis": "不收费",
         "link_way": "0771-0000000", "supervise_way": "12345", "handle_flow": [],
         "user_topic_type": "养老", "form_id": "gaoling-jintie", "sample": true}
        """
}
