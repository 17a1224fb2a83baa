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
            do { texts[language] = try YAMLDecoder().decode([String: String].self, from: data) } catch {
                throw Fault(path: path, cause: "\(error)")
            }
        }
        do { return try Messages(texts) } catch {
            throw Fault(
                path: folder,
                cause:
                    "missing: \(error.missing), unknown: \(error.unknown), other {names}: \(error.otherNames)"
            )
        }
    }
}
