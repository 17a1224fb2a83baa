/// Reads comma-separated values; source: RFC 4180, with what spreadsheets add: a byte-order mark, bare line feeds, blank
/// lines at the end.
struct CSVReader {
    /// A record with the line that it begins on, from 1.
    struct Record: Hashable {
        let line: Int
        let fields: [String]
    }

    private let bytes: [UInt8]
    private var at = 0
    private var line = 1

    /// All records of a document.
    static func records(of bytes: [UInt8]) throws(ExternalDataFault) -> [Record] {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw ExternalDataFault(
                code: .encoding, line: 1, message: "The file is not UTF-8.",
                remedy: "Save it again as CSV UTF-8.")
        }
        var reader = CSVReader(bytes)
        var records: [Record] = []
        while let record = try reader.next() {
            // A blank line is no record.
            if record.fields != [""] { records.append(record) }
        }
        return records
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    private mutating func next() throws(ExternalDataFault) -> Record? {
        guard at < bytes.count else { return nil }
        let start = line
        var fields: [String] = []
        while true {
            fields.append(bytes[safe: at] == 0x22 ? try quoted() : plain())
            guard bytes[safe: at] == 0x2C else { break }
            at += 1
        }
        try endOfRecord()
        return Record(line: start, fields: fields)
    }

    private mutating func plain() -> String {
        let start = at
        while let byte = bytes[safe: at], byte != 0x2C, byte != 0x0A, byte != 0x0D { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    /// A field between quotes; two quotes inside stand for one.
    private mutating func quoted() throws(ExternalDataFault) -> String {
        let start = line
        var text: [UInt8] = []
        at += 1
        while let byte = bytes[safe: at] {
            at += 1
            if byte == 0x22 {
                guard bytes[safe: at] == 0x22 else { return String(decoding: text, as: UTF8.self) }
                at += 1
            }
            if byte == 0x0A { line += 1 }
            text.append(byte)
        }
        throw ExternalDataFault(
            code: .malformed, line: start, message: "A quotation mark opens and never closes.",
            remedy: "Close it, or write it twice where it belongs to the text.")
    }

    private mutating func endOfRecord() throws(ExternalDataFault) {
        guard let byte = bytes[safe: at] else { return }
        guard byte == 0x0A || byte == 0x0D else {
            throw ExternalDataFault(
                code: .malformed, line: line, message: "Something follows a closing quotation mark.",
                remedy:
                    "Put a comma between the fields, or write the mark twice where it belongs to the text.")
        }
        at += byte == 0x0D && bytes[safe: at + 1] == 0x0A ? 2 : 1
        line += 1
    }
}

extension Array {
    /// The element at an index, or nil beyond the end.
    fileprivate subscript(safe index: Int) -> Element? { index < count ? self[index] : nil }
}
