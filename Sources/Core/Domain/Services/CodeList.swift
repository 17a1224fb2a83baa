/// A list of codes and what they mean; source: GB/T 39046-2020 annex A and the national exchange tables (reference:
/// domain sections 2.1 and 2.2, which also say where a digit is only known from practice).
public struct CodeList: Sendable, Hashable {
    /// One code.
    public struct Entry: Sendable, Hashable {
        /// As records hold it.
        public let code: String
        /// What it means, in the standard's words.
        public let meaning: String
    }

    /// The list's name, such as 事项类型.
    public let name: String
    /// Its codes, in the standard's order.
    public let entries: [Entry]

    init(_ name: String, _ pairs: KeyValuePairs<String, String>) {
        self.name = name
        entries = pairs.map { Entry(code: $0.key, meaning: $0.value) }
    }

    /// What a code means; nil for one that the list does not have.
    public func meaning(of code: String) -> String? { entries.first { $0.code == code }?.meaning }

    /// The codes with their meanings, for messages: `1 法定机关, 2 授权组织`.
    public var text: String { entries.map { "\($0.code) \($0.meaning)" }.joined(separator: ", ") }
}

extension CodeList {
    /// 事项类型 (A.1): only those that begin with an application (依申请) and so can stand at a booth.
    public static let itemType = CodeList(
        "事项类型",
        [
            "01": "行政许可", "05": "行政给付", "07": "行政确认", "08": "行政奖励", "09": "行政裁决", "10": "其他",
            "20": "公共服务",
        ])
    /// 行使层级 (A.2).
    public static let level = CodeList(
        "行使层级",
        ["1": "国家", "2": "省", "3": "市", "4": "县", "5": "镇(乡、街道)", "6": "村(社区)", "7": "分级管理"])
    /// 实施主体性质 (A.3).
    public static let bodyKind = CodeList(
        "实施主体性质", ["1": "法定机关", "2": "授权组织", "3": "受委托组织", "9": "其他"])
    /// 服务对象 (A.4).
    public static let servedParty = CodeList(
        "服务对象",
        ["1": "自然人", "2": "企业法人", "3": "事业法人", "4": "社会组织法人", "5": "行政机关", "6": "其他组织"])
    /// 办理形式 (A.5).
    public static let handlingForm = CodeList(
        "办理形式", ["1": "窗口", "2": "电脑端", "3": "移动端", "4": "快递", "9": "其他"])
    /// 办件类型 (A.6).
    public static let caseType = CodeList("办件类型", ["1": "即办件", "2": "承诺件", "9": "其他"])
    /// 权力来源.
    public static let powerSource = CodeList(
        "权力来源",
        ["1": "法定本级行使", "2": "上级下放", "3": "上级授权", "4": "同级授权", "5": "上级委托", "6": "同级委托"])
    /// 事项状态.
    public static let itemState = CodeList("事项状态", ["1": "在用", "2": "暂停", "3": "取消"])
    /// 通办范围.
    public static let area = CodeList("通办范围", ["1": "全国", "2": "跨省", "3": "跨市", "4": "跨县"])
    /// 是否收费.
    public static let isFee = CodeList("是否收费", ["0": "不收费", "1": "收费"])
    /// 结果类型.
    public static let resultType = CodeList("结果类型", ["1": "证照", "2": "批文", "3": "其他"])
    /// 时限单位.
    public static let timeUnit = CodeList("时限单位", ["1": "工作日", "2": "自然日", "3": "月", "4": "小时"])
    /// 材料类型.
    public static let materialType = CodeList(
        "材料类型", ["1": "证件证书证明", "2": "申请表格文书", "3": "其他"])
    /// 材料形式.
    public static let materialFormat = CodeList("材料形式", ["1": "纸质", "2": "电子", "3": "纸质或电子"])
    /// 材料必要性.
    public static let materialNeed = CodeList("材料必要性", ["1": "必要", "2": "非必要", "3": "容缺后补"])
    /// 来源渠道.
    public static let materialSource = CodeList(
        "来源渠道", ["10": "申请人自备", "20": "政府部门核发", "99": "其他"])
    /// 材料可信等级 (国办函〔2016〕108号).
    public static let trust = CodeList(
        "材料可信等级", ["A": "本机构签发", "B": "经与原件核对", "C": "上传待核原件", "D": "申请人自述"])
}
