import GRDB

/// The form of `booth.db`.
///
/// Two kinds of rows stand side by side. What was *finalised* never changes: `submission`, `payload` (sealed,
/// numbered, chained) and `audit` refuse changes by trigger, so that no bug of ours can rewrite them. What *happens* to it changes often:
/// `queue` holds the state of each submission and what the county said about it.
///
///     submission 1 ──1 queue             number, place, signed header │ state, attempts, receipt, refusal
///     submission 1 ──1 payload           the sealed bytes; may be deleted once the state is `stored`
///     submission 1 ──n attachment_part   files that belong to it, sealed, in pieces that travel after it
///     submission 1 ──n case_event        what became of it at the county, projected from `message`
///     message                            everything the county sent, by id, each once
///     cursor                             how far `message` reaches; written in the transaction of the messages
///     resend                             ids of envelopes that the county has lost and gets again
///     inquiry                            sealed questions of a session; rows live for minutes
///     draft 1 ──n draft_attachment       files that belong to a half-filled form
///     draft 1 ──n draft_file n ──1 blob  half-filled forms, sealed to this booth, with the files that they hold on to
///     catalogue ──n catalogue_entry ──1 blob    signed root, its paths, bytes by digest
///     clock                              how far the county's clock is ahead
///     link, device                       what the status line shows
///     audit                              what happened, hash-chained
///
/// * Order comes from `submission.sequence` (gap-free per booth) and `position`, never from a clock. Times are
///   milliseconds since 1970 and are for people.
/// * `submission.digest` is the SHA-256 of the header's signed bytes; `previous` is that of the submission before.
/// * `queue.state` is `stored` only together with a receipt: the table checks it.
/// * No column holds personal data in the clear: `payload.bytes`, `attachment_part.payload`, `inquiry.payload` and the
///   replies in `message.body` are sealed to keys that this machine does not have, `draft.sealed` and
///   `draft_attachment.sealed` to one that is not in the file (``DraftKey``).
///   `submission.person_tag` and `draft.person_tag` are keyed digests (``PersonTag``).
/// * `draft.id` is that of the submission which the draft may become: the transaction that finalises one ends the other.
/// * The file is in WAL mode with `synchronous=FULL`: a returned commit is on the disk. `secure_delete` overwrites
///   what is deleted.
/// * Schema changes are migrations, each once and in order; a file with a migration that is unknown here is refused.
enum Schema {
    /// Brings a file's schema up to date, after a look at whether it is an intact one of ours.
    static func open(_ database: DatabaseQueue, path: String, check: BoothStore.OpeningCheck) throws {
        let migrator = Self.migrator
        try database.writeWithoutTransaction { connection in
            if try migrator.hasBeenSuperseded(connection) { throw StoreError.newer(path) }
            guard case .quick = check else { return }
            let findings = try String.fetchAll(connection, sql: "PRAGMA quick_check(1)")
            guard findings == ["ok"] else { throw StoreError.damaged(path, "quick_check") }
        }
        try migrator.migrate(database)
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { connection in
            for part in [outbox, inbox, catalogue, status] { try connection.execute(sql: part) }
        }
        migrator.registerMigration("2") { connection in try connection.execute(sql: drafts) }
        migrator.registerMigration("3") { connection in try connection.execute(sql: attachments) }
        migrator.registerMigration("4") { connection in try connection.execute(sql: reconciliation) }
        migrator.registerMigration("5") { connection in try connection.execute(sql: clock) }
        return migrator
    }
}
