import GRDB

/// The tables of the case ledger. It stands in the county's intranet and holds what people submitted in the clear.
enum LedgerSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            for statement in [cases, intake, outbox, catalogue] { try database.execute(sql: statement) }
        }
        migrator.registerMigration("2") { try $0.execute(sql: attachments) }
        return migrator
    }

    private static let cases = """
        CREATE TABLE "case" (
            submission TEXT PRIMARY KEY, acceptance_number TEXT NOT NULL UNIQUE, receipt_number TEXT NOT NULL,
            item TEXT NOT NULL, state TEXT NOT NULL, person_kind TEXT NOT NULL, person_number TEXT NOT NULL,
            person_name TEXT NOT NULL, booth TEXT NOT NULL, sequence INTEGER NOT NULL, revision INTEGER NOT NULL,
            digest TEXT NOT NULL, stored_at INTEGER NOT NULL, form_id TEXT NOT NULL, form_version TEXT NOT NULL,
            form_digest TEXT NOT NULL, language TEXT NOT NULL, today TEXT NOT NULL, card_xml TEXT NOT NULL,
            answers_xml TEXT NOT NULL, file BLOB NOT NULL) STRICT;
        CREATE INDEX case_person ON "case" (person_number, person_kind);
        CREATE INDEX case_receipt ON "case" (receipt_number);
        CREATE TABLE serial (
            item TEXT NOT NULL, day TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (item, day)) STRICT;
        """

    /// Files that belong to submissions, in the pieces in which they come; they may come before their case is opened.
    private static let attachments = """
        ALTER TABLE "case" ADD COLUMN attachments BLOB;
        CREATE TABLE attachment_part (
            submission TEXT NOT NULL, booth TEXT NOT NULL, file TEXT NOT NULL, part INTEGER NOT NULL,
            parts INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (submission, booth, file, part)) STRICT;
        """

    private static let intake = """
        CREATE TABLE cursor (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
        CREATE TABLE parked (
            digest TEXT PRIMARY KEY, submission TEXT, booth TEXT, reason TEXT NOT NULL, detail TEXT NOT NULL,
            parked_at INTEGER NOT NULL, posted BLOB NOT NULL) STRICT;
        """

    private static let outbox = """
        CREATE TABLE outbox (
            number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, booth TEXT NOT NULL,
            kind TEXT NOT NULL, body BLOB NOT NULL) STRICT;
        """

    private static let catalogue = """
        CREATE TABLE form (digest TEXT PRIMARY KEY, xml BLOB NOT NULL) STRICT;
        CREATE TABLE item (
            code TEXT NOT NULL, version INTEGER NOT NULL, item BLOB NOT NULL, PRIMARY KEY (code, version)) STRICT;
        CREATE TABLE published (version INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
        """
}
