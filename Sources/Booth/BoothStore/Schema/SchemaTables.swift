extension Schema {
    /// Finalised submissions, their queue, and the sealed questions of sessions.
    static let outbox = """
        CREATE TABLE submission (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            revision INTEGER NOT NULL,
            booth TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            receipt_number TEXT NOT NULL UNIQUE,
            day TEXT NOT NULL,
            serial INTEGER NOT NULL,
            previous TEXT,
            digest TEXT NOT NULL UNIQUE,
            header BLOB NOT NULL,
            size INTEGER NOT NULL,
            implementation_code TEXT NOT NULL,
            form_id TEXT NOT NULL,
            form_version TEXT NOT NULL,
            form_digest TEXT NOT NULL,
            finalised_at INTEGER NOT NULL,
            person_tag TEXT,
            UNIQUE (booth, sequence),
            UNIQUE (day, serial),
            CHECK ((previous IS NULL) = (sequence = 1))
        ) STRICT;
        CREATE INDEX submission_by_person ON submission (person_tag, position) WHERE person_tag IS NOT NULL;
        CREATE TRIGGER submission_never_changes BEFORE UPDATE ON submission
            BEGIN SELECT RAISE(ABORT, 'a finalised submission never changes'); END;
        CREATE TRIGGER submission_never_goes BEFORE DELETE ON submission
            BEGIN SELECT RAISE(ABORT, 'a finalised submission is never deleted'); END;
        CREATE TABLE payload (
            position INTEGER PRIMARY KEY REFERENCES submission (position),
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TRIGGER payload_never_changes BEFORE UPDATE ON payload
            BEGIN SELECT RAISE(ABORT, 'sealed bytes never change'); END;
        CREATE TABLE queue (
            position INTEGER PRIMARY KEY REFERENCES submission (position),
            state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'stored', 'quarantined')),
            attempts INTEGER NOT NULL DEFAULT 0,
            last_attempt_at INTEGER,
            last_failure TEXT,
            receipt BLOB,
            stored_at INTEGER,
            refusal BLOB,
            CHECK ((state = 'stored') = (receipt IS NOT NULL)),
            CHECK ((receipt IS NULL) = (stored_at IS NULL)),
            CHECK (state <> 'quarantined' OR refusal IS NOT NULL)
        ) STRICT;
        CREATE TRIGGER payload_stays_until_stored BEFORE DELETE ON payload
            WHEN NOT EXISTS (SELECT 1 FROM queue WHERE position = OLD.position AND state = 'stored')
            BEGIN SELECT RAISE(ABORT, 'sealed bytes stay until the county holds them'); END;
        CREATE TRIGGER stored_is_for_ever BEFORE UPDATE OF state ON queue
            WHEN OLD.state = 'stored' AND NEW.state <> 'stored'
            BEGIN SELECT RAISE(ABORT, 'a stored submission stays stored'); END;
        CREATE TRIGGER queue_never_goes BEFORE DELETE ON queue
            BEGIN SELECT RAISE(ABORT, 'a queue row is never deleted'); END;
        CREATE INDEX queue_by_state ON queue (state, position);
        CREATE TABLE inquiry (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            asked_at INTEGER NOT NULL,
            digest TEXT NOT NULL,
            header BLOB NOT NULL,
            payload BLOB NOT NULL,
            size INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'stored', 'quarantined')),
            attempts INTEGER NOT NULL DEFAULT 0,
            last_failure TEXT
        ) STRICT;
        """

    /// What the county sent.
    static let inbox = """
        CREATE TABLE message (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            body BLOB,
            fault TEXT,
            received_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX message_by_subject ON message (subject, kind);
        CREATE TABLE case_event (
            submission_id TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            state TEXT NOT NULL,
            acceptance_number TEXT,
            PRIMARY KEY (submission_id, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE cursor (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// The catalogue's versions and their files.
    static let catalogue = """
        CREATE TABLE blob (
            digest TEXT PRIMARY KEY,
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TABLE catalogue (
            version INTEGER PRIMARY KEY,
            published_at INTEGER NOT NULL,
            root BLOB NOT NULL,
            switched_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE catalogue_entry (
            version INTEGER NOT NULL REFERENCES catalogue (version) ON DELETE CASCADE,
            path TEXT NOT NULL,
            digest TEXT NOT NULL REFERENCES blob (digest),
            PRIMARY KEY (version, path)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX catalogue_entry_by_digest ON catalogue_entry (digest);
        """

    /// What the status line and the technician see.
    static let status = """
        CREATE TABLE link (
            row INTEGER PRIMARY KEY CHECK (row = 1),
            is_up INTEGER NOT NULL,
            last_report_at INTEGER NOT NULL,
            last_reached_at INTEGER,
            down_since INTEGER,
            last_failure TEXT
        ) STRICT;
        CREATE TABLE device (
            name TEXT PRIMARY KEY,
            condition TEXT NOT NULL,
            since INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE audit (
            sequence INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            detail TEXT NOT NULL,
            previous TEXT,
            digest TEXT NOT NULL,
            CHECK ((previous IS NULL) = (sequence = 1))
        ) STRICT;
        CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'an audit row never changes'); END;
        CREATE TRIGGER audit_never_goes BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'an audit row is never deleted'); END;
        """
}
