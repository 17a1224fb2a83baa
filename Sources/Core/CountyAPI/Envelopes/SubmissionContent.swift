import Domain
import FoundationEssentials

/// What is inside a submission's envelope, in the clear only before sealing and after opening.
public struct SubmissionContent: Codable, Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The number on the person's slip.
    public var receiptNumber: ReceiptNumber
    /// 实施编码 of the service item.
    public var implementationCode: String
    /// The form's id.
    public var formID: String
    /// The form's version.
    public var formVersion: String
    /// The digest of the form's XML: exactly this form was filled.
    public var formDigest: ContentDigest
    /// The digests of the lists that lay beside the form, by the name under which it reads them.
    public var lists: [String: ContentDigest]
    /// The language in which it was filled, for the words of the answer.
    public var language: Language
    /// The person whose card was read.
    public var person: PersonKey
    /// The person's name as on the card.
    public var personName: String
    /// The day on which relative rules (`today()`) were evaluated.
    public var today: CivilDate
    /// What the card said, in the shape in which the form saw it as `instance('card')`.
    public var cardXML: String
    /// The form instance, only relevant nodes.
    public var answersXML: String
    /// The files that the answers name. They come after the answers, in envelopes of their own.
    public var attachments: [Attachment]

    /// A submission's content.
    public init(
        receiptNumber: ReceiptNumber, implementationCode: String, formID: String, formVersion: String,
        formDigest: ContentDigest, lists: [String: ContentDigest] = [:], language: Language,
        person: PersonKey, personName: String,
        today: CivilDate, cardXML: String, answersXML: String, attachments: [Attachment] = []
    ) {
        self.receiptNumber = receiptNumber
        self.implementationCode = implementationCode
        self.formID = formID
        self.formVersion = formVersion
        self.formDigest = formDigest
        self.lists = lists
        self.language = language
        self.person = person
        self.personName = personName
        self.today = today
        self.cardXML = cardXML
        self.answersXML = answersXML
        self.attachments = attachments
    }

    public var description: String { "submission \(receiptNumber)" }
    public var customMirror: Mirror { Mirror(self, children: ["receiptNumber": receiptNumber]) }

    /// The bytes to seal: the JSON deflated with the blank form as dictionary.
    public func packed(form: Data) throws -> Data {
        try PackedContent.pack(CanonicalJSON.encode(self), dictionary: form)
    }

    /// Reads what ``packed(form:)`` made; `form` finds a form's XML by its digest.
    public static func unpack(_ bytes: Data, form: (ContentDigest) -> Data?) throws -> SubmissionContent {
        try CanonicalJSON.decode(from: PackedContent.unpack(bytes, dictionary: form))
    }
}

extension SubmissionContent {
    /// Reads the content; what was sealed by a booth that knew of no attachments has none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        receiptNumber = try container.decode(ReceiptNumber.self, forKey: .receiptNumber)
        implementationCode = try container.decode(String.self, forKey: .implementationCode)
        formID = try container.decode(String.self, forKey: .formID)
        formVersion = try container.decode(String.self, forKey: .formVersion)
        formDigest = try container.decode(ContentDigest.self, forKey: .formDigest)
        lists = try container.decode([String: ContentDigest].self, forKey: .lists)
        language = try container.decode(Language.self, forKey: .language)
        person = try container.decode(PersonKey.self, forKey: .person)
        personName = try container.decode(String.self, forKey: .personName)
        today = try container.decode(CivilDate.self, forKey: .today)
        cardXML = try container.decode(String.self, forKey: .cardXML)
        answersXML = try container.decode(String.self, forKey: .answersXML)
        attachments = try container.decodeIfPresent([Attachment].self, forKey: .attachments) ?? []
    }
}

/// Who a person is to county and booth: kind and number of the identity document.
public struct PersonKey: Codable, Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The kind of document.
    public var documentKind: IdentityDocument.Kind
    /// The document's number.
    public var number: String

    /// The person with this document.
    public init(documentKind: IdentityDocument.Kind, number: String) {
        self.documentKind = documentKind
        self.number = number
    }

    public var description: String { Masking.documentNumber(number) }
    public var customMirror: Mirror { Mirror(self, children: ["masked": description]) }
}

/// Deflated bytes that say with which dictionary: one byte of format, 64 hexadecimal digits of the dictionary's digest, zlib.
enum PackedContent {
    /// Why packed bytes could not be read.
    enum Fault: Error, Sendable, Hashable {
        case format
        /// The form with this digest is not at hand.
        case unknownForm(ContentDigest)
    }

    private static let format: UInt8 = 1
    /// A filled form is a few KiB; a hundred times that is somebody's attack.
    private static let limit = 1 << 20

    static func pack(_ bytes: Data, dictionary: Data) throws -> Data {
        let digest = ContentDigest(of: dictionary)
        return Data([format]) + Data(digest.hex.utf8)
            + (try Deflate.compress(bytes, .zlib(dictionary: dictionary)))
    }

    static func unpack(_ bytes: Data, dictionary: (ContentDigest) -> Data?) throws -> Data {
        guard bytes.first == format, bytes.count > 65,
            let digest = ContentDigest(hex: String(decoding: bytes.dropFirst().prefix(64), as: UTF8.self))
        else { throw Fault.format }
        guard let form = dictionary(digest) else { throw Fault.unknownForm(digest) }
        return try Deflate.inflate(Data(bytes.dropFirst(65)), .zlib(dictionary: form), limit: limit)
    }
}
