import Domain
import FoundationEssentials
import Yams

/// One notice's YAML file: `title`, `text`, `until`, and if need be `from` and `translations`.
enum NoticeFile {
    /// Reads a notice and looks it over. Throws ``ItemFile/Refusal`` with what is wrong.
    static func read(_ bytes: Data) throws(ItemFile.Refusal) -> PublicNotice {
        let notice: PublicNotice
        do {
            notice = try YAMLDecoder().decode(PublicNotice.self, from: String(decoding: bytes, as: UTF8.self))
        } catch let error as DecodingError {
            throw ItemFile.Refusal(problems: [.init(text: explain(error))])
        } catch {
            throw ItemFile.Refusal(problems: [.init(text: "is not YAML: \(error)")])
        }
        var problems: [ItemProblem] = []
        let limits = PublicNotice.limits
        let known = Set(Language.allCases.map(\.rawValue))
        for language in (notice.translations ?? [:]).keys.sorted() where !known.contains(language) {
            problems.append(.init(text: "translations: there is no language '\(language)'"))
        }
        // Latin letters take half the room of a Chinese character.
        let words =
            [("", notice.words(in: .chinese), 1)]
            + (notice.translations ?? [:]).sorted { $0.key < $1.key }.map { ($0.key + " ", $0.value, 3) }
        for (name, words, share) in words {
            if words.title.isEmpty || words.text.isEmpty {
                problems.append(.init(text: "\(name)title and text must say something"))
            }
            if words.title.count > limits.title * share || words.text.count > limits.text * share {
                problems.append(
                    .init(
                        text:
                            "\(name)title may have \(limits.title * share) characters, text \(limits.text * share)"
                    ))
            }
        }
        if let from = notice.from, notice.until < from {
            problems.append(.init(text: "until lies before from"))
        }
        guard problems.isEmpty else { throw ItemFile.Refusal(problems: problems) }
        return notice
    }

    private static func explain(_ error: DecodingError) -> String {
        switch error {
        case .dataCorrupted(let context) where context.codingPath.isEmpty: "is not YAML"
        case .keyNotFound(let key, _): "\(key.stringValue) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            "\(context.codingPath.map(\.stringValue).joined(separator: ".")) cannot be read: \(context.debugDescription)"
        @unknown default: "\(error)"
        }
    }
}
