import BoothApp
import Domain
import Foundation
import Yams

/// Reads the message catalogues: one YAML file a language, `zh.yaml` and so on, of keys and sentences.
public enum MessageFiles {
    /// Why the catalogues could not be read.
    public struct Fault: Error, Sendable, CustomStringConvertible {
        /// The file or folder.
        public var path: String
        /// What is wrong.
        public var cause: String

        /// File and cause.
        public var description: String { "\(path): \(cause)" }
    }

    /// The catalogues of a folder. Languages without a file fall back to Chinese.
    public static func load(from folder: String) throws(Fault) -> Messages {
        var texts: [Language: [String: String]] = [:]
        for language in Language.allCases {
            let path = "\(folder)/\(language.rawValue).yaml"
            guard let data = FileManager.default.contents(atPath: path) else {
                if language == .chinese { throw Fault(path: path, cause: "cannot be read") }
                continue
            }
            texts[language] = try sentences(in: String(decoding: data, as: UTF8.self), path: path)
        }
        do { return try Messages(texts) } catch {
            throw Fault(
                path: folder,
                cause:
                    "missing: \(error.missing), unknown: \(error.unknown), other {names}: \(error.otherNames)"
            )
        }
    }

    /// The sentences of one file. Nodes, not `Decodable`: the first frame waits for this.
    private static func sentences(in text: String, path: String) throws(Fault) -> [String: String] {
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch { throw Fault(path: path, cause: "\(error)") }
        guard let mapping = root?.mapping else {
            throw Fault(path: path, cause: "not a list of keys and sentences")
        }
        var sentences: [String: String] = [:]
        for (key, sentence) in mapping {
            guard let name = key.scalar?.string, let words = sentence.scalar?.string else {
                throw Fault(path: path, cause: "line \(key.mark?.line ?? 0): not a key and a sentence")
            }
            sentences[name] = words
        }
        return sentences
    }
}
