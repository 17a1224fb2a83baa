/// Digests and base64; sources: ODK XForms specification, "String Functions"; XForms 1.1, section 7.8.1.
extension Evaluator {
    func encodings(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> Value? {
        switch call.function {
        case .digest: return .string(try digest(call, focus))
        // What is no base64 may come from a scanned code: it gives nothing, and stops nothing.
        case .base64Decode:
            let bytes = Base64.bytes(of: try text(call, 0, focus)) ?? []
            return .string(String(decoding: bytes, as: UTF8.self))
        default: return nil
        }
    }

    private func digest(_ call: FunctionCall, _ focus: Focus) throws(XPathError) -> String {
        let name = try text(call, 1, focus)
        guard let algorithm = DigestAlgorithm(name: name) else {
            let known = DigestAlgorithm.allCases.map(\.rawValue).joined(separator: ", ")
            throw fault("there is no digest '\(name)'; there are \(known).", call)
        }
        let digest = algorithm.digest(Array(try text(call, 0, focus).utf8))
        switch call.arguments.count > 2 ? try text(call, 2, focus).lowercased() : "base64" {
        case "base64": return Base64.text(of: digest)
        case "hex": return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        case let other: throw fault("there is no encoding '\(other)'; there are base64 and hex.", call)
        }
    }
}
