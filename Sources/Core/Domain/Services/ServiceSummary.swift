/// What lists and searches know of a service item; the rest of the record is read when its guide is opened, since a county may
/// have thousands and a front little memory. Read from the same records (``ServiceItem/CodingKeys``).
public struct ServiceSummary: Decodable, Sendable, Hashable {
    /// 事项名称.
    public var name: String
    /// The name in other languages.
    public var translatedNames: [String: String]?
    /// 实施编码, 31 characters.
    public var implementationCode: String
    /// 事项状态; absent: in use.
    public var state: String?
    /// 计划生效日期.
    public var effectiveFrom: CivilDate?
    /// 计划取消日期.
    public var cancelledFrom: CivilDate?
    /// 主题 (life event).
    public var topic: String
    /// 行使层级, from the lowest.
    public var levels: [String]?
    /// 实施主体.
    public var bodyName: String
    /// Id of the form.
    public var formID: String
    /// 俗称.
    public var aliases: [String]?
    /// How ``name`` and each of ``aliases`` are read, their syllables set apart by spaces.
    public var readings: [String]?

    /// The summary of a record.
    public init(_ item: ServiceItem) {
        name = item.name
        translatedNames = item.translatedNames
        implementationCode = item.implementationCode
        state = item.state
        effectiveFrom = item.effectiveFrom
        cancelledFrom = item.cancelledFrom
        topic = item.topic
        levels = item.levels
        bodyName = item.bodyName
        formID = item.formID
        aliases = item.aliases
        readings = item.syllables.map { $0.map { $0.joined(separator: " ") } }
    }

    /// Reads the fields of a record that are needed here, and passes over the rest.
    public init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: ServiceItem.CodingKeys.self)
        name = try record.decode(String.self, forKey: .name)
        translatedNames = try record.decodeIfPresent([String: String].self, forKey: .translatedNames)
        implementationCode = try record.decode(String.self, forKey: .implementationCode)
        state = try record.decodeIfPresent(String.self, forKey: .state)
        effectiveFrom = try record.decodeIfPresent(CivilDate.self, forKey: .effectiveFrom)
        cancelledFrom = try record.decodeIfPresent(CivilDate.self, forKey: .cancelledFrom)
        topic = try record.decode(String.self, forKey: .topic)
        levels = try record.decodeIfPresent([String].self, forKey: .levels)
        bodyName = try record.decode(String.self, forKey: .bodyName)
        formID = try record.decode(String.self, forKey: .formID)
        aliases = try record.decodeIfPresent([String].self, forKey: .aliases)
        readings = try record.decodeIfPresent([[String]].self, forKey: .syllables)
            .map { $0.map { $0.joined(separator: " ") } }
    }

    /// The item's name in a language, falling back to Chinese.
    public func name(in language: Language) -> String { translatedNames?[language.rawValue] ?? name }

    /// Whether booths offer it on a day: in use, begun and not ended.
    public func isOffered(on day: CivilDate) -> Bool {
        guard state ?? "1" == "1", effectiveFrom.map({ $0 <= day }) ?? true else { return false }
        return cancelledFrom.map { day < $0 } ?? true
    }
}
