import Domain
import FoundationEssentials

/// The JSON object of `kioskctl reader read`. Names, numbers, birth and address are masked
/// unless they are to be revealed; what the card does not have is left out.
public struct CardReadingReport: Encodable, Sendable, Hashable {
    /// `resident`, `hkmt`, `foreign2017` or `foreign2023`.
    public var type: String
    /// The name in Chinese.
    public var name: String?
    /// The name in Latin letters.
    public var englishName: String?
    /// The code of GB/T 2261.1: 0, 1, 2 or 9.
    public var sex: String
    /// The code of GB/T 3304, two digits.
    public var nation: String?
    /// `YYYY-MM-DD`; masked, the year only.
    public var birth: String?
    /// The address printed on the card.
    public var address: String?
    /// The document's number.
    public var number: String
    /// The issuing authority.
    public var issuer: String?
    /// `YYYY-MM-DD`.
    public var validFrom: String?
    /// `YYYY-MM-DD` or `long-term`; left out where the card holds neither.
    public var validUntil: String?
    /// The reader's security module.
    public var samId: String

    /// The report of one reading.
    public init(_ reading: CardReading, reveal: Bool) {
        let document = reading.document
        func text(_ value: Personal<String>?) -> String? {
            let text = reveal ? value?.reveal() : value?.masked
            return text?.isEmpty == false ? text : nil
        }
        type = document.kind.rawValue
        name = text(document.name)
        englishName = text(document.englishName)
        sex = document.sex.rawValue
        nation = document.nation?.code
        birth = reveal ? document.birth?.reveal().description : document.birth?.masked
        address = text(document.address)
        number = text(document.number) ?? ""
        issuer = document.issuer?.isEmpty == false ? document.issuer : nil
        validFrom = document.validFrom?.description
        validUntil =
            switch document.validUntil {
            case .until(let day): day.description
            case .longTerm: "long-term"
            case .unreadable: nil
            }
        samId = reading.samID.description
    }

    /// The object on one line.
    public func json() throws -> String { try JSONText.line(self) }
}

/// The JSON object of a failed `kioskctl reader read`: `{"error": {"code": …, "message": …, "remedy": …}}`.
public struct ReaderFaultReport: Encodable, Sendable, Hashable {
    /// What is inside of `error`.
    public struct Body: Encodable, Sendable, Hashable {
        /// The stable name.
        public var code: String
        /// What happened.
        public var message: String
        /// What to do about it.
        public var remedy: String
    }

    /// The one member.
    public var error: Body

    /// The report of this fault.
    public init(_ fault: ReaderFault) {
        error = Body(code: fault.code.rawValue, message: fault.message, remedy: fault.remedy)
    }

    /// The object on one line.
    public func json() throws -> String { try JSONText.line(self) }
}

private enum JSONText {
    static func line(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
