import Domain
import FoundationEssentials
import GRDB

extension BoothStore {
    /// To be called once when the front starts. What is a draft then was being filled when the power failed or the
    /// program ended: it is parked (audited), and its time counts from now, since nobody could come back while the
    /// booth was off. Gives how many there were.
    @discardableResult
    public func parkInterruptedDrafts(until: Instant, at: Instant) throws -> Int {
        try write { connection in
            let ids = try String.fetchAll(connection, sql: "SELECT id FROM draft WHERE state = 'draft'")
            for id in ids {
                try connection.execute(
                    sql: "UPDATE draft SET state = 'parked', kept_until = max(kept_until, ?) WHERE id = ?",
                    arguments: [until.milliseconds, id])
                try AuditTrail.append(
                    "draft-parked", ["draft": id, "reason": "interrupted"], at: at, in: connection)
            }
            return ids.count
        }
    }

    /// Drops the drafts whose time is over (audited). Gives how many there were.
    ///
    /// The one being filled is never among them: each answer gives it time. A draft that was saved while the clock ran
    /// ahead is given the time that it had then, from now: a wrong clock must not keep it for years.
    @discardableResult
    public func purgeDrafts(at: Instant) throws -> Int {
        try write { connection in
            let now = at.milliseconds
            try connection.execute(
                sql: """
                    UPDATE draft SET begun_at = min(begun_at, :now), changed_at = :now,
                        kept_until = :now + (kept_until - changed_at) WHERE changed_at > :now + 3600000
                    """, arguments: ["now": now])
            let ids = try String.fetchAll(
                connection, sql: "SELECT id FROM draft WHERE kept_until <= ?", arguments: [now])
            for id in ids.compactMap({ UUID(uuidString: $0) }) {
                try Self.drop(id, .expired, at: at, in: connection)
            }
            return ids.count
        }
    }

    /// How many drafts the booth keeps; whose they are it cannot say.
    public func draftCount() throws -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM draft") ?? 0 }
    }
}
