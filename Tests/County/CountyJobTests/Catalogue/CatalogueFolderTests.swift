import CountyAPI
import Domain
import Foundation
import Testing

@testable import CountyJob

@Suite("A catalogue's folder")
struct CatalogueFolderTests {
    private func withCatalogue(
        items: [String: String], forms: [String: String], lists: [String: String] = [:],
        _ body: (String) throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            for (sub, files) in [("items", items), ("forms", forms), ("files", lists)] {
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

    @Test(
        "Notices are published beside the items, and one that cannot be shown is refused with what is wrong")
    func notices() async throws {
        let delivered = try CatalogueFolder(directory: Samples.catalogue, formReader: FormEngine())
        let file = try #require(delivered.files.first { $0.path.hasPrefix("notices/") })
        let notice = try CanonicalJSON.decode(PublicNotice.self, from: file.bytes)
        #expect(notice.title.contains("示例") && notice.words(in: .vietnamese).title.contains("Ví dụ"))
        let refused: [(String, String)] = [
            ("title: 停机\ntext: 今天停机", "until is missing"),
            ("title: 停机\ntext: 今天停机\nuntil: 昨天", "until cannot be read"),
            ("title: \"\"\ntext: 今天停机\nuntil: 2026-12-01", "must say something"),
            ("title: 停机\ntext: 今天停机\nfrom: 2026-12-02\nuntil: 2026-12-01", "until lies before from"),
            (
                "title: \(String(repeating: "长", count: 31))\ntext: t\nuntil: 2026-12-01",
                "may have 30 characters"
            ),
            (
                "title: 停\ntext: t\nuntil: 2026-12-01\ntranslations: {fr: {title: a, text: b}}",
                "no language 'fr'"
            ),
            ("]", "is not YAML"),
        ]
        for (text, problem) in refused {
            #expect(throws: ItemFile.Refusal.self) { try NoticeFile.read(Data(text.utf8)) }
            do { _ = try NoticeFile.read(Data(text.utf8)) } catch {
                #expect(error.problems.contains { $0.text.contains(problem) }, "\(text): \(error.problems)")
            }
        }
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
        ("task_type: \"05\"", "task_type: \"03\"", "task_type '03' is no 事项类型; it is one of: 01 行政许可"),
        ("project_type: \"2\"", "project_type: \"3\"", "project_type '3' is no 办件类型"),
        ("task_state: \"1\"", "task_state: \"4\"", "task_state '4' is no 事项状态"),
        ("task_state: \"1\"", "task_state: \"3\"", "the item is cancelled"),
        ("use_level: [\"6\"", "use_level: [\"8\"", "use_level '8' is no 行使层级"),
        ("use_level: [\"6\", \"5\", \"4\"]", "use_level: [\"6\", \"5\"]", "use_level lacks '4'"),
        ("power_source: \"1\"", "power_source: \"7\"", "power_source '7' is no 权力来源"),
        ("dept_type: \"1\"", "dept_type: \"4\"", "dept_type '4' is no 实施主体性质"),
        ("server_type: [\"1\"]", "server_type: [\"7\"]", "server_type '7' is no 服务对象"),
        ("server_type: [\"1\"]", "server_type: []", "server_type names none"),
        ("handle_type: [\"1\"", "handle_type: [\"5\"", "handle_type '5' is no 办理形式"),
        ("handle_area: \"4\"", "handle_area: \"9\"", "handle_area '9' is no 通办范围"),
        ("is_fee: \"0\"", "is_fee: \"2\"", "is_fee '2' is no 是否收费"),
        ("is_fee: \"0\"", "is_fee: \"1\"", "fees is empty, though is_fee says 1"),
        ("result_type: \"2\"", "result_type: \"4\"", "result_type '4' is no 结果类型"),
        ("anticipate_type: \"1\"", "anticipate_type: \"5\"", "anticipate_type is not of the right kind"),
        ("is_service_terminals: true", "is_service_terminals: false", "does not belong into booths"),
        ("limit_scene_num: 0", "limit_scene_num: -1", "limit_scene_num is negative"),
        ("material_type: \"2\"", "material_type: \"4\"", "materials[4].material_type '4' is no 材料类型"),
        ("material_format: \"1\"", "material_format: \"4\"", "materials[4].material_format '4' is no 材料形式"),
        ("is_need: \"3\"", "is_need: \"4\"", "materials[2].is_need '4' is no 材料必要性"),
        ("source_type: \"10\"", "source_type: \"11\"", "materials[4].source_type '11' is no 来源渠道"),
        ("trust: D", "trust: E", "materials[4].trust 'E' is no 材料可信等级"),
        ("    handle_case: 由他人代办时\n", "", "materials[4] is not always needed (is_need 2)"),
        ("material_name: 户口簿", "material_name: 委托书", "'委托书' is there twice"),
        ("pages_max: 2", "pages_max: 0", "pages_max is not 1 … 200"),
        ("    material_type: \"2\"\n", "", "has no material_type"),
        ("special_procedure:", "special_procedures:", "special_procedures is not a known key"),
        ("promise_day: 10", "promise_day: 21", "longer than anticipate_day"),
        ("promise_type: \"1\"", "promise_type: \"3\"", "longer than anticipate_day"),
        ("promise_day: 10", "promise_day: ten", "promise_day is not of the right kind"),
        ("supervise_way: 12345(政务服务便民热线)", "supervise_way: \"\"", "supervise_way is empty"),
        ("supervise_way: 12345(政务服务便民热线)", "", "supervise_way is missing"),
        ("fee_basis: 不收费", "fee_basis: \" \"", "fee_basis is empty"),
        ("fee_basis: 不收费", "fee_basis: 不收费\nprice: 0", "price is not a known key"),
        ("level: village", "level: hamlet", "handle_flow"),
        ("days: 3", "days: -3", "handle_flow[1].days is negative"),
        ("name: 核实", "name: \" \"", "handle_flow[1].name is empty"),
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
            #expect(
                found.filter { $0.hasPrefix("items/a.yaml:") }.allSatisfy { Self.line(of: $0) > 1 },
                "\(found)")
        }
    }

