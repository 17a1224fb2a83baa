/// A value that says something about a person. It prints masked, in logs and debuggers as well; only
/// ``reveal()`` hands out the value, so that every place that shows it can be found.
public struct Personal<Value: Sendable & Hashable>: Sendable, Hashable, CustomStringConvertible,
    CustomDebugStringConvertible, CustomReflectable
{
    private let value: Value

    /// What others may see of it, by the masking rules (``Masking``).
    public let masked: String

    /// The value together with its masked form.
    public init(_ value: Value, masked: String) {
        self.value = value
        self.masked = masked
    }

    /// The value in the clear, for its owner's eyes or for sealing.
    public func reveal() -> Value { value }

    public var description: String { masked }
    public var debugDescription: String { masked }
    public var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}

extension Personal where Value == String {
    /// A person's name (姓名).
    public static func name(_ text: String) -> Self { Self(text, masked: Masking.name(text)) }
    /// The number of an identity document (证件号码).
    public static func documentNumber(_ text: String) -> Self {
        Self(text, masked: Masking.documentNumber(text))
    }
    /// A postal address (住址).
    public static func address(_ text: String) -> Self { Self(text, masked: Masking.address(text)) }
    /// A telephone number.
    public static func phone(_ text: String) -> Self { Self(text, masked: Masking.phone(text)) }
}

extension Personal where Value == CivilDate {
    /// A date of birth.
    public static func birth(_ date: CivilDate) -> Self { Self(date, masked: Masking.birth(date)) }
}
