/// A service item (政务服务事项实施清单): one row of what a body offers, with the field names of the national exchange
/// tables (`up_task_general_basic`, `up_task_general_extend`) as coding keys, so that a record of a real platform can be
/// imported (reference: domain section 2.1). Codes are kept as written; ``CodeList`` says what they mean.
public struct ServiceItem: Codable, Sendable, Hashable {
    // MARK: What it is

    /// 事项名称.
    public var name: String
    /// The name in other languages, where there is a sure one.
    public var translatedNames: [String: String]?
    /// 实施编码, 31 characters.
    public var implementationCode: String
    /// 基本编码, 12 digits.
    public var catalogueCode: String
    /// 业务办理项编码, where an item has several.
    public var handlingItemCode: String?
    /// 事项类型 (``CodeList/itemType``).
    public var itemType: String
    /// 事项版本.
    public var version: String?
    /// 事项状态 (``CodeList/itemState``); absent: in use.
    public var state: String?
    /// 计划生效日期.
    public var effectiveFrom: CivilDate?
    /// 计划取消日期.
    public var cancelledFrom: CivilDate?
    /// 主题 (life event), such as 养老.
    public var topic: String
    /// 法人主题.
    public var corporationTopic: String?

    // MARK: On what ground, by whom

    /// 设定依据: law, article, text.
    public var legalBasis: String
    /// 权力来源 (``CodeList/powerSource``).
    public var powerSource: String?
    /// 行使层级 (``CodeList/level``), from the lowest.
    public var levels: [String]?
    /// 实施主体.
    public var bodyName: String
    /// The body's unified social credit code (统一社会信用代码).
    public var bodyCode: String
    /// 实施主体性质 (``CodeList/bodyKind``).
    public var bodyKind: String?
    /// 委托部门.
    public var entrustingBody: String?
    /// 联办机构.
    public var otherBodies: String?

    // MARK: For whom, how

    /// 服务对象 (``CodeList/servedParty``).
    public var servedParties: [String]?
    /// 办件类型 (``CodeList/caseType``).
    public var caseType: String
    /// 办理形式 (``CodeList/handlingForm``).
    public var handlingForms: [String]?
    /// 是否支持终端办理: whether a booth may offer it.
    public var isForTerminals: Bool?
    /// 到办事现场次数; 0 is 零跑腿.
    public var visits: Int?
    /// 必须现场办理原因.
    public var visitReason: String?
    /// 通办范围 (``CodeList/area``).
    public var area: String?
    /// 受理条件.
    public var acceptanceCondition: String
    /// 申请材料.
    public var materials: [ItemMaterial]
    /// 办理流程: the review in order.
    public var reviewSteps: [ReviewStep]
    /// 特别程序 in words.
    public var specialProcedure: String?
    /// 法定办结时限.
    public var legalDays: Int
    /// Its unit; absent: working days.
    public var legalUnit: TimeUnit?
    /// 法定办结时限说明.
    public var legalNote: String?
    /// 承诺办结时限.
    public var promisedDays: Int
    /// Its unit; absent: working days.
    public var promisedUnit: TimeUnit?
    /// 承诺办结时限说明.
    public var promisedNote: String?
    /// 是否收费 (``CodeList/isFee``).
    public var chargesFee: String?
    /// 收费依据 in words; "不收费" must be said.
    public var fee: String
    /// 收费项目.
    public var fees: [ItemFee]?

    // MARK: Where, what comes of it

    /// 办理地点.
    public var place: String?
    /// 办理时间.
    public var hours: String?
    /// 咨询方式.
    public var enquiryPhone: String
    /// 监督投诉方式.
    public var complaintPhone: String
    /// 结果名称.
    public var resultName: String?
    /// 结果类型 (``CodeList/resultType``).
    public var resultType: String?
    /// 数量限制.
    public var quantityLimit: String?
    /// 常见问题.
    public var questions: [ItemQuestion]?

    // MARK: The booth's own

    /// Id of the form (its XForms instance `id`).
    public var formID: String
    /// Whether amounts and terms are examples only (示例数据).
    public var sample: Bool
    /// What people call it besides (俗称): 低保 for 最低生活保障.
    public var aliases: [String]?
    /// How ``name`` and each of ``aliases`` are read, syllable by syllable in pinyin without tones, one for each character;
    /// worked out where the catalogue is published.
    public var syllables: [[String]]?
    /// Whether a booth may keep a form of it that somebody leaves half-filled; yes unless it says no. Then it is saved
    /// only against a power cut, and goes when the person does (reference: domain section 3.5).
    public var keepsDraft: Bool?

    enum CodingKeys: String, CodingKey {
        case name = "task_name"
        case translatedNames = "task_name_translations"
        case implementationCode = "task_code"
        case catalogueCode = "catalog_code"
        case handlingItemCode = "task_handle_item"
        case itemType = "task_type"
        case version = "task_version"
        case state = "task_state"
        case effectiveFrom = "plan_effective_date"
        case cancelledFrom = "plan_cancel_date"
        case topic = "user_topic_type"
        case corporationTopic = "corp_topic_type"
        case legalBasis = "by_law"
        case powerSource = "power_source"
        case levels = "use_level"
        case bodyName = "dept_name"
        case bodyCode = "dept_code"
        case bodyKind = "dept_type"
        case entrustingBody = "entrust_name"
        case otherBodies = "other_dept"
        case servedParties = "server_type"
        case caseType = "project_type"
        case handlingForms = "handle_type"
        case isForTerminals = "is_service_terminals"
        case visits = "limit_scene_num"
        case visitReason = "limit_scene_explain"
        case area = "handle_area"
        case acceptanceCondition = "accept_condition"
        case materials
        case reviewSteps = "handle_flow"
        case specialProcedure = "special_procedure"
        case legalDays = "anticipate_day"
        case legalUnit = "anticipate_type"
        case legalNote = "anticipate_explain"
        case promisedDays = "promise_day"
        case promisedUnit = "promise_type"
        case promisedNote = "promise_explain"
        case chargesFee = "is_fee"
        case fee = "fee_basis"
        case fees
        case place = "transact_addr"
        case hours = "transact_time"
        case enquiryPhone = "link_way"
        case complaintPhone = "supervise_way"
        case resultName = "result_name"
        case resultType = "result_type"
        case quantityLimit = "limit_explain"
        case questions = "question"
        case formID = "form_id"
        case sample
        case aliases = "task_alias"
        case syllables = "pinyin"
        case keepsDraft = "save_draft"
    }
}

extension ServiceItem {
    /// The item's name in a language, falling back to Chinese.
    public func name(in language: Language) -> String { translatedNames?[language.rawValue] ?? name }

    /// 法定办结时限.
    public var legalLimit: TimeLimit { TimeLimit(amount: legalDays, unit: legalUnit ?? .workingDays) }
    /// 承诺办结时限.
    public var promisedLimit: TimeLimit {
        TimeLimit(amount: promisedDays, unit: promisedUnit ?? .workingDays)
    }

    /// Whether it is done while the person waits (即办件).
    public var isImmediate: Bool { caseType == "1" }

    /// Whether booths offer it on a day: in use, begun and not ended.
    public func isOffered(on day: CivilDate) -> Bool { ServiceSummary(self).isOffered(on: day) }
}
