import Foundation
import Testing

@testable import Domain

@Suite("Service items")
struct ServiceItemTests {
    private static let record = """
        {"task_name": "高龄津贴申领", "task_name_translations": {"en": "Old-age allowance"},
         "task_code": "11450000MB0000000K4450500000000", "catalog_code": "450500000000", "task_type": "05",
         "by_law": "示例", "dept_name": "样例县民政局", "dept_code": "11450000MB0000000K", "project_type": "2",
         "anticipate_day": 30, "promise_day": 15, "accept_condition": "年满八十周岁", "materials": ["居民身份证"],
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

    @Test("Languages name themselves and have BCP 47 tags")
    func languages() {
        #expect(Language.allCases.map(\.rawValue) == ["zh", "za", "en", "vi"])
        #expect(Language.allCases.map(\.ownName) == ["中文", "Vahcuengh", "English", "Tiếng Việt"])
    }
}
