/// The sex on an identity document, by the codes of GB/T 2261.1.
public enum Sex: String, Codable, Sendable, Hashable, CaseIterable {
    /// 未知的性别.
    case unknown = "0"
    /// 男.
    case male = "1"
    /// 女.
    case female = "2"
    /// 未说明的性别.
    case notStated = "9"
}
