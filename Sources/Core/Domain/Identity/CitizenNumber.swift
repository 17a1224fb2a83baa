/// A citizen identification number (公民身份号码), GB 11643-1999: six digits of division, eight of birth, three of
/// sequence (odd for men, even for women) and a check character by ISO 7064 MOD 11-2. Residence permits of
/// 港澳台 residents and the 2023 card of foreign permanent residents have the same form.
public struct CitizenNumber: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// Why a text is not such a number.
    public enum Fault: String, Error, Sendable {
        /// Fifteen digits: a first-generation number, no longer issued.
        case firstGeneration
        /// Not seventeen digits and a digit or X.
        case shape
        /// The calendar has no such day of birth.
        case birth
        /// The check character is another.
        case checkCharacter
    }

    private let text: String

    /// The date of birth in positions 7 … 14.
    public let birth: CivilDate

    /// Reads a number as typed; a lower-case x counts as X.
    public init(_ typed: String) throws(Fault) {
        let characters = Array(typed.uppercased().utf8)
        if characters.count == 15, characters.allSatisfy(Self.isDigit) { throw .firstGeneration }
        guard characters.count == 18, characters.prefix(17).allSatisfy(Self.isDigit),
            Self.isDigit(characters[17]) || characters[17] == UInt8(ascii: "X")
        else { throw .shape }
        let text = String(decoding: characters, as: UTF8.self)
        guard let birth = CivilDate(String(text.dropFirst(6).prefix(8))) else { throw .birth }
        guard Self.checkCharacter(of: characters.prefix(17)) == characters[17] else { throw .checkCharacter }
        self.text = text
        self.birth = birth
    }

    /// The number in the clear.
    public func reveal() -> String { text }

    /// The first six digits, which may name a division that no longer exists.
    public var division: String { String(text.prefix(6)) }

    /// The sex that the sequence number tells.
    public var sex: Sex { (text.utf8.dropFirst(16).first ?? 0).isMultiple(of: 2) ? .female : .male }

    public var description: String { Masking.documentNumber(text) }
    public var customMirror: Mirror { Mirror(self, children: ["masked": description]) }

    /// The check character of the first 17 digits (GB 11643-1999, 4.2; weights 2^(18-i) mod 11).
    public static func checkCharacter(of digits: some Sequence<UInt8>) -> UInt8 {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0 - UInt8(ascii: "0")) * $1.1 }
        return Array("10X98765432".utf8)[sum % 11]
    }

    private static func isDigit(_ character: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character)
    }
}
