/// Whether the card reader is there, lets itself be opened, and answers.
enum ReaderCheck {
    /// What became of opening it and asking for its status.
    enum Facts: Sendable, Hashable {
        /// It is ready; the serial number of its security module.
        case ready(device: String, samID: String)
        /// It is not; the driver's fault.
        case faulty(device: String, code: String, message: String, remedy: String)
        /// Another program, most likely the front, has it; with what the front last wrote down of it.
        case inUse(device: String, condition: String?)
        /// It opened, and no word came within so many seconds.
        case silent(device: String, seconds: Int)
    }

    static func judge(_ facts: Facts) -> Verdict {
        let means = "Nobody can lay a card on it: the booth takes no submissions."
        switch facts {
        case .ready(let device, let samID): return Verdict("\(device) is ready, SAM \(samID)")
        case .faulty(let device, let code, let message, let remedy):
            return Verdict(
                Finding(code, .failure, saw: sentence(message, on: device), means: means, remedy: remedy))
        case .inUse(let device, let condition):
            guard let condition else { return Verdict("\(device) is in use by the front") }
            guard healthy.contains(condition) else {
                return Verdict(
                    Finding(
                        condition, .failure, saw: "\(device) is in use; the front reports \(condition).",
                        means: means,
                        remedy: "Stop ting-kiosk and run this again: the reader is then asked itself."))
            }
            return Verdict("\(device) is in use by the front, which finds it \(condition)")
        case .silent(let device, let seconds):
            return Verdict(
                Finding(
                    "reader-no-answer", .failure, saw: "\(device) did not answer within \(seconds) s.",
                    means: means,
                    remedy:
                        "Take the reader from its power and give it back; then check cable and device path."))
        }
    }

    /// The driver's words as a sentence that names the device.
    private static func sentence(_ message: String, on device: String) -> String {
        let words = message.contains(device) ? message : "\(device): \(message)"
        return words.prefix(1).uppercased() + words.dropFirst() + (words.hasSuffix(".") ? "" : ".")
    }

    private static let healthy: Set<String> = ["ok", "ready"]
}
