import CountyAPI
import Domain
import FoundationEssentials
import GRDB

extension SQLiteMailbox {
    public func deposit(
        _ arrivals: [Arrival], at time: Instant,
        makeReceipt: @escaping @Sendable (Arrival, Instant) throws -> ReceiptProof
    ) async throws -> [Deposit] {
        try await pool.write { database in
            try database.execute(
                sql: "DELETE FROM envelope WHERE kind = 'inquiry' AND stored_at < ?",
                arguments: [Retention.limit(at: time)])
            return try arrivals.map { try Self.deposit($0, at: time, makeReceipt, database) }
        }
    }

    private static func deposit(
        _ arrival: Arrival, at time: Instant, _ makeReceipt: (Arrival, Instant) throws -> ReceiptProof,
        _ database: Database
    ) throws -> Deposit {
        let header = arrival.header
        let digest = arrival.envelope.digest
        if let row = try Row.fetchOne(
            database, sql: "SELECT digest, proof FROM envelope WHERE id = ? AND revision = ?",
            arguments: [header.id.uuidString, header.revision])
        {
            guard row["digest"] == digest.hex else { return .otherContent }
            return .alreadyStored(try CanonicalJSON.decode(from: row["proof"]))
        }
        let proof = try makeReceipt(arrival, time)
        try database.execute(
            sql: """
                INSERT INTO envelope (cursor, id, revision, booth, kind, sequence, digest, previous, header, payload,
                    booth_key, stored_at, proof) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                try Counter.envelope.next(database), header.id.uuidString, header.revision,
                header.booth.description, header.kind.rawValue, header.sequence, digest.hex,
                header.previous?.hex, try CanonicalJSON.encode(arrival.envelope.header),
                arrival.envelope.payload, arrival.boothKey.rawRepresentation, time.milliseconds,
                try CanonicalJSON.encode(proof),
            ])
        if let sequence = header.sequence { try track(arrival, sequence, digest, database) }
        return .stored(proof)
    }

    /// Notes the envelope's place in the booth's sequence and whether the hash chain holds on both sides of it.
    private static func track(
        _ arrival: Arrival, _ sequence: Int, _ digest: ContentDigest, _ database: Database
    ) throws {
        let booth = arrival.header.booth.description
        guard
            let stored = try Data.fetchOne(
                database, sql: "SELECT track FROM booth WHERE id = ?", arguments: [booth])
        else { return }
        var track = try CanonicalJSON.decode(SequenceTrack.self, from: stored)
        track.record(sequence)
        func neighbour(_ number: Int, _ column: String) throws -> Row? {
            try Row.fetchOne(
                database,
                sql: """
                    SELECT \(column) AS value FROM envelope WHERE booth = ? AND booth_key = ? AND sequence = ?
                    ORDER BY cursor LIMIT 1
                    """,
                arguments: [booth, arrival.boothKey.rawRepresentation, number])
        }
        let expected: String? = try neighbour(sequence - 1, "digest").flatMap { $0["value"] }
        let isFirst = sequence == 1
        if isFirst
            ? arrival.header.previous != nil : expected.map({ $0 != arrival.header.previous?.hex }) ?? false
        {
            track.recordBrokenLink(at: sequence)
        }
        if let next = try neighbour(sequence + 1, "previous"), next["value"] != digest.hex {
            track.recordBrokenLink(at: sequence + 1)
        }
        try database.execute(
            sql: "UPDATE booth SET track = ? WHERE id = ?",
            arguments: [try CanonicalJSON.encode(track), booth])
    }

    public func digests(of booth: BoothID, in range: ClosedRange<Int>) async throws -> [Int: ContentDigest] {
        try await pool.read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT sequence, digest FROM envelope WHERE booth = ? AND sequence >= ? AND sequence <= ?
                    ORDER BY sequence, cursor
                    """,
                arguments: [booth.description, range.lowerBound, range.upperBound])
            var digests: [Int: ContentDigest] = [:]
            while let row = try rows.next() {
                digests[row["sequence"]] = ContentDigest(hex: row["digest"])
            }
            return digests
        }
    }

    public func envelopes(after cursor: Int64, limit: Int, bytes: Int) async throws -> EnvelopesPage {
        try await pool.read { database in
            try Counter.envelope.check(cursor, database)
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT cursor, header, payload, booth_key, stored_at FROM envelope
                    WHERE cursor > ? ORDER BY cursor LIMIT ?
                    """,
                arguments: [cursor, limit + 1])
            var page = EnvelopesPage(
                envelopes: [], hasMore: false, deliveredThrough: try DeliveryMark.read(database))
            var size = 0
            while let row = try rows.next() {
                let payload: Data = row["payload"]
                if page.envelopes.count == limit || (!page.envelopes.isEmpty && size + payload.count > bytes)
                {
                    page.hasMore = true
                    break
                }
                size += payload.count
                page.envelopes.append(
                    PostedEnvelope(
                        cursor: row["cursor"],
                        envelope: Envelope(
                            header: try CanonicalJSON.decode(from: row["header"]), payload: payload),
                        boothKey: try VerificationKey(rawRepresentation: row["booth_key"]),
                        storedAt: Instant(milliseconds: row["stored_at"])))
            }
            return page
        }
    }
}
