/// The unified social credit code (统一社会信用代码), GB 32100-2015.
public enum UnifiedSocialCreditCode {
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

    /// Whether a text has 18 characters of the code's alphabet and the right check character.
    public static func isValid(_ text: some StringProtocol) -> Bool {
        let characters = Array(text.utf8)
        guard characters.count == 18 else { return false }
        let values = characters.compactMap { alphabet.firstIndex(of: $0) }
        guard values.count == 18 else { return false }
        let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return values[17] == (31 - sum % 31) % 31
    }
}
