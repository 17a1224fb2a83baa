import Domain

/// What a card reader tells the program that uses it.
///
/// After ``cardPresent`` comes exactly one of ``document(_:)``, ``readFailed(_:)`` and ``unavailable(_:)``; after
/// a document or a failure ``cardRemoved`` once the card is gone, unless the reader becomes unavailable before.
public enum ReaderEvent: Sendable, Hashable {
    /// The reader has started up and waits for cards. Comes again after each time it was unavailable.
    case ready(SAMIdentifier)
    /// A card was detected and is being read.
    case cardPresent
    /// The card was read.
    case document(IdentityDocument)
    /// The card that lies there cannot be read, after silent retries; it has to be taken off.
    case readFailed(ReaderFault)
    /// The card has left the reader.
    case cardRemoved
    /// The reader cannot be used for now; the driver goes on trying where that can help. Also ends the presence
    /// of a card.
    case unavailable(ReaderFault)
}
