/// The application that the tests make, and what the county must then hold.
enum Application {
    /// The applicant's card in the delivered file of invented cards.
    static let card = "nong"
    static let name = "农样例"
    static let maskedName = "农*例"
    static let number = "450000194103081010"
    static let address = "广西壮族自治区虚构市样例县样例镇虚构村甲屯7号"
    static let phone = "13800001234"
    static let emergencyName = "覃样里"
    static let emergencyPhone = "13900005678"

    /// What is answered, by the question's label.
    static func replies(emergencyName: Reply = .typeLatin("Qin Yangli")) -> [String: Reply] {
        [
            "高龄津贴给谁申领": .choose("我本人"), "户口在本县吗": .choose("是"), "已经在领高龄津贴了吗": .choose("不是"),
            "您的手机号码": .type(phone), "手机号码的后4位": .type("1234"), "可以发短信": .choose("是"),
            "紧急联系人姓名": emergencyName, "紧急联系人手机号码": .type(emergencyPhone),
            "老人和谁一起住": .choose("一个人住"), "老人现在住在哪里": .choose("户口所在地"),
            "能自己照顾自己吗": .choose("能自理"), "津贴发到哪个账户": .choose("社会保障卡账户"),
            "还领以下哪些补助": .tick("无"), "我承诺以上情况": .choose("是"),
        ]
    }

    /// The name as it is typed through pinyin.
    static let composedName = Reply.compose([("qin", "覃"), ("yang", "样"), ("li", "里")])

    /// The answers of the record, by their path.
    static let answers = [
        "booth_id": "rig-booth", "booth_division": "451423102999", "has_scanner": "no",
        "applicant/card_name": name, "applicant/card_sex": "1", "applicant/card_nation": "08",
        "applicant/card_birth": "1941-03-08", "applicant/card_address": address,
        "applicant/card_number": number,
        "who/target": "self", "eligibility/hukou_here": "yes", "eligibility/receiving": "no",
        "contact/phone": phone, "contact/phone_last4": "1234", "contact/sms_ok": "yes",
        "contact/emergency_name": emergencyName, "contact/emergency_phone": emergencyPhone,
        "living/live_with": "alone", "living/living_now": "here", "living/self_care": "able",
        "payment/bank_use": "social_card", "payment/other_benefit": "none", "confirmation/promise": "yes",
    ]
}
