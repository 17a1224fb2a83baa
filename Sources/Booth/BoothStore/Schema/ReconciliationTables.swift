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
}
