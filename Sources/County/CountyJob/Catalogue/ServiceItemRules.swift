import Domain

/// What a service item must fulfil before it is published (reference: domain sections 2.1, 2.2).
public enum ServiceItemRules {
    /// One rule that an item breaks.
    public struct Problem: Sendable, Hashable {
        /// The key that it is about.
        public var key: String
        /// What is wrong, beginning with the key or with where below it.
        public var text: String
    }

    /// Everything that is wrong with an item; empty if it can be published.
    public static func problems(of item: ServiceItem) -> [Problem] {
        var list = List()
        texts(of: item, &list)
        numbers(of: item, &list)
        codes(of: item, &list)
        terms(of: item, &list)
        fees(of: item, &list)
        materials(of: item, &list)
        flow(of: item, &list)
        return list.problems
    }

    struct List {
        private(set) var problems: [Problem] = []

        mutating func require(_ holds: Bool, _ key: String, _ text: @autoclosure () -> String) {
            if !holds { problems.append(Problem(key: key, text: text())) }
        }

        /// A code must be one of a list; the message says which there are.
        mutating func require(_ code: String, _ codes: CodeList, _ key: String, at place: String? = nil) {
            require(
                codes.meaning(of: code) != nil, key,
                "\(place ?? key) '\(code)' is no \(codes.name); it is one of: \(codes.text)")
        }

        mutating func require(_ text: String, isNotBlank key: String, at place: String? = nil) {
            require(text.contains { !$0.isWhitespace }, key, "\(place ?? key) is empty")
        }
    }

    private static func texts(of item: ServiceItem, _ list: inout List) {
        let texts: [(String, String?)] = [
            ("task_name", item.name), ("by_law", item.legalBasis), ("dept_name", item.bodyName),
            ("accept_condition", item.acceptanceCondition), ("fee_basis", item.fee),
            ("link_way", item.enquiryPhone), ("supervise_way", item.complaintPhone),
            ("user_topic_type", item.topic), ("form_id", item.formID), ("transact_addr", item.place),
            ("transact_time", item.hours), ("result_name", item.resultName),
        ]
        for (key, text) in texts { if let text { list.require(text, isNotBlank: key) } }
        for language in (item.translatedNames ?? [:]).keys.sorted() {
            list.require(
                Language(rawValue: language) != nil, "task_name_translations",
                "task_name_translations has the unknown language '\(language)'")
        }
        for (index, entry) in (item.questions ?? []).enumerated() {
            let isWhole = [entry.question, entry.answer].allSatisfy { $0.contains { !$0.isWhitespace } }
            list.require(isWhole, "question", "question[\(index + 1)] lacks its question or its answer")
        }
    }

    private static func codes(of item: ServiceItem, _ list: inout List) {
        list.require(item.itemType, .itemType, "task_type")
        list.require(item.caseType, .caseType, "project_type")
        let single: [(String, String?, CodeList)] = [
            ("task_state", item.state, .itemState), ("power_source", item.powerSource, .powerSource),
            ("dept_type", item.bodyKind, .bodyKind), ("handle_area", item.area, .area),
            ("is_fee", item.chargesFee, .isFee), ("result_type", item.resultType, .resultType),
        ]
        for (key, code, codes) in single { if let code { list.require(code, codes, key) } }
        let several: [(String, [String]?, CodeList)] = [
            ("use_level", item.levels, .level), ("server_type", item.servedParties, .servedParty),
            ("handle_type", item.handlingForms, .handlingForm),
        ]
        for (key, values, codes) in several {
            guard let values else { continue }
            list.require(!values.isEmpty, key, "\(key) names none")
            for code in values { list.require(code, codes, key) }
        }
        list.require(
            item.isForTerminals ?? true, "is_service_terminals",
            "is_service_terminals is false: an item for windows alone does not belong into booths")
        list.require(
            item.state != "3", "task_state", "task_state 3: the item is cancelled; take its record out")
    }

    private static func terms(of item: ServiceItem, _ list: inout List) {
        list.require(item.legalDays >= 0, "anticipate_day", "anticipate_day is negative")
        list.require(item.promisedDays >= 0, "promise_day", "promise_day is negative")
        list.require((item.visits ?? 0) >= 0, "limit_scene_num", "limit_scene_num is negative")
        let (promised, legal) = (item.promisedLimit, item.legalLimit)
        let isWithin =
            promised.unit == legal.unit
            ? promised.amount <= legal.amount : promised.approximateDays <= legal.approximateDays
        list.require(
            isWithin, "promise_day",
            "promise_day \(promised.amount) is longer than anticipate_day \(legal.amount)")
        if let from = item.effectiveFrom, let until = item.cancelledFrom {
            list.require(
                from < until, "plan_cancel_date", "plan_cancel_date \(until) is not after plan_effective_date"
            )
        }
    }

    private static func fees(of item: ServiceItem, _ list: inout List) {
        let fees = item.fees ?? []
        guard let charges = item.chargesFee else { return }
        if charges == "1" {
            list.require(!fees.isEmpty, "fees", "fees is empty, though is_fee says 1 (收费)")
        } else {
            // What is free may have its price all the same: the second card, the lost paper.
            list.require(
                item.fee.contains("不收费") || item.fee.contains("免"), "fee_basis",
                "fee_basis does not say 不收费, as is_fee 0 wants")
        }
        for (index, fee) in fees.enumerated() {
            list.require(fee.name, isNotBlank: "fees", at: "fees[\(index + 1)].fee_name")
            list.require(fee.standard, isNotBlank: "fees", at: "fees[\(index + 1)].fee_stand")
        }
    }

    private static func flow(of item: ServiceItem, _ list: inout List) {
        list.require(
            item.caseType == "1" || !item.reviewSteps.isEmpty, "handle_flow",
            "handle_flow is empty, which only project_type 1 (即办件) may be")
        for (index, step) in item.reviewSteps.enumerated() {
            list.require(step.name, isNotBlank: "handle_flow", at: "handle_flow[\(index + 1)].name")
            list.require(step.days >= 0, "handle_flow", "handle_flow[\(index + 1)].days is negative")
        }
    }
}
