extension ServiceItem {
    /// One step of the review (办理环节).
    public struct ReviewStep: Codable, Sendable, Hashable {
        /// The level that acts.
        public var level: ReviewLevel
        /// What it does, such as 受理初审.
        public var name: String
        /// Working days it may take.
        public var days: Int
        /// The body that acts, where it is not the item's own.
        public var body: String?
        /// The special procedure that it is, during which the term stands still.
        public var special: SpecialProcedure?

        /// A step of the review.
        public init(
            level: ReviewLevel, name: String, days: Int, body: String? = nil, special: SpecialProcedure? = nil
        ) {
            self.level = level
            self.name = name
            self.days = days
            self.body = body
            self.special = special
        }
    }
}

/// 特别程序: what is not counted in the term (行政许可法 Art. 45; reference: domain section 2.6).
public enum SpecialProcedure: String, Codable, Sendable, Hashable, CaseIterable {
    /// 公示.
    case publicity
    /// 核查、现场勘查.
    case investigation
    /// 鉴定、专家评审.
    case appraisal
    /// 听证.
    case hearing
    /// 检验、检测、检疫.
    case inspection
    /// 上级审批.
    case upperApproval = "upper-approval"
}
