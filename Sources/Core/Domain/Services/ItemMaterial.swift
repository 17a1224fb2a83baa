/// What a person has to bring (申请材料), with the keys of the national table `up_task_general_material`; the last four
/// are the product's own (reference: domain section 2.1, "Material sub-elements").
public struct ItemMaterial: Codable, Sendable, Hashable {
    /// 材料名称.
    public var name: String
    /// 材料类型 (``CodeList/materialType``).
    public var type: String
    /// 材料形式 (``CodeList/materialFormat``).
    public var format: String
    /// 材料必要性 (``CodeList/materialNeed``).
    public var need: String
    /// 来源渠道 (``CodeList/materialSource``).
    public var source: String
    /// 填报须知.
    public var note: String?
    /// 非必要时办理情形: when one that is not always needed is.
    public var neededWhen: String?
    /// Whose word it is (``CodeList/trust``; 国办函〔2016〕108号).
    public var trust: String
    /// The e-licence that spares it.
    public var licenceType: String?
    /// How many pages a scan of it may have.
    public var maximumPages: Int?

    /// Whether everybody needs it.
    public var isNecessary: Bool { need == "1" }

    enum CodingKeys: String, CodingKey {
        case name = "material_name"
        case type = "material_type"
        case format = "material_format"
        case need = "is_need"
        case source = "source_type"
        case note = "fill_explain"
        case neededWhen = "handle_case"
        case trust
        case licenceType = "licence_type"
        case maximumPages = "pages_max"
    }
}

/// A fee (收费项目), with the keys of the national table.
public struct ItemFee: Codable, Sendable, Hashable {
    /// 收费项目名称.
    public var name: String
    /// 收费标准.
    public var standard: String
    /// 是否允许减免 (1/0).
    public var isReducible: String?
    /// 减免依据.
    public var reduction: String?

    enum CodingKeys: String, CodingKey {
        case name = "fee_name"
        case standard = "fee_stand"
        case isReducible = "is_desc"
        case reduction = "desc_explain"
    }
}

/// A question that people often ask (常见问题), with its answer.
public struct ItemQuestion: Codable, Sendable, Hashable {
    /// The question.
    public var question: String
    /// The answer.
    public var answer: String
}
