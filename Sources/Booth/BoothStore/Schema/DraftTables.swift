extension Schema {
    /// Half-filled forms. `draft_file` names the form and the lists that a draft needs: the foreign key keeps them
    /// from being deleted, whoever tries.
    static let drafts = """
        CREATE TABLE draft (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            person_tag TEXT NOT NULL,
            implementation_code TEXT NOT NULL,
            form_id TEXT NOT NULL,
            form_version TEXT NOT NULL,
            form_digest TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('draft', 'parked')),
            begun_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            kept_until INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            UNIQUE (person_tag, implementation_code)
        ) STRICT;
        CREATE TRIGGER draft_is_not_submitted BEFORE INSERT ON draft
            WHEN EXISTS (SELECT 1 FROM submission WHERE id = NEW.id)
            BEGIN SELECT RAISE(ABORT, 'a finalised submission never becomes a draft again'); END;
        CREATE TABLE draft_file (
            draft INTEGER NOT NULL REFERENCES draft (position) ON DELETE CASCADE,
            digest TEXT NOT NULL REFERENCES blob (digest),
            PRIMARY KEY (draft, digest)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX draft_file_by_digest ON draft_file (digest);
        """
}