    private static func line(of problem: String) -> Int {
        Int(problem.split(separator: ":").dropFirst().first ?? "") ?? 0
    }

    @Test("Legal basis and complaint phone are never left out", arguments: ["by_law", "supervise_way"])
    func neverWithout(key: String) async throws {
        let lines = try Samples.itemYAML().split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        let start = try #require(lines.firstIndex { $0.hasPrefix(key + ":") })
        let next = lines[(start + 1)...].firstIndex { !$0.hasPrefix(" ") } ?? lines.endIndex
        let without = (Array(lines[..<start]) + lines[next...]).joined(separator: "\n")
        let blank = (Array(lines[..<start]) + ["\(key): \" \""] + lines[next...]).joined(separator: "\n")
        for (yaml, problem) in [(without, "\(key) is missing"), (blank, "\(key) is empty")] {
            try await withCatalogue(items: ["a.yaml": yaml], forms: ["f.xml": Samples.formXML]) { folder in
                #expect(problems(folder).contains { $0.hasPrefix("items/a.yaml") && $0.hasSuffix(problem) })
            }
        }
    }

    @Test("Lists that forms read are published with them; one that is missing, broken or unused is refused")
    func lists() async throws {
        let form = Samples.formXML.replacing(
            "</instance>",
            with: "</instance><instance id=\"places\" src=\"jr://file-csv/places.csv\"/>")
        let items = ["a.yaml": try Samples.itemYAML()]
        let good = ["places.csv": "name,label\na,A\n"]
        try await withCatalogue(items: items, forms: ["f.xml": form]) { folder in
            #expect(problems(folder).contains { $0.contains("files/places.csv, which is not there") })
        }
        try await withCatalogue(items: items, forms: ["f.xml": form], lists: ["places.csv": "a,a\n"]) {
            #expect(problems($0).contains { $0.contains("files/places.csv, line 1") })
        }
        let both = good.merging(["other.csv": "name\n"]) { $1 }
        try await withCatalogue(items: items, forms: ["f.xml": form], lists: both) { folder in
            #expect(problems(folder) == ["files/other.csv: no form reads this list"])
        }
        try await withCatalogue(items: items, forms: ["f.xml": form], lists: good) { path in
            let folder = try CatalogueFolder(directory: path, formReader: FormEngine())
            #expect(folder.files.contains { $0.path == "files/places.csv" })
            #expect(folder.lists.count == 1)
        }
    }

    @Test("A form that fails on an empty record is refused before anyone begins it")
    func failing() async throws {
        let form = Samples.formXML.replacing(
            "</model>", with: "<bind nodeset=\"/data/age\" relevant=\"regex('a', concat('(', ''))\"/></model>"
        ).replacing("<bind nodeset=\"/data/age\" type", with: "<bind nodeset=\"/data/name\" id")
        try await withCatalogue(items: ["a.yaml": try Samples.itemYAML()], forms: ["f.xml": form]) { folder in
            #expect(problems(folder).contains { $0.hasPrefix("forms/f.xml") })
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
        // What the county adds: how name and other names are read.
        var expected = try Samples.item()
        let names = [expected.name] + (expected.aliases ?? [])
        expected.syllables = item.syllables
        #expect(item == expected)
        #expect(item.syllables?.map(\.count) == names.map(\.count))
        #expect(item.syllables?.first == ["gao", "ling", "jin", "tie", "shen", "ling"])
        #expect(try CanonicalJSON.encode(item) == file.bytes)
    }
}
