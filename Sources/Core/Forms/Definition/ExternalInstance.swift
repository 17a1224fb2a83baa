/// An instance that is handed in with a session; source: ODK XForms specification, "Secondary Instances – External",
/// "URIs".
public struct ExternalInstance: Sendable, Hashable {
    /// How the file is written.
    public enum Format: String, Sendable, Hashable, Codable {
        /// XML: the file's root element is the instance's.
        case xml
        /// CSV: `root/item`, and in each item one element a column.
        case csv
    }

    /// What `instance('…')` calls it.
    public let id: String
    /// The file's name, without a folder: `divisions.csv`.
    public let fileName: String
    /// How the file is written.
    public let format: Format

    /// The instances that the booth itself hands in: the card just read, the booth, and the e-certificates fetched
    /// for this person. They come with the session and not with the catalogue.
    public static let suppliedByBooth: Set<String> = ["card", "booth", "certificates"]

    /// Whether a file of the catalogue has to be there for it.
    public var isFile: Bool { !Self.suppliedByBooth.contains(id) }
}

extension FormDefinition {
    /// The instances for which a file of the catalogue has to be there.
    public var fileInstances: [ExternalInstance] { externalInstances.filter(\.isFile) }
}

extension FormCompiler {
    /// Looks over the instances from outside: each source must be one that a booth can read.
    mutating func externalInstances(_ skeleton: FormSkeleton) -> [ExternalInstance] {
        skeleton.secondary.compactMap { instance in
            guard let source = instance.source else {
                if instance.content == nil {
                    problems.add(
                        "instance-empty", line: instance.line,
                        "The instance '\(instance.id)' has neither content nor a source.",
                        "Give its list at least one row, or name its file.")
                }
                return nil
            }
            return external(instance.id, source, line: instance.line)
        }
    }

    private mutating func external(_ id: String, _ source: String, line: Int) -> ExternalInstance? {
        if source.hasPrefix("jr://instance/") {
            problems.add(
                "instance-not-offered", line: line,
                "The instance '\(id)' is the last saved record, and a booth keeps nobody's record for the next person.",
                "Leave it out, or ask again.")
            return nil
        }
        let fileName = source.split(separator: "/").last.map(String.init) ?? ""
        let ending = fileName.split(separator: ".").last?.lowercased() ?? ""
        let format: ExternalInstance.Format? =
            source.hasPrefix("jr://file-csv/")
            ? .csv
            : source.hasPrefix("jr://file/") ? ExternalInstance.Format(rawValue: ending) : nil
        guard let format, !fileName.isEmpty else {
            problems.add(
                "instance-not-offered", line: line,
                "The instance '\(id)' comes from \(source), which a booth cannot read.",
                "Use an XML or CSV file: jr://file/NAME.xml or jr://file-csv/NAME.csv.")
            return nil
        }
        return ExternalInstance(id: id, fileName: fileName, format: format)
    }
}
