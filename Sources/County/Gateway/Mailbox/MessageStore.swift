import CountyAPI
import Domain

/// The post from the county to booths.
public protocol MessageStore: Sendable {
    /// Stores messages, each once by its id, and how far they come (``OutgoingMessages/through``), and says which booths have
    /// new ones. Replies of yesterday's sessions go.
    func accept(_ outgoing: OutgoingMessages, at time: Instant) async throws -> Set<BoothID>

    /// A booth's messages after a cursor (nil: from the beginning), oldest first. The cursor's text means something to
    /// the mailbox alone. Throws ``CursorFault`` for a cursor that this mailbox never gave.
    func messages(for booth: BoothID, after cursor: String?, limit: Int) async throws -> EventsPage
}
