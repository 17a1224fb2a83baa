import Domain
import FoundationEssentials
import Yams

/// One item's YAML file.
package enum ItemFile {
    /// Why a file is not an item.
    package struct Refusal: Error, Sendable, Hashable {
        package var problems: [ItemProblem]
    }

    private static let required: Set = [
        "task_name", "task_code", "catalog_code", "task_type", "by_law", "dept_name", "dept_code",
        "project_type", "anticipate_day", "promise_day", "accept_condition", "materials", "fee_basis",
        "link_way", "supervise_way", "handle_flow", "user_topic_type", "form_id", "sample",
        "use_level", "dept_type", "server_type", "handle_type", "is_service_terminals", "limit_scene_num",
        "anticipate_type", "promise_type", "is_fee", "transact_addr", "transact_time", "result_name",
        "result_type",
    ]
    private static let optional: Set = [
        "task_name_translations", "task_handle_item", "task_version", "task_state", "plan_effective_date",
        "plan_cancel_date", "corp_topic_type", "power_source", "entrust_name", "other_dept",
        "limit_scene_explain", "handle_area", "special_procedure", "anticipate_explain", "promise_explain",
        "fees", "limit_explain", "question", "save_draft", "task_alias",
    ]

    /// An item as it was read, with the rules that it breaks.
    package struct Reading: Sendable {
        package var item: ServiceItem
        package var problems: [ItemProblem]
    }

    /// Reads an item and looks it over; everything that is wrong is told at once, with its line.
    package static func read(_ bytes: Data) throws(Refusal) -> Reading {
        let text = String(decoding: bytes, as: UTF8.self)
        let node: Node?
        do { node = try Yams.compose(yaml: text) } catch {
            throw Refusal(problems: [.init(text: "is not YAML: \(error)")])
        }
        guard let mapping = node?.mapping else {
            throw Refusal(problems: [.init(text: "is not a mapping of keys")])
        }
        var lines: [String: Int] = [:]
        for (key, value) in mapping {
            if let name = key.string { lines[name] = (key.mark ?? value.mark)?.line }
        }
        let wrongKeys =
            required.subtracting(lines.keys).sorted().map { ItemProblem(text: "\($0) is missing") }
            + Set(lines.keys).subtracting(required).subtracting(optional).sorted()
            .map { ItemProblem(line: lines[$0], text: "\($0) is not a known key") }
        guard wrongKeys.isEmpty else { throw Refusal(problems: wrongKeys) }
        let item: ServiceItem
        do { item = try YAMLDecoder().decode(ServiceItem.self, from: text) } catch {
            throw Refusal(problems: [explain(error, lines)])
        }
        let problems = ServiceItemRules.problems(of: item).map {
            ItemProblem(line: lines[$0.key], text: $0.text)
        }
        return Reading(item: item, problems: problems)
    }

    private static func explain(_ error: any Error, _ lines: [String: Int]) -> ItemProblem {
        guard let error = error as? DecodingError else { return .init(text: "cannot be read: \(error)") }
        let context: DecodingError.Context
        var missing = ""
        switch error {
        case .keyNotFound(let key, let found):
            context = found
            missing = key.stringValue
        case .dataCorrupted(let found), .typeMismatch(_, let found), .valueNotFound(_, let found):
            context = found
        @unknown default: return .init(text: "cannot be read: \(error)")
        }
        let keys = context.codingPath.map { key in key.intValue.map { "[\($0 + 1)]" } ?? "." + key.stringValue
        }
        let path = keys.joined().drop { $0 == "." }
        let line = context.codingPath.first.flatMap { lines[$0.stringValue] }
        if !missing.isEmpty {
            return .init(line: line, text: "\(path.isEmpty ? "the item" : String(path)) has no \(missing)")
        }
        return .init(
            line: line, text: "\(path.isEmpty ? "the item" : String(path)) is not of the right kind")
    }
}

/// One thing that is wrong with an item's file.
package struct ItemProblem: Sendable, Hashable {
    /// The line, from 1, where it is known.
    var line: Int?
    /// What is wrong, in the words of the file's keys.
    var text: String
}
