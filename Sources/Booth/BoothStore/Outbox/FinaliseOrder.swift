import CountyAPI
import Domain
import FoundationEssentials

/// What the store must know to finalise a submission: everything but the answers, which come sealed.
public struct FinaliseOrder: Sendable, Hashable {
    /// Made when the person confirmed; confirming again with it changes nothing.
    public var submissionID: UUID
    /// The booth.
    public var boothID: BoothID
    /// The booth's code in receipt numbers, 0 … 9999.
    public var boothCode: Int
    /// The day of the receipt number, by the booth's clock.
    public var day: CivilDate
    /// The booth's clock.
    public var at: Instant
    /// 实施编码 of the service item.
    public var implementationCode: String
    /// The form's id.
    public var formID: String
    /// The form's version.
    public var formVersion: String
    /// The digest of the form's XML.
    public var formDigest: ContentDigest
    /// Whose it is, in a way that says nothing to others; for finding the person's submissions again.
    public var personTag: PersonTag?

    /// An order to finalise.
    public init(
        submissionID: UUID, boothID: BoothID, boothCode: Int, day: CivilDate, at: Instant,
        implementationCode: String, formID: String, formVersion: String, formDigest: ContentDigest,
        personTag: PersonTag? = nil
    ) {
        self.submissionID = submissionID
        self.boothID = boothID
        self.boothCode = boothCode
        self.day = day
        self.at = at
        self.implementationCode = implementationCode
        self.formID = formID
        self.formVersion = formVersion
        self.formDigest = formDigest
        self.personTag = personTag
    }
}

/// A submission that is on the disk and will be sent, whatever happens now.
public struct Finalised: Sendable, Hashable {
    /// The number on the slip.
    public var receiptNumber: ReceiptNumber
    /// The place in the booth's gap-free sequence.
    public var sequence: Int
    /// The digest that names the envelope.
    public var digest: ContentDigest

    /// A finalised submission.
    public init(receiptNumber: ReceiptNumber, sequence: Int, digest: ContentDigest) {
        self.receiptNumber = receiptNumber
        self.sequence = sequence
        self.digest = digest
    }
}
