import Forms
import Testing

@Suite("The limits of 高龄津贴申领, just inside and just outside")
struct ElderAllowanceConstraintTests {
    struct Limit: CustomTestStringConvertible, Sendable {
        let ref: String
        let inside: [String]
        let outside: [String]
        var setup: [String: String] = [:]
        var testDescription: String { ref }
    }

    @Test(
        "Each answer is taken, judged, and refused with a sentence that says what to type",
        arguments: [
            Limit(
                ref: "/data/contact/phone", inside: ["13000000000", "19999999999"],
                outside: ["12999999999", "1380000000", "138000000000", "23800000000", "1380000000a"]),
            Limit(
                ref: "/data/contact/phone_last4", inside: ["5678"], outside: ["5679", "678", "15678"],
                setup: ["/data/contact/phone": "13812345678"]),
            Limit(
                ref: "/data/contact/emergency_phone", inside: ["13812345679"],
                outside: ["13812345678", "0771123456"],
                setup: ["/data/contact/phone": "13812345678"]),
            Limit(
                ref: "/data/contact/emergency_name", inside: ["韦样例", String(repeating: "韦", count: 30)],
                outside: [String(repeating: "韦", count: 31), "韦3"]),
            Limit(
                ref: "/data/living/institution", inside: [String(repeating: "院", count: 40)],
                outside: [String(repeating: "院", count: 41)], setup: ["/data/living/live_with": "institution"]
            ),
            Limit(
                ref: "/data/living/living_place", inside: [String(repeating: "村", count: 60)],
                outside: [String(repeating: "村", count: 61)], setup: ["/data/living/living_now": "elsewhere"]),
            Limit(
                ref: "/data/payment/bank_no",
                inside: ["6228480402564890018", "4111111111111111", "000000000000", "123456789015"],
                outside: [
                    "6228480402564890019", "4111111111111112", "00000000000", "12345678901",
                    "62284804025648900180",
                    "622848040256489001x",
                ],
                setup: ["/data/payment/bank_use": "other"]),
            Limit(
                ref: "/data/payment/holder", inside: ["农桂香"], outside: ["农桂", "韦玉兰"],
                setup: ["/data/payment/bank_use": "other"]),
            Limit(
                ref: "/data/payment/other_benefit",
                inside: ["none", "veteran", "subsistence destitute disability veteran"],
                outside: ["none veteran", "veteran none"]),
            Limit(ref: "/data/eligibility/hukou_here", inside: ["yes"], outside: ["no"]),
            Limit(ref: "/data/eligibility/receiving", inside: ["no"], outside: ["yes"]),
            Limit(ref: "/data/confirmation/promise", inside: ["yes"], outside: ["no"]),
        ])
    func limits(_ limit: Limit) throws {
        var session = try ElderAllowanceForm.session()
        try session.answer("/data/who/target", "self")
        for (ref, value) in limit.setup { try session.answer(ref, value) }
        #expect(session.violations(of: limit.ref).map(\.kind) == [.required])
        #expect(session.violations(of: limit.ref).first?.message.isEmpty == false)
        try judge(limit, &session)
    }

    @Test(
        "So are the answers about someone else",
        arguments: [
            Limit(
                ref: "/data/who/principal/principal_id",
                inside: [
                    "459999194103080025", "459999194906120019", "45999919500101008X", "45999919500101008x",
                ],
                outside: [
                    "459999194103080026", "45999919410308002", "4599991941030800255", "459999199002300087",
                    "459999197809210040", "059999194103080025", "459999410308002", "45999919500101008Y",
                ]),
            Limit(
                ref: "/data/who/principal/principal_name", inside: ["阿依·买买提", "Nguyễn Thị Hạnh"],
                outside: ["农2"]),
            Limit(
                ref: "/data/who/principal/authority", inside: ["recording", "guardian"], outside: ["none"]),
        ])
    func principal(_ limit: Limit) throws {
        var session = try ElderAllowanceForm.session(card: ElderAllowanceForm.helperCard)
        try session.answer("/data/who/target", "family")
        try judge(limit, &session)
    }

    private func judge(_ limit: Limit, _ session: inout FormSession) throws {
        for value in limit.inside {
            try session.answer(limit.ref, value)
            #expect(session.violations(of: limit.ref) == [], "\(value)")
        }
        for value in limit.outside {
            try session.answer(limit.ref, value)
            let violations = session.violations(of: limit.ref)
            #expect(violations.map(\.kind) == [.constraint], "\(value)")
            #expect(violations.first?.message.isEmpty == false)
        }
        session.language = "en"
        let english = session.violations(of: limit.ref).first?.message ?? ""
        #expect(english.contains { $0.isASCII && $0.isLetter })
    }
}
