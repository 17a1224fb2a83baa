/// What a booth can take in for an `<upload>` question: it has a document scanner and a signature pad, no camera and
/// no microphone. Source: ODK XForms specification, "Body Elements", upload; `mediatype` and `accept` there.
public enum UploadKind: String, Sendable, Hashable, Codable {
    /// Papers laid on the scanner: images or documents.
    case scan
    /// A signature by hand: `image/*` with the appearance `signature` or `draw`.
    case signature

    /// The kind for a control's attributes; nil for what a booth has no device for (sound, film).
    init?(mediaType: String, accept: String?, appearance: String) {
        let types = (accept ?? mediaType).lowercased().split(separator: ",").map { type in
            String(type.filter { !$0.isWhitespace })
        }
        let isPaper = types.contains { type in
            type.hasPrefix("image/") || type.hasPrefix("application/") || type == "*/*"
                || [".pdf", ".jpg", ".jpeg", ".png"].contains(type)
        }
        guard isPaper || types.isEmpty else { return nil }
        let words = appearance.split(separator: " ")
        self = words.contains("signature") || words.contains("draw") ? .signature : .scan
    }
}

extension UploadKind {
    /// Whether a text can be the name of an attached file: a name with an ending and no folder.
    static func isFileName(_ text: String) -> Bool {
        guard let dot = text.lastIndex(of: "."), dot != text.startIndex, text.utf8.count <= 255 else {
            return false
        }
        return !text.hasSuffix(".")
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.value > 0x20 && !"/\\:\"<>|?*".unicodeScalars.contains(scalar)
            }
    }
}
