import CountyAPI
import Domain
import FoundationEssentials
import GRDB

extension BoothStore {
    /// The ids of the submissions and pieces of attachments for which there is no receipt yet, in order, and of those that
    /// are to be sent again: what another road than the network can carry.
    public func unsent() throws -> [UUID] {
        try read { connection in
            try String.fetchAll(
                connection,
                sql: """
                    SELECT id FROM (
                        SELECT 1 AS turn, s.position, s.id FROM queue q JOIN submission s USING (position)
                            WHERE q.state <> 'stored'
                        UNION ALL SELECT 2, position, id FROM attachment_part WHERE state <> 'stored'
                        UNION ALL SELECT 3, rowid, id FROM (SELECT row_number() OVER () AS rowid, id FROM resend)
                    ) ORDER BY turn, position
                    """
            ).compactMap(UUID.init(uuidString:))
        }
    }

    /// Writes down that so many envelopes were carried out of the booth by hand.
    public func noteExport(_ count: Int, at: Instant) throws {
        try write { connection in
            try AuditTrail.append("exported", ["envelopes": String(count)], at: at, in: connection)
        }
    }
}
