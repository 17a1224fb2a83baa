import CountyAPI
import FoundationEssentials
import Glibc

/// The file `opening-key`: one key a line in base64, the newest first.
public enum OpeningKeyFile {
    static func read(_ bytes: Data, named name: String) throws(CountyFault)
        -> (newest: OpeningKey, older: [OpeningKey])
    {
        var keys: [OpeningKey] = []
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let text = line.filter { !$0.isWhitespace }
            if text.isEmpty { continue }
            guard let raw = Data(base64Encoded: text), let key = try? OpeningKey(rawRepresentation: raw)
            else {
                throw CountyKeys.fault("\(name) is not a key a line in base64")
            }
            keys.append(key)
        }
        guard let newest = keys.first else { throw CountyKeys.fault("\(name) holds no key") }
        return (newest, Array(keys.dropFirst()))
    }

    /// Puts a new key in front of those of a county's folder; the old file or the new one is there at any moment. Gives the
    /// name of the new key. Throws ``CountyFault``.
    public static func rotate(in directory: String) throws -> String {
        let keys = try CountyKeys(directory: directory)
        let new = OpeningKey()
        let lines = ([new] + keys.openings).map { $0.rawRepresentation.base64EncodedString() + "\n" }
        let file = URL(fileURLWithPath: directory).appending(path: "opening-key")
        let draft = URL(fileURLWithPath: directory).appending(path: "opening-key.new")
        try? FileManager.default.removeItem(at: draft)
        guard
            FileManager.default.createFile(
                atPath: draft.path, contents: Data(lines.joined().utf8),
                attributes: [.posixPermissions: 0o600])
        else { throw notWritten(draft.path) }
        guard rename(draft.path, file.path) == 0 else { throw notWritten(file.path) }
        return new.sealingKey.id
    }

    private static func notWritten(_ path: String) -> CountyFault {
        CountyFault(
            code: "keys-not-written", cause: "\(path) cannot be written",
            remedy: "Run this as the account that owns the folder.")
    }
}
