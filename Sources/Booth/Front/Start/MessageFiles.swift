import BoothApp
import Dispatch
import Domain
import Foundation
import Synchronization
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

    /// The Chinese catalogue alone, not yet looked over: all that the first screen needs.
    public static func loadChinese(from folder: String) throws(Fault) -> Messages {
        let path = "\(folder)/\(Language.chinese.rawValue).yaml"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Fault(path: path, cause: "cannot be read")
        }
        let chinese = try sentences(in: String(decoding: data, as: UTF8.self), path: path)
        return Messages(unchecked: [.chinese: chinese])
    }

    /// The catalogues of a folder, not yet looked over. Languages without a file fall back to Chinese.
    public static func load(from folder: String) throws(Fault) -> Messages {
        let languages = Language.allCases
        let read = Mutex<[Language: Result<[String: String], Fault>]>([:])
        DispatchQueue.concurrentPerform(iterations: languages.count) { index in
            let language = languages[index]
            let path = "\(folder)/\(language.rawValue).yaml"
            guard let data = FileManager.default.contents(atPath: path) else {
                if language == .chinese {
                    read.withLock { $0[language] = .failure(Fault(path: path, cause: "cannot be read")) }
                }
                return
            }
            let result = Result { () throws(Fault) in
                try sentences(in: String(decoding: data, as: UTF8.self), path: path)
            }
            read.withLock { $0[language] = result }
        }
        var texts: [Language: [String: String]] = [:]
        for (language, result) in read.withLock({ $0 }) { texts[language] = try result.get() }
        return Messages(unchecked: texts)
    }

    /// Looks the catalogues of a folder over, behind the first screen: that takes a tenth of the time to it.
    public static func check(_ messages: Messages, of folder: String) throws(Fault) {
        do { try messages.check() } catch {
            throw Fault(
                path: folder,
                cause:
                    "missing: \(error.missing), unknown: \(error.unknown), other {names}: \(error.otherNames)"
            )
        }
    }

    /// The sentences of one file. Nodes, not `Decodable`, and all of them text whatever they look like: the first frame waits
    /// for this.
    private static func sentences(in text: String, path: String) throws(Fault) -> [String: String] {
        let root: Node?
        do { root = try Yams.compose(yaml: text, .basic) } catch {
            throw Fault(path: path, cause: "\(error)")
        }
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
