/// How a text that says something about a person is masked (reference: domain section 4.5).
public enum MaskingRule: Sendable, Hashable, CaseIterable {
    /// Numbers of papers.
    case documentNumber
    /// Names.
    case name
    /// Telephone numbers.
    case phone
    /// Bank and social-security cards.
    case bankCard
    /// Addresses.
    case address
    /// Days of birth, written as 1941-03-08.
    case birth

    /// What an onlooker may see of the text.
    public func mask(_ text: String) -> String {
        switch self {
        case .documentNumber: Masking.documentNumber(text)
        case .name: Masking.name(text)
        case .phone: Masking.phone(text)
        case .bankCard: Masking.bankCard(text)
        case .address: Masking.address(text)
        case .birth: CivilDate(text).map(Masking.birth) ?? String(repeating: "*", count: text.count)
        }
    }
}
