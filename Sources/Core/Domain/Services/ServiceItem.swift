/// A service item (政务服务事项实施清单): one row of what a body offers, with the field names of the national exchange
/// tables as coding keys, so that a record of a real platform can be imported (reference: domain section 2.1).
public struct ServiceItem: Codable, Sendable, Hashable {
    /// 事项名称.
    public var name: String
    /// The name in other languages, where there is a sure one.
    public var translatedNames: [String: String]?
    /// 实施编码, 31 characters.
    public var implementationCode: String
    /// 基本编码, 12 digits.
    public var catalogueCode: String
    /// 事项类型: 01 行政许可 … 05 行政给付 … 20 公共服务.
    public var itemType: String
    /// 设定依据: law, article, text.
    public var legalBasis: String
    /// 实施主体.
    public var bodyName: String
    /// The body's unified social credit code (统一社会信用代码).
    public var bodyCode: String
    /// 办件类型: 1 即办件, 2 承诺件.
    public var caseType: String
    /// 法定办结时限, working days.
    public var legalDays: Int
    /// 承诺办结时限, working days.
    public var promisedDays: Int
    /// 受理条件.
    public var acceptanceCondition: String
    /// 申请材料, one a line of the guide.
    public var materials: [String]
    /// 是否收费 in words; "不收费" must be said.
    public var fee: String
    /// 咨询方式.
    public var enquiryPhone: String
    /// 监督投诉方式.
    public var complaintPhone: String
    /// 办理流程: the review in order.
    public var reviewSteps: [ReviewStep]
    /// 主题 (life event), such as 养老.
    public var topic: String
    /// Id of the form (its XForms instance `id`).
    public var formID: String
    /// Whether amounts and terms are examples only (示例数据).
    public var sample: Bool
    /// Whether a booth may keep a form of it that somebody leaves half-filled; yes unless it says no. Then it is saved
    /// only against a power cut, and goes when the person does (reference: domain section 3.5).
    public var keepsDraft: Bool?

    /// One step of the review (办理环节).
    public struct ReviewStep: Codable, Sendable, Hashable {
        /// The level that acts.
        public var level: ReviewLevel
        /// What it does, such as 受理初审.
        public var name: String
        /// Working days it may take.
        public var days: Int

        /// A step of the review.
        public init(level: ReviewLevel, name: String, days: Int) {
            self.level = level
            self.name = name
            self.days = days
        }
    }

    /// The item's name in a language, falling back to Chinese.
    public func name(in language: Language) -> String { translatedNames?[language.rawValue] ?? name }

    enum CodingKeys: String, CodingKey {
        case name = "task_name"
        case translatedNames = "task_name_translations"
        case implementationCode = "task_code"
        case catalogueCode = "catalog_code"
        case itemType = "task_type"
        case legalBasis = "by_law"
        case bodyName = "dept_name"
        case bodyCode = "dept_code"
        case caseType = "project_type"
        case legalDays = "anticipate_day"
        case promisedDays = "promise_day"
        case acceptanceCondition = "accept_condition"
        case materials = "materials"
        case fee = "fee_basis"
        case enquiryPhone = "link_way"
        case complaintPhone = "supervise_way"
        case reviewSteps = "handle_flow"
        case topic = "user_topic_type"
        case formID = "form_id"
        case sample
        case keepsDraft = "save_draft"
    }
}
