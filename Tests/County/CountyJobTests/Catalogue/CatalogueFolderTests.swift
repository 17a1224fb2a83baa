import CountyAPI
import Domain
import Foundation
import Testing

@testable import CountyJob

@Suite("A catalogue's folder")
struct CatalogueFolderTests {
    private func withCatalogue(
        items: [String: String], forms: [String: String], _ body: (String) throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            for (sub, files) in [("items", items), ("forms", forms)] {
                let path = folder + "/" + sub
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
                for (name, text) in files {
                    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
                }
            }
            try body(folder)
        }
    }

    private func problems(_ folder: String) -> [String] {
        do {
            _ = try CatalogueFolder(directory: folder, formReader: FormEngine())
            return []
        } catch { return error.problems.map(\.description) }
    }

    @Test("The delivered catalogue can be published")
    func delivered() throws {
        let folder = try CatalogueFolder(directory: Samples.catalogue, formReader: FormEngine())
        #expect(folder.files.contains { $0.path == "items/gaoling-jintie.json" })
        #expect(folder.files.contains { $0.path == "forms/gaoling-jintie.xml" })
        let item = try #require(folder.items.first { $0.formID == "gaoling-jintie" })
        #expect(item.implementationCode == "11451423MB990001354450511901000" && item.sample)
        #expect(item.reviewSteps.map(\.level) == [.village, .township, .county])
    }

    static let changes: [(from: String, to: String, problem: String)] = [
        ("\"11451423MB990001354450511901000\"", "\"11451423MB9900013\"", "does not have 31 characters"),
        (
            "\"11451423MB990001354450511901000\"", "\"11451423MB990001364450511901000\"",
            "check character is wrong"
        ),
        ("dept_code: 11451423MB99000135", "dept_code: 11451423MB99000210", "dept_code"),
        (
            "\"11451423MB990001354450511901000\"", "\"11451423MB990001359450511901000\"",
            "has the level '9'"
        ),
        ("catalog_code: \"450511901000\"", "catalog_code: \"450511902000\"", "catalog_code"),
        ("task_type: \"05\"", "task_type: \"20\"", "is not the one in task_code"),
        ("task_type: \"05\"", "task_type: \"03\"", "is not one of 01 05 07 08 09 10 20"),
        ("project_type: \"2\"", "project_type: \"3\"", "is not one of 1 2 9"),
        ("promise_day: 10", "promise_day: 21", "longer than anticipate_day"),
        ("promise_day: 10", "promise_day: ten", "promise_day is not of the right kind"),
        ("supervise_way: 12345(政务服务便民热线)", "supervise_way: \"\"", "supervise_way is empty"),
        ("supervise_way: 12345(政务服务便民热线)", "", "supervise_way is missing"),
        ("fee_basis: 不收费", "fee_basis: \" \"", "fee_basis is empty"),
        ("fee_basis: 不收费", "fee_basis: 不收费\nprice: 0", "price is not a known key"),
        ("level: village", "level: hamlet", "handle_flow"),
        ("days: 3", "days: -3", "negative days"),
        ("form_id: gaoling-jintie", "form_id: other", "'other' is not the id of a form"),
        ("  vi: ", "  vn: ", "unknown language 'vn'"),
        ("task_name: 高龄津贴申领", "task_name: [", "is not YAML"),
    ]

    @Test("An item that must not be published is refused by its file's name", arguments: changes)
    func items(change: (from: String, to: String, problem: String)) async throws {
        let yaml = try Samples.itemYAML()
        #expect(yaml.contains(change.from))
        let changed = yaml.replacing(change.from, with: change.to)
        try await withCatalogue(items: ["a.yaml": changed], forms: ["f.xml": Samples.formXML]) { folder in
            let found = problems(folder)
            #expect(
                found.contains { $0.hasPrefix("items/a.yaml") && $0.contains(change.problem) },
                "\(found)")
        }
    }

    @Test("Every problem of every file is listed, forms with their lines")
    func everything() async throws {
        let yaml = try Samples.itemYAML().replacing("promise_day: 10", with: "promise_day: 30")
            .replacing("project_type: \"2\"", with: "project_type: \"7\"")
        let broken = Samples.formXML.replacing(". &gt;= 80", with: ". &gt;= (")
        try await withCatalogue(
            items: ["a.yaml": yaml, "b.yaml": yaml],
            forms: ["good.xml": Samples.formXML, "twin.xml": Samples.formXML, "broken.xml": broken]
        ) { folder in
            let found = problems(folder)
            #expect(found.contains { $0.hasPrefix("forms/broken.xml:6: ") })
            #expect(found.contains { $0.hasPrefix("forms/twin.xml: the form id") })
            #expect(found.filter { $0.hasPrefix("items/a.yaml") }.count == 2)
            #expect(found.contains { $0 == "items/b.yaml: task_code is items/a.yaml's already" })
        }
    }

    @Test("An empty or missing folder, and a form that nobody uses, are refused")
    func empty() async throws {
        try await withCatalogue(items: [:], forms: [:]) { folder in
            #expect(problems(folder).count == 1)
            #expect(problems(folder + "/nowhere") == ["forms: cannot be read"])
        }
        try await withCatalogue(items: [:], forms: ["f.xml": Samples.formXML]) { folder in
            #expect(problems(folder) == ["forms/f.xml: no item uses the form 'gaoling-jintie'"])
        }
    }

    @Test("An item is published as canonical JSON that reads back as the same item")
    func canonical() throws {
        let folder = try CatalogueFolder(directory: Samples.catalogue, formReader: FormEngine())
        let file = try #require(folder.files.first { $0.path == "items/gaoling-jintie.json" })
        let item: ServiceItem = try CanonicalJSON.decode(from: file.bytes)
        #expect(item == (try Samples.item()))
        #expect(try CanonicalJSON.encode(item) == file.bytes)
    }
}
