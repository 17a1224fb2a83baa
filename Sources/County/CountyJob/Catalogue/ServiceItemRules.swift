import Domain

/// What a service item must fulfil before it is published (reference: domain sections 2.1, 2.2).
public enum ServiceItemRules {
    /// The item types that are started by an application (依申请) and so can stand at a booth; GB/T 39046 A.1.
    private static let itemTypes: Set = ["01", "05", "07", "08", "09", "10", "20"]
    /// 办件类型: 即办件, 承诺件, 其他; GB/T 39046 A.6.
    private static let caseTypes: Set = ["1", "2", "9"]

    /// Everything that is wrong with an item, in the words of its keys; empty if it can be published.
    public static func problems(of item: ServiceItem) -> [String] {
        var problems: [String] = []
        func require(_ holds: Bool, _ problem: @autoclosure () -> String) {
            if !holds { problems.append(problem()) }
        }
        for (key, text) in [
            ("task_name", item.name), ("by_law", item.legalBasis), ("dept_name", item.bodyName),
            ("accept_condition", item.acceptanceCondition), ("fee_basis", item.fee),
            ("link_way", item.enquiryPhone), ("supervise_way", item.complaintPhone),
            ("user_topic_type", item.topic), ("form_id", item.formID),
        ] {
            require(text.contains { !$0.isWhitespace }, "\(key) is empty")
        }
        problems += codes(of: item)
        require(
            itemTypes.contains(item.itemType),
            "task_type '\(item.itemType)' is not one of \(itemTypes.sorted().joined(separator: " "))")
        require(
            caseTypes.contains(item.caseType),
            "project_type '\(item.caseType)' is not one of \(caseTypes.sorted().joined(separator: " "))")
        require(item.legalDays >= 0, "anticipate_day is negative")
        require(item.promisedDays >= 0, "promise_day is negative")
        require(
            item.promisedDays <= item.legalDays,
            "promise_day \(item.promisedDays) is longer than anticipate_day \(item.legalDays)")
        require(
            item.caseType == "1" || !item.reviewSteps.isEmpty,
            "handle_flow is empty, which only project_type 1 (即办件) may be")
        for step in item.reviewSteps where step.days < 0 || step.name.allSatisfy(\.isWhitespace) {
            problems.append("handle_flow has a step without a name or with negative days")
        }
        for language in (item.translatedNames ?? [:]).keys.sorted()
        where Language(rawValue: language) == nil {
            problems.append("task_name_translations has the unknown language '\(language)'")
        }
        return problems
    }

    /// 实施编码 = unified social credit code (18) + level (1) + 基本编码 (12).
    private static func codes(of item: ServiceItem) -> [String] {
        let code = item.implementationCode
        guard code.utf8.count == 31 else { return ["task_code '\(code)' does not have 31 characters"] }
        var problems: [String] = []
        if !UnifiedSocialCreditCode.isValid(code.prefix(18)) {
            problems.append("task_code begins with '\(code.prefix(18))', whose check character is wrong")
        }
        if item.bodyCode != code.prefix(18) {
            problems.append("dept_code '\(item.bodyCode)' is not the body in task_code")
        }
        let level = code.dropFirst(18).prefix(1)
        if !("1"..."7").contains(String(level)) {
            problems.append("task_code has the level '\(level)', not 1 … 7")
        }
        let basic = code.suffix(12)
        if !basic.utf8.allSatisfy({ (48...57).contains($0) }) {
            problems.append("task_code ends with '\(basic)', which is not twelve digits")
        }
        if item.catalogueCode != basic {
            problems.append("catalog_code '\(item.catalogueCode)' is not the end of task_code")
        }
        if basic.dropFirst(2).prefix(2) != item.itemType {
            problems.append("task_type '\(item.itemType)' is not the one in task_code")
        }
        return problems
    }
}
