import CountyAPI
import Domain
import FoundationEssentials
import GRDB

extension SQLiteMailbox {
    public func offer(_ offer: EnrolmentOffer) async throws {
        try await pool.write { database in
            try Self.checkNumber(offer, database)
            // A new code makes the booth's older ones worthless, whoever found the slip of paper.
            try database.execute(
                sql: "DELETE FROM enrolment_code WHERE booth = ? AND answer IS NULL",
                arguments: [offer.booth.description])
            try database.execute(
                sql: """
                    INSERT INTO enrolment_code (digest, booth, booth_code, booth_name, valid_until)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    offer.codeDigest.hex, offer.booth.description, offer.boothCode, offer.boothName,
                    offer.validUntil.milliseconds,
                ])
        }
    }

    private static func checkNumber(_ offer: EnrolmentOffer, _ database: Database) throws {
        let holder = try String.fetchOne(
            database,
            sql: """
                SELECT id FROM booth WHERE code = :code AND id <> :booth
                UNION SELECT booth FROM enrolment_code
                    WHERE booth_code = :code AND booth <> :booth AND answer IS NULL LIMIT 1
                """,
            arguments: ["code": offer.boothCode, "booth": offer.booth.description])
        if let holder, let id = BoothID(holder) { throw BoothCodeTaken(holder: id) }
    }

    public func redeem(
        code: ContentDigest, requestDigest: ContentDigest, at time: Instant,
        issue: @escaping @Sendable (EnrolmentOffer) throws -> IssuedEnrolment
    ) async throws -> Redemption {
        try await pool.write { database in
            guard
                let row = try Row.fetchOne(
                    database, sql: "SELECT * FROM enrolment_code WHERE digest = ?", arguments: [code.hex]),
                let booth = BoothID(row["booth"])
            else { return .unknown }
            let offer = EnrolmentOffer(
                codeDigest: code, booth: booth, boothCode: row["booth_code"], boothName: row["booth_name"],
                validUntil: Instant(milliseconds: row["valid_until"]))
            guard time <= offer.validUntil else { return .expired }
            if let answer: Data = row["answer"] {
                guard row["request"] == requestDigest.hex else { return .used }
                return .enrolled(try CanonicalJSON.decode(from: answer))
            }
            let issued = try issue(offer)
            try Self.register(offer, issued, at: time, database)
            try database.execute(
                sql: "UPDATE enrolment_code SET request = ?, answer = ? WHERE digest = ?",
                arguments: [requestDigest.hex, try CanonicalJSON.encode(issued.response), code.hex])
            return .enrolled(issued.response)
        }
    }

    private static func register(
        _ offer: EnrolmentOffer, _ issued: IssuedEnrolment, at time: Instant, _ database: Database
    ) throws {
        let known = try registeredBooths(database, id: offer.booth).first
        // With a new signing key the booth begins a new sequence.
        let track = known?.keys.first == issued.boothKey ? known?.track : nil
        try database.execute(
            sql: """
                INSERT INTO booth (id, code, name, certificate_serial, enrolled_at, revoked_at, track)
                VALUES (?, ?, ?, ?, ?, NULL, ?)
                ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name,
                    certificate_serial = excluded.certificate_serial, renewed_serial = NULL,
                    enrolled_at = excluded.enrolled_at, revoked_at = NULL, track = excluded.track
                """,
            arguments: [
                offer.booth.description, offer.boothCode, offer.boothName, issued.certificateSerial,
                time.milliseconds, try CanonicalJSON.encode(track ?? SequenceTrack()),
            ])
        try database.execute(
            sql: """
                INSERT INTO booth_key (booth, key, since) VALUES (?, ?, ?)
                ON CONFLICT (booth, key) DO UPDATE SET since = excluded.since
                """,
            arguments: [
                offer.booth.description, issued.boothKey.rawRepresentation, time.milliseconds,
            ])
    }

    public func booth(_ id: BoothID) async throws -> RegisteredBooth? {
        try await pool.read { try Self.registeredBooths($0, id: id).first }
    }

    public func booths() async throws -> [RegisteredBooth] {
        try await pool.read { try Self.registeredBooths($0) }
    }

    public func renew(_ id: BoothID, from old: String, to new: String) async throws -> Bool {
        try await pool.write { database in
            // Whoever shows the renewed certificate has it: the one before it has had its time.
            try database.execute(
                sql: """
                    UPDATE booth SET certificate_serial = :old, renewed_serial = :new
                    WHERE id = :id AND revoked_at IS NULL AND :old IN (certificate_serial, renewed_serial)
                    """,
                arguments: ["id": id.description, "old": old, "new": new])
            return database.changesCount > 0
        }
    }

    public func useRenewed(_ id: BoothID, serial: String) async throws -> Bool {
        try await pool.write { database in
            try database.execute(
                sql: """
                    UPDATE booth SET certificate_serial = renewed_serial, renewed_serial = NULL
                    WHERE id = ? AND renewed_serial = ?
                    """,
                arguments: [id.description, serial])
            if database.changesCount > 0 { return true }
            // Two requests at once: the other was first.
            return try String.fetchOne(
                database, sql: "SELECT certificate_serial FROM booth WHERE id = ?",
                arguments: [id.description]) == serial
        }
    }

    public func revoke(_ id: BoothID, at time: Instant) async throws -> Bool {
        try await pool.write { database in
            try database.execute(
                sql: "UPDATE booth SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?",
                arguments: [time.milliseconds, id.description])
            return database.changesCount > 0
        }
    }

    static func registeredBooths(_ database: Database, id: BoothID? = nil) throws -> [RegisteredBooth] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM booth WHERE ?1 IS NULL OR id = ?1 ORDER BY id",
            arguments: [id?.description])
        return try rows.compactMap { row in
            guard let id = BoothID(row["id"]) else { return nil }
            let keys = try Data.fetchAll(
                database, sql: "SELECT key FROM booth_key WHERE booth = ? ORDER BY since DESC, rowid DESC",
                arguments: [id.description])
            return RegisteredBooth(
                id: id, code: row["code"], name: row["name"], certificateSerial: row["certificate_serial"],
                renewedSerial: row["renewed_serial"],
                keys: try keys.map { try VerificationKey(rawRepresentation: $0) },
                enrolledAt: Instant(milliseconds: row["enrolled_at"]),
                revokedAt: (row["revoked_at"] as Int64?).map(Instant.init(milliseconds:)),
                track: try CanonicalJSON.decode(from: row["track"]))
        }
    }
}
