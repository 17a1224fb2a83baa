import BoothStore
import Domain

/// The catalogue that the booth offers.
public struct CatalogueReport: Codable, Sendable, Hashable {
    /// One service item.
    public struct Item: Codable, Sendable, Hashable {
        /// 实施编码.
        public var implementationCode: String
        /// 事项名称.
        public var name: String
        /// 实施主体.
        public var body: String
        /// 承诺办结时限 in working days.
        public var promisedDays: Int
        /// The form's id.
        public var form: String
        /// Whether its amounts and terms are examples.
        public var sample: Bool
    }

    /// The version in force.
    public var version: Int
    /// The county's clock at publication, RFC 3339.
    public var publishedAt: String
    /// The items.
    public var items: [Item]

    /// The report of a catalogue.
    public init(_ catalogue: Catalogue) throws {
        self.init(
            version: catalogue.version, publishedAt: catalogue.publishedAt, items: try catalogue.items())
    }

    init(version: Int, publishedAt: Instant, items: [ServiceItem]) {
        self.version = version
        self.publishedAt = publishedAt.rfc3339
        self.items = items.map { item in
            Item(
                implementationCode: item.implementationCode, name: item.name, body: item.bodyName,
                promisedDays: item.promisedDays, form: item.formID, sample: item.sample)
        }
    }

    /// As a table.
    public var text: String {
        var table = TextTable(["ITEM", "NAME", "BODY", "DAYS", "FORM"])
        for item in items {
            table.add([
                item.implementationCode, item.name + (item.sample ? " (示例)" : ""), item.body,
                String(item.promisedDays), item.form,
            ])
        }
        return "Catalogue version \(version), published \(publishedAt)\n\n" + table.text
    }
}
