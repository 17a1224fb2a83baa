import Domain
import FoundationEssentials
import Yams

/// One item's YAML file.
enum ItemFile {
    /// Why a file is not an item.
    struct Refusal: Error, Sendable, Hashable {
        var problems: [String]
    }

    private static let required: Set = [
        "task_name", "task_code", "catalog_code", "task_type", "by_law", "dept_name", "dept_code",
        "project_type", "anticipate_day", "promise_day", "accept_condition", "materials", "fee_basis",
        "link_way", "supervise_way", "handle_flow", "user_topic_type", "form_id", "sample",
    ]
    private static let optional: Set = ["task_name_translations", "save_draft"]

    /// Reads an item; all missing and unknown keys are named at once.
    static func read(_ bytes: Data) throws(Refusal) -> ServiceItem {
        let text = String(decoding: bytes, as: UTF8.self)
        let node: Node?
        do { node = try Yams.compose(yaml: text) } catch {
            throw Refusal(problems: ["is not YAML: \(error)"])
        }
        guard let mapping = node?.mapping else { throw Refusal(problems: ["is not a mapping of keys"]) }
        let keys = Set(mapping.keys.compactMap(\.string))
        let problems =
            required.subtracting(keys).sorted().map { "\($0) is missing" }
            + keys.subtracting(required).subtracting(optional).sorted().map { "\($0) is not a known key" }
        guard problems.isEmpty else { throw Refusal(problems: problems) }
        do { return try YAMLDecoder().decode(ServiceItem.self, from: text) } catch {
            throw Refusal(problems: [explain(error)])
        }
    }

    private static func explain(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "cannot be read: \(error)" }
        let context: DecodingError.Context? =
            switch error {
            case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
                .valueNotFound(_, let context):
                context
            @unknown default: nil
            }
        let path = context.map { $0.codingPath.map(\.stringValue).joined(separator: ".") } ?? ""
        return "\(path.isEmpty ? "the item" : path) is not of the right kind"
    }
}
