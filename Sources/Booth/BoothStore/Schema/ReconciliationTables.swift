extension Schema {
    /// What the county gave receipts for and was found not to hold any more: it is sent again, and stays `stored` meanwhile.
    static let reconciliation = """
        CREATE TABLE resend (
            id TEXT PRIMARY KEY,
            attempts INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX attachment_bytes_here ON attachment_part (stored_at)
            WHERE state = 'stored' AND payload IS NOT NULL;
        """

    /// How far the county's clock is ahead of this machine's, in milliseconds, and how sure that is.
    static let clock = """
        CREATE TABLE clock (
            row INTEGER PRIMARY KEY CHECK (row = 1),
            ahead INTEGER NOT NULL,
            error INTEGER NOT NULL,
            measured_at INTEGER NOT NULL
        ) STRICT;
        """
}
