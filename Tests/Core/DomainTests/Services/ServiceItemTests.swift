import Foundation
import Testing

@testable import Domain

@Suite("Service items")
struct ServiceItemTests {
    private static let record = """
        {"task_name": "高龄津贴申领", "task_name_translations": {"en": "Old-age allowance"},
         "task_code": "11450000MB0000000K4450500000000", "catalog_code": "450500000000", "task_type": "05",
         "by_law": "示例", "dept_name": "样例县民政局", "dept_code": "11450000MB0000000K", "project_type": "2",
         "anticipate_day": 30, "promise_day": 15, "accept_condition": "年满八十周岁", "materials": [{"material_name": "居民身份证", "material_type": "1", "material_format": "3", "is_need": "1",
          "source_type": "20", "trust": "A"}], "promise_type": "2", "use_level": ["4"], "is_fee": "0",
         "fee_basis": "不收费", "link_way": "0771-1234567", "supervise_way": "12345",
         "handle_flow": [{"level": "township", "name": "受理初审", "days": 5}, {"level": "county", "name": "审批", "days": 5}],
         "user_topic_type": "养老", "form_id": "gaoling-jintie", "sample": true}
        """

    @Test("A record with the national exchange tables' field names is read and written")
    func exchangeNames() throws {
        let item = try JSONDecoder().decode(ServiceItem.self, from: Data(Self.record.utf8))
        #expect(
            item.name == "高龄津贴申领" && item.promisedDays == 15
                && item.reviewSteps.map(\.level) == [.township, .county])
        let again = try JSONDecoder().decode(ServiceItem.self, from: JSONEncoder().encode(item))
        #expect(again == item)
    }

    @Test("A language without a translation shows the Chinese name")
    func names() throws {
        let item = try JSONDecoder().decode(ServiceItem.self, from: Data(Self.record.utf8))
        #expect(item.name(in: .english) == "Old-age allowance")
        for language in [Language.chinese, .zhuang, .vietnamese] {
            #expect(item.name(in: language) == "高龄津贴申领")
        }
    }

    @Test("Terms have their unit; without one they are working days")
    func terms() throws {
        let item = try JSONDecoder().decode(ServiceItem.self, from: Data(Self.record.utf8))
        #expect(item.legalLimit == TimeLimit(amount: 30, unit: .workingDays))
        #expect(item.promisedLimit == TimeLimit(amount: 15, unit: .calendarDays))
    }

    @Test(
        "Booths offer an item while it is in use, from its first day to the day before its last",
        arguments: [
            (nil, nil, nil, true), ("1", nil, nil, true), ("2", nil, nil, false), ("3", nil, nil, false),
            ("1", "2026-11-23", nil, true), ("1", "2026-11-24", nil, false), ("1", nil, "2026-11-23", false),
            ("1", nil, "2026-11-24", true),
        ] as [(String?, String?, String?, Bool)])
    func offered(state: String?, from: String?, until: String?, isOffered: Bool) throws {
        var item = try JSONDecoder().decode(ServiceItem.self, from: Data(Self.record.utf8))
        item.state = state
        item.effectiveFrom = from.flatMap { CivilDate($0) }
        item.cancelledFrom = until.flatMap { CivilDate($0) }
        #expect(item.isOffered(on: try #require(CivilDate("2026-11-23"))) == isOffered)
    }

    @Test("Every code list has distinct codes, each with its meaning")
    func codes() {
        for list in [
            CodeList.itemType, .level, .bodyKind, .servedParty, .handlingForm, .caseType, .powerSource,
            .itemState,
            .area, .isFee, .resultType, .timeUnit, .materialType, .materialFormat, .materialNeed,
            .materialSource,
            .trust,
        ] {
            #expect(Set(list.entries.map(\.code)).count == list.entries.count)
            #expect(
                list.entries.allSatisfy { list.meaning(of: $0.code) == $0.meaning && !$0.meaning.isEmpty })
            #expect(list.meaning(of: "none") == nil)
        }
        #expect(Set(CodeList.timeUnit.entries.map(\.code)) == Set(TimeUnit.allCases.map(\.rawValue)))
    }

    @Test("Languages name themselves and have BCP 47 tags")
    func languages() {
        #expect(Language.allCases.map(\.rawValue) == ["zh", "za", "en", "vi"])
        #expect(Language.allCases.map(\.ownName) == ["中文", "Vahcuengh", "English", "Tiếng Việt"])
    }
}
