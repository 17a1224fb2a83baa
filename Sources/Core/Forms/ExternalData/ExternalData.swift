/// Reads the files from which forms take long lists; source: ODK XForms specification, "Secondary Instances – External".
public enum ExternalData {
    /// More rows than this a list does not have; a booth is a small machine.
    public static let rowLimit = 200_000

    /// The root element of an instance.
    ///
    /// - Parameters:
    ///   - bytes: the file's content.
    ///   - instance: which instance it is for.
    public static func read(
        _ bytes: [UInt8], of instance: ExternalInstance
    ) throws(ExternalDataFault) -> XMLElement {
        switch instance.format {
        case .csv: return try table(bytes)
        case .xml:
            do throws(XMLFault) {
                return try XMLReader.read(bytes)
            } catch {
                throw ExternalDataFault(
                    code: .malformed, line: error.line, message: error.message, remedy: error.remedy)
            }
        }
    }

    /// `root/item`, and in each item one element a column; columns and rows keep their order.
    private static func table(_ bytes: [UInt8]) throws(ExternalDataFault) -> XMLElement {
        let records = try CSVReader.records(of: bytes)
        guard let head = records.first else {
            throw ExternalDataFault(
                code: .malformed, line: 1, message: "The file is empty.",
                remedy: "Give it a first line with the names of the columns.")
        }
        guard records.count <= rowLimit + 1 else {
            throw ExternalDataFault(
                code: .tooLarge, line: 1, message: "The file has more than \(rowLimit) rows.",
                remedy: "Leave out what no form asks for.")
        }
        let columns = try columns(of: head)
        var items: [XMLNode] = []
        items.reserveCapacity(records.count - 1)
        for record in records.dropFirst() {
            guard record.fields.count <= columns.count else {
                throw ExternalDataFault(
                    code: .malformed, line: record.line,
                    message: "The row has \(record.fields.count) fields for \(columns.count) columns.",
                    remedy: "Put a field with a comma in it between quotation marks.")
            }
            let fields = zip(columns, record.fields).map { column, field in
                XMLNode.element(XMLElement(column, children: field.isEmpty ? [] : [.text(field)]))
            }
            items.append(.element(XMLElement(item, children: fields, line: record.line)))
        }
        return XMLElement(XMLName("root"), children: items)
    }

    private static let item = XMLName("item")

    private static func columns(of head: CSVReader.Record) throws(ExternalDataFault) -> [XMLName] {
        var names: [XMLName] = []
        for field in head.fields {
            let scalars = field.unicodeScalars
            guard scalars.first?.startsXMLName == true, scalars.allSatisfy(\.continuesXMLName) else {
                throw ExternalDataFault(
                    code: .malformed, line: head.line, message: "The column '\(field)' has no usable name.",
                    remedy: "Name columns with letters, digits, - and _, beginning with a letter.")
            }
            guard !names.contains(where: { $0.local == field }) else {
                throw ExternalDataFault(
                    code: .malformed, line: head.line, message: "The column '\(field)' is there twice.",
                    remedy: "Give each column a name of its own.")
            }
            names.append(XMLName(field))
        }
        return names
    }
}

/// Why a list beside a form cannot be used.
public struct ExternalDataFault: Error, Sendable, Hashable {
    /// The kinds; the raw values are stable.
    public enum Code: String, Sendable {
        /// Not CSV or XML as it should be.
        case malformed = "list-malformed"
        /// Not UTF-8.
        case encoding = "list-encoding"
        /// More rows than ``ExternalData/rowLimit``.
        case tooLarge = "list-too-large"
    }

    /// The kind.
    public let code: Code
    /// The line, from 1.
    public let line: Int
    /// What is wrong.
    public let message: String
    /// What to do about it.
    public let remedy: String
}
