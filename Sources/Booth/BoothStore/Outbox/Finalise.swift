import CountyAPI
import Domain
import FoundationEssentials
import GRDB

extension BoothStore {
    /// Finalises a submission in one transaction: receipt number, place in the sequence, sealed bytes, queue row and
    /// audit row, and the pieces of the files that belong to it; the draft that it was is gone with it. On return all of it is on
    /// the disk; if it throws, nothing is, and the number is free again.
    ///
    /// `seal` is called inside the transaction with the place and the number that the submission gets. What it throws
    /// comes through unchanged. Calling again with a submission id that is there returns what was made the first
    /// time, without calling `seal`.
    ///
    /// Throws ``StoreError`` with code `receipt-numbers-used-up` after 9999 submissions on one day,
    /// `sealed-otherwise` if the envelope is not for the place it was given, and the store's own.
    public func finalise(
        _ order: FinaliseOrder, parts: [SealedPart] = [],
        seal: (Envelope.Place, ReceiptNumber) throws -> Envelope
    ) throws -> Finalised {
        try write { connection in
            if let known = try Self.finalised(order.submissionID, in: connection) { return known }
            let serial = try Self.nextSerial(on: order.day, in: connection)
            guard
                let number = ReceiptNumber(boothCode: order.boothCode, day: order.day, serial: serial)
            else { throw Self.noReceiptNumber(order, serial: serial) }
            let last = try Self.lastPlace(of: order.boothID, in: connection)
            let place = Envelope.Place.submission(
                id: order.submissionID, booth: order.boothID, sequence: (last?.sequence ?? 0) + 1,
                previous: last?.digest)
            let envelope = try seal(place, number)
            try Self.check(envelope, isFor: place)
            let made = Finalised(
                receiptNumber: number, sequence: (last?.sequence ?? 0) + 1, digest: envelope.digest)
            let position = try Self.insert(envelope, order, place, made, serial: serial, in: connection)
            try Self.insert(parts, of: position, in: connection)
            try Self.delete(order.submissionID, in: connection)
            try AuditTrail.append(
                "finalised",
                [
                    "receipt": number.digits, "sequence": String(made.sequence), "digest": made.digest.hex,
                    "item": order.implementationCode, "form": order.formID, "version": order.formVersion,
                    "attachments": String(Set(parts.map(\.file)).count),
                ], at: order.at, in: connection)
            return made
        }
    }

    private static func finalised(_ id: UUID, in connection: Database) throws -> Finalised? {
        let select = try connection.cachedStatement(
            sql: "SELECT receipt_number, sequence, digest FROM submission WHERE id = ?")
        guard let row = try Row.fetchOne(select, arguments: [id.uuidString]) else { return nil }
        guard let number = ReceiptNumber(row["receipt_number"]),
            let digest = ContentDigest(hex: row["digest"])
        else { throw StoreError.recordDamaged(id.uuidString) }
        return Finalised(receiptNumber: number, sequence: row["sequence"], digest: digest)
    }

    private static func nextSerial(on day: CivilDate, in connection: Database) throws -> Int {
        let select = try connection.cachedStatement(sql: "SELECT max(serial) FROM submission WHERE day = ?")
        return (try Int.fetchOne(select, arguments: [day.description]) ?? 0) + 1
    }

    private static func lastPlace(of booth: BoothID, in connection: Database) throws
        -> (sequence: Int, digest: ContentDigest)?
    {
        let select = try connection.cachedStatement(
            sql: "SELECT sequence, digest FROM submission WHERE booth = ? ORDER BY sequence DESC LIMIT 1")
        guard let row = try Row.fetchOne(select, arguments: [booth.description]) else { return nil }
        guard let digest = ContentDigest(hex: row["digest"]) else {
            throw StoreError.recordDamaged("sequence \(row["sequence"] as Int)")
        }
        return (row["sequence"], digest)
    }

    private static func noReceiptNumber(_ order: FinaliseOrder, serial: Int) -> StoreError {
        StoreError(
            code: "receipt-numbers-used-up",
            cause:
                "There is no receipt number for booth code \(order.boothCode), day \(order.day), serial \(serial).",
            remedy: serial > 9999
                ? "The booth can take further applications tomorrow."
                : "Enrol the booth again; the county gave it a code outside 0 … 9999.")
    }

    private static func check(_ envelope: Envelope, isFor place: Envelope.Place) throws {
        let header = try? envelope.uncheckedHeader()
        guard let header, header.id == place.id, header.revision == place.revision, header.kind == place.kind,
            header.booth == place.booth, header.sequence == place.sequence,
            header.previous == place.previous, header.payloadDigest == ContentDigest(of: envelope.payload)
        else {
            throw StoreError(
                code: "sealed-otherwise", cause: "The envelope is not for the place that it was given.",
                remedy: "This is a fault of the program; report it with the audit trail.")
        }
    }

    private static func insert(
        _ envelope: Envelope, _ order: FinaliseOrder, _ place: Envelope.Place, _ made: Finalised, serial: Int,
        in connection: Database
    ) throws -> Int64 {
        let submission = try connection.cachedStatement(
            sql: """
                INSERT INTO submission (
                    id, revision, booth, sequence, receipt_number, day, serial, previous, digest, header, size,
                    implementation_code, form_id, form_version, form_digest, finalised_at, person_tag
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try submission.execute(arguments: [
            place.id.uuidString, place.revision, place.booth.description, made.sequence,
            made.receiptNumber.digits, order.day.description, serial, place.previous?.hex, made.digest.hex,
            try CanonicalJSON.encode(envelope.header), try CanonicalJSON.encode(envelope).count,
            order.implementationCode, order.formID, order.formVersion, order.formDigest.hex,
            order.at.milliseconds, order.personTag?.description,
        ])
        let position = connection.lastInsertedRowID
        try connection.cachedStatement(sql: "INSERT INTO payload (position, bytes) VALUES (?, ?)")
            .execute(arguments: [position, envelope.payload])
        try connection.cachedStatement(sql: "INSERT INTO queue (position, state) VALUES (?, 'queued')")
            .execute(arguments: [position])
        return position
    }
}
