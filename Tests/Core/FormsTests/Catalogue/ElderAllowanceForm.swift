import Forms
import Foundation

/// 高龄津贴申领 as it is bundled, and people to fill it in for. All persons are invented; their division code
/// 459999 belongs to no place.
enum ElderAllowanceForm {
    static let form: Result<FormDefinition, any Error> = Result {
        let catalogue = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("kiosk-config/catalogue/forms/gaoling-jintie.xml")
        return try FormDefinition(xml: Array(try Data(contentsOf: catalogue)))
    }

    /// 农桂香, 85: of age.
    static func card(
        name: String = "农桂香", birth: String = "1941-03-08", number: String = "459999194103080025"
    ) -> XMLElement {
        XMLElement(
            "card",
            [
                ("type", "resident"), ("name", name), ("sex", "2"), ("nation", "08"), ("birth", birth),
                ("address", "广西龙州县水口镇示范村1号"), ("number", number), ("issuer", "龙州县公安局"),
                ("valid-from", "2016-01-01"), ("valid-until", "long-term"),
            ])
    }

    static let booth = XMLElement("booth", [("id", "451423102999-01"), ("division", "451423102999")])

    static func session(
        card: XMLElement = card(), today: String = "2026-11-23", language: String = "zh"
    ) throws -> FormSession {
        try FormSession(
            form: try form.get(), externalInstances: ["card": card, "booth": booth],
            context: try FormFixture.context(today: today), language: language)
    }

    /// Everything after the question for whom, answered so that it can be submitted.
    static let rest: [(ref: String, value: String)] = [
        ("/data/eligibility/hukou_here", "yes"), ("/data/eligibility/receiving", "no"),
        ("/data/contact/phone", "13800000000"), ("/data/contact/phone_last4", "0000"),
        ("/data/contact/sms_ok", "yes"), ("/data/contact/emergency_name", "韦样例"),
        ("/data/contact/emergency_phone", "13900000001"), ("/data/living/live_with", "spouse"),
        ("/data/living/living_now", "here"), ("/data/living/self_care", "partly"),
        ("/data/payment/bank_use", "social_card"), ("/data/payment/other_benefit", "none"),
        ("/data/confirmation/promise", "yes"),
    ]

    /// The elder of a family, when someone else comes.
    static let principal: [(ref: String, value: String)] = [
        ("/data/who/principal/principal_name", "农桂香"),
        ("/data/who/principal/principal_id", "459999194103080025"),
        ("/data/who/principal/relation", "child"), ("/data/who/principal/why", "mobility"),
        ("/data/who/principal/authority", "written"),
    ]

    /// 韦玉兰, 48: the one who comes for her.
    static let helperCard = card(name: "韦玉兰", birth: "1978-09-21", number: "459999197809210040")

    /// A session for the card's holder, answered to the end.
    static func completed() throws -> FormSession {
        var session = try session()
        try session.answer("/data/who/target", "self")
        for (ref, value) in rest { try session.answer(ref, value) }
        return session
    }
}
