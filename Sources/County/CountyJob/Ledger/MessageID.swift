import CountyAPI
import FoundationEssentials

/// Ids of messages to booths, made from what they are about: the same message has the same id whatever the retries.
enum MessageID {
    /// The id of the message of this kind about this subject.
    static func make(_ kind: String, _ subject: UUID, _ ordinal: Int) -> UUID {
        UUID(naming: "ting/message\u{0}\(kind)\u{0}\(subject)\u{0}\(ordinal)")
    }
}
