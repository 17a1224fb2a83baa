/// Where a case (办件) stands at the county (reference: domain section 2.6, S2 … S10).
public enum CaseState: String, Codable, Sendable, Hashable, CaseIterable {
    /// 待受理: received, materials being looked at.
    case received
    /// 补正告知: something is missing; the person was told what.
    case supplement
    /// 不予受理: not taken on, with reason and remedy.
    case refused
    /// 已受理: taken on; the clock runs.
    case accepted
    /// 办理中: a review level is at work.
    case inReview
    /// 特别程序: investigation or publicity; the clock stands.
    case special
    /// 已决定: decided, granted or not.
    case decided
    /// 已撤回: withdrawn by the person.
    case withdrawn
    /// 已办结: closed.
    case closed
    /// 已送达: the result was handed over.
    case delivered
}

/// The three levels of review (三级联审) and the village's check before them.
public enum ReviewLevel: String, Codable, Sendable, Hashable, CaseIterable {
    /// 村(社区).
    case village
    /// 乡镇(街道).
    case township
    /// 县(市、区).
    case county
    /// 设区市.
    case city
    /// 自治区.
    case region
}
