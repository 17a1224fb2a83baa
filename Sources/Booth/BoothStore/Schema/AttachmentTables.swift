extension Schema {
    /// Files that belong to submissions, sealed and in pieces, each with its own way to the county; and those of drafts.
    ///
    /// A piece is as fixed as a submission: nothing of it changes but how far it is, and its bytes may only go once the
    /// county's receipt for them is here.
    static let attachments = """
        CREATE TABLE attachment_part (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            submission INTEGER NOT NULL REFERENCES submission (position),
            file TEXT NOT NULL,
            part INTEGER NOT NULL,
            digest TEXT NOT NULL UNIQUE,
            header BLOB NOT NULL,
            payload BLOB,
            size INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'stored', 'quarantined')),
            attempts INTEGER NOT NULL DEFAULT 0,
            last_failure TEXT,
            receipt BLOB,
            stored_at INTEGER,
            refusal BLOB,
            UNIQUE (submission, file, part),
            CHECK ((state = 'stored') = (receipt IS NOT NULL)),
            CHECK ((receipt IS NULL) = (stored_at IS NULL)),
            CHECK (payload IS NOT NULL OR state = 'stored'),
            CHECK (state <> 'quarantined' OR refusal IS NOT NULL)
        ) STRICT;
        CREATE INDEX attachment_part_by_state ON attachment_part (state, position);
        CREATE TRIGGER attachment_part_never_changes
            BEFORE UPDATE OF id, submission, file, part, digest, header, size ON attachment_part
            BEGIN SELECT RAISE(ABORT, 'a finalised attachment never changes'); END;
        CREATE TRIGGER attachment_bytes_never_change BEFORE UPDATE OF payload ON attachment_part
            WHEN NEW.payload IS NOT NULL AND NEW.payload IS NOT OLD.payload
            BEGIN SELECT RAISE(ABORT, 'sealed bytes never change'); END;
        CREATE TRIGGER attachment_stored_is_for_ever BEFORE UPDATE OF state ON attachment_part
            WHEN OLD.state = 'stored' AND NEW.state <> 'stored'
            BEGIN SELECT RAISE(ABORT, 'a stored attachment stays stored'); END;
        CREATE TRIGGER attachment_part_never_goes BEFORE DELETE ON attachment_part
            BEGIN SELECT RAISE(ABORT, 'a finalised attachment is never deleted'); END;
        CREATE TABLE draft_attachment (
            draft INTEGER NOT NULL REFERENCES draft (position) ON DELETE CASCADE,
            name TEXT NOT NULL,
            sealed BLOB NOT NULL,
            UNIQUE (draft, name)
        ) STRICT;
        """
}
