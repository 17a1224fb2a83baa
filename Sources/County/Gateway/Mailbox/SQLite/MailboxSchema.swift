import GRDB

/// The tables of the SQLite mailbox.
enum MailboxSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            for statement in [booths, boothKeys, enrolmentCodes, envelopes, messages, catalogue] {
                try database.execute(sql: statement)
            }
        }
        migrator.registerMigration("2") { database in
            try database.execute(sql: "ALTER TABLE booth ADD COLUMN renewed_serial TEXT")
        }
        migrator.registerMigration("3") { database in
            // For comparing a booth's sequence, whatever keys its envelopes were signed with.
            try database.execute(
                sql: """
                    CREATE INDEX envelope_place ON envelope (booth, sequence, cursor, digest)
                        WHERE sequence IS NOT NULL
                    """)
        }
        return migrator
    }

    private static let booths = """
        CREATE TABLE booth (
            id TEXT PRIMARY KEY, code INTEGER NOT NULL UNIQUE, name TEXT NOT NULL,
            certificate_serial TEXT NOT NULL, enrolled_at INTEGER NOT NULL, revoked_at INTEGER,
            track BLOB NOT NULL) STRICT;
        """

    private static let boothKeys = """
        CREATE TABLE booth_key (
            booth TEXT NOT NULL REFERENCES booth(id), key BLOB NOT NULL, since INTEGER NOT NULL,
            PRIMARY KEY (booth, key)) STRICT;
        """

    private static let enrolmentCodes = """
        CREATE TABLE enrolment_code (
            digest TEXT PRIMARY KEY, booth TEXT NOT NULL, booth_code INTEGER NOT NULL, booth_name TEXT NOT NULL,
            valid_until INTEGER NOT NULL, request TEXT, answer BLOB) STRICT;
        """

    /// With each opening the counters are no less than the time in milliseconds, so that a mailbox made anew after a loss, or one
    /// that was put back from a copy, is ahead of every cursor that was given before, and no reader waits for numbers that have passed, or
    /// passes over what is numbered again.
    private static let envelopes = """
        CREATE TABLE counter (name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;
        CREATE TABLE envelope (
            cursor INTEGER PRIMARY KEY, id TEXT NOT NULL, revision INTEGER NOT NULL, booth TEXT NOT NULL,
            kind TEXT NOT NULL, sequence INTEGER, digest TEXT NOT NULL, previous TEXT,
            header BLOB NOT NULL, payload BLOB NOT NULL, booth_key BLOB NOT NULL,
            stored_at INTEGER NOT NULL, proof BLOB NOT NULL, UNIQUE (id, revision)) STRICT;
        CREATE INDEX envelope_sequence ON envelope (booth, booth_key, sequence) WHERE sequence IS NOT NULL;
        CREATE INDEX envelope_inquiry ON envelope (stored_at) WHERE kind = 'inquiry';
        """

    private static let messages = """
        CREATE TABLE message (
            position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, booth TEXT NOT NULL, kind TEXT NOT NULL,
            subject TEXT NOT NULL, body BLOB NOT NULL, stored_at INTEGER NOT NULL) STRICT;
        CREATE INDEX message_booth ON message (booth, position);
        CREATE INDEX message_reply ON message (stored_at) WHERE kind = 'reply';
        """

    private static let catalogue = """
        CREATE TABLE blob (digest TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
        CREATE TABLE catalogue (version INTEGER PRIMARY KEY, root BLOB NOT NULL) STRICT;
        """
}
