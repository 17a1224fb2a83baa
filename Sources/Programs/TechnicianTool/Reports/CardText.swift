import CardReaders

extension CardReadingReport {
    /// One field a line, those that are there.
    public var text: String {
        var table = TextTable()
        let fields: [(String, String?)] = [
            ("type", type), ("name", name), ("English name", englishName), ("sex", sex), ("nation", nation),
            ("birth", birth), ("address", address), ("number", number), ("issuer", issuer),
            ("valid from", validFrom),
            ("valid until", validUntil), ("SAM", samId),
        ]
        for (label, value) in fields { if let value { table.add([label, value]) } }
        return table.text
    }
}
