import Forms
import Testing

@Suite("The bundled form 高龄津贴申领")
struct ElderAllowanceTests {
    @Test("It compiles, says what it is and has its four languages")
    func definition() throws {
        let form = try ElderAllowanceForm.form.get()
        #expect(form.id == "gaoling-jintie")
        #expect(form.version == "2026112701")
        #expect(form.title == "高龄津贴申领")
        #expect(form.languages.map(\.code) == ["zh", "en", "vi", "za"])
        #expect(form.defaultLanguage == "zh")
        #expect(form.externalInstances.map(\.id) == ["card", "booth", "divisions"])
    }

    @Test("An elder with a card answers a few questions and the record is complete")
    func oneself() throws {
        let session = try ElderAllowanceForm.completed()
        #expect(session.violations == [])
        #expect(session.value(at: "/data/elder_name") == "农桂香")
        #expect(session.value(at: "/data/amount") == "50")
        #expect(session.value(at: "/data/start_month") == "2026-12")
        let xml = session.submissionXML()
        #expect(xml.contains("<card_number>459999194103080025</card_number>"))
        #expect(xml.contains("<instanceID>uuid:00000000-0000-4000-8000-000000000001</instanceID>"))
        #expect(!xml.contains("<principal>"))
        #expect(!xml.contains("<under_age_note"))
        #expect(!xml.contains("<bank_no"))
    }

    @Test(
        "What the card knows is shown and not to be changed",
        arguments: ["name", "number", "birth", "address"])
    func cardIsReadOnly(field: String) throws {
        var session = try ElderAllowanceForm.session()
        let question = try #require(session.question(at: "/data/applicant/card_\(field)"))
        #expect(question.isReadOnly)
        #expect(!question.value.isEmpty)
        #expect(throws: AnswerFault.readOnly(question.ref)) { try session.answer(question.ref, "x") }
    }

    @Test(
        "A family member or helper gives the elder's name and number, which decide",
        arguments: ["family", "helper"])
    func forAnother(target: String) throws {
        var session = try ElderAllowanceForm.session(card: ElderAllowanceForm.helperCard)
        try session.answer("/data/who/target", target)
        #expect(session.value(at: "/data/eligible") == "")
        #expect(!session.isRelevant("/data/contact/phone"))
        for (ref, value) in ElderAllowanceForm.principal { try session.answer(ref, value) }
        #expect(session.value(at: "/data/elder_birth") == "1941-03-08")
        #expect(session.value(at: "/data/eligible") == "yes")
        for (ref, value) in ElderAllowanceForm.rest { try session.answer(ref, value) }
        #expect(session.violations == [])
        #expect(session.submissionXML().contains("<principal_name>农桂香</principal_name>"))
    }

    @Test("Coming back from someone else to oneself leaves the other's data out of the record")
    func changeOfMind() throws {
        var session = try ElderAllowanceForm.session()
        try session.answer("/data/who/target", "family")
        try session.answer("/data/who/principal/principal_name", "覃世才")
        try session.answer("/data/who/target", "self")
        for (ref, value) in ElderAllowanceForm.rest { try session.answer(ref, value) }
        #expect(session.violations == [])
        #expect(!session.submissionXML().contains("覃世才"))
    }

    @Test(
        "Eighty on the 1st of next month is old enough, a day later is not",
        arguments: [
            ("1946-11-30", true), ("1946-12-01", true), ("1946-12-02", false), ("1946-12-31", false),
            ("1947-01-01", false), ("1936-12-01", true),
        ])
    func border(birth: String, isEligible: Bool) throws {
        var session = try ElderAllowanceForm.session(card: ElderAllowanceForm.card(birth: birth))
        try session.answer("/data/who/target", "self")
        #expect(session.value(at: "/data/eligible") == (isEligible ? "yes" : "no"))
        #expect(session.isRelevant("/data/contact/phone") == isEligible)
        #expect(session.isRelevant("/data/eligibility/under_age_note") == !isEligible)
    }

    @Test(
        "The border moves with the year's end and copes with 29 February",
        arguments: [
            ("1947-01-01", "2026-12-31", true), ("1947-01-02", "2026-12-31", false),
            ("1948-02-29", "2028-02-01", true), ("1948-02-29", "2028-01-31", false),
            ("1948-02-29", "2028-01-01", false),
        ])
    func calendar(birth: String, today: String, isEligible: Bool) throws {
        var session = try ElderAllowanceForm.session(
            card: ElderAllowanceForm.card(birth: birth), today: today)
        try session.answer("/data/who/target", "self")
        #expect(session.value(at: "/data/eligible") == (isEligible ? "yes" : "no"))
    }

    @Test("Someone under eighty is told the day and cannot submit, whatever they choose")
    func underAge() throws {
        let card = ElderAllowanceForm.card(name: "覃世才", birth: "1949-06-12", number: "459999194906120019")
        var session = try ElderAllowanceForm.session(card: card)
        try session.answer("/data/who/target", "self")
        let shown = session.questions.map(\.ref)
        #expect(shown.suffix(2) == ["/data/eligibility/under_age_note", "/data/eligibility/under_age_end"])
        let note = try #require(session.question(at: "/data/eligibility/under_age_note"))
        #expect(note.control == .note)
        #expect(note.label.contains("覃世才") && note.label.contains("2029年6月12日"))
        #expect(session.violations.map(\.kind) == [.required])
        try session.answer("/data/eligibility/under_age_end", "end")
        #expect(session.violations.map(\.kind) == [.constraint])
        #expect(session.violations[0].message.contains("2029年6月12日"))
        #expect(throws: AnswerFault.notRelevant("/data/contact/phone")) {
            try session.answer("/data/contact/phone", "13800000000")
        }
    }

    @Test(
        "The sample amount follows the age band",
        arguments: [
            ("1946-12-01", "50"), ("1936-12-02", "50"), ("1936-12-01", "100"), ("1926-12-02", "100"),
            ("1926-12-01", "300"),
        ])
    func bands(birth: String, amount: String) throws {
        var session = try ElderAllowanceForm.session(card: ElderAllowanceForm.card(birth: birth))
        try session.answer("/data/who/target", "self")
        #expect(session.value(at: "/data/amount") == amount)
    }

    @Test("Labels hold the elder's name; languages without a text fall back to Chinese")
    func languages() throws {
        var session = try ElderAllowanceForm.session()
        try session.answer("/data/who/target", "self")
        let note = "/data/eligibility/eligible_note"
        #expect(session.question(at: note)?.label.hasPrefix("农桂香 到下个月1日满 85 周岁") == true)
        session.language = "en"
        #expect(session.question(at: note)?.label.hasPrefix("农桂香 will be 85") == true)
        session.language = "za"
        #expect(session.question(at: note)?.label.hasPrefix("农桂香 到下个月1日满 85 周岁") == true)
        #expect(session.question(at: "/data/payment/other_benefit")?.choices.last?.label == "Mbouj miz")
        #expect(session.question(at: "/data/payment/other_benefit")?.choices.first?.label == "最低生活保障")
    }

    @Test("Chinese and English are complete: every question and choice differs between them")
    func completeness() throws {
        var session = try ElderAllowanceForm.completed()
        let chinese = session.questions
        session.language = "en"
        for (zh, en) in zip(chinese, session.questions) {
            #expect(!zh.label.isEmpty && zh.label != en.label, "\(zh.ref)")
            for (left, right) in zip(zh.choices, en.choices) {
                #expect(left.label != right.label, "\(zh.ref)")
            }
        }
    }

    @Test("The steps have names, so that the front can count them")
    func steps() throws {
        let session = try ElderAllowanceForm.completed()
        let steps = session.questions.compactMap(\.groupLabels.first).reduce(into: [String]()) {
            if $0.last != $1 { $0.append($1) }
        }
        #expect(steps == ["刷卡人", "为谁办", "资格", "联系方式", "居住情况", "发放账户", "材料", "承诺"])
    }

    @Test("The review reads choices and dates as words")
    func review() throws {
        var session = try ElderAllowanceForm.completed()
        try session.answer("/data/payment/other_benefit", "veteran subsistence")
        #expect(session.displayText(of: "/data/payment/other_benefit") == "优抚、最低生活保障")
        #expect(session.displayText(of: "/data/applicant/card_birth") == "1941年3月8日")
        session.language = "en"
        #expect(session.displayText(of: "/data/living/live_with") == "With husband or wife")
    }

    @Test("The county, with the same engine, agrees with what the booth submits and with nothing else")
    func county() throws {
        let session = try ElderAllowanceForm.completed()
        let form = try ElderAllowanceForm.form.get()
        let context = try FormFixture.context()
        let xml = session.submissionXML()
        #expect(FormSession.check(form: form, submissionXML: xml, context: context) == [])
        func kinds(_ from: String, _ to: String) -> [Violation.Kind] {
            let changed = xml.replacing(from, with: to)
            #expect(changed != xml)
            return FormSession.check(form: form, submissionXML: changed, context: context).map(\.kind)
        }
        #expect(kinds("<amount>50</amount>", "<amount>300</amount>") == [.calculation])
        #expect(kinds("<phone>13800000000</phone>", "<phone>1380000000</phone>").contains(.constraint))
        #expect(kinds("<sms_ok>yes</sms_ok>", "<sms_ok>maybe</sms_ok>") == [.choice])
        #expect(kinds("<sms_ok>yes</sms_ok>", "<sms_ok/>") == [.required])
        #expect(kinds("<sms_ok>yes</sms_ok>", "<sms_ok>yes</sms_ok><extra>1</extra>") == [.structure])
        #expect(kinds("version=\"2026112701\"", "version=\"2\"") == [.structure])
        #expect(kinds("<card_birth>1941", "<card_birth>1961").contains(.relevance))
        #expect(
            kinds("<bank_use>social_card</bank_use>", "<bank_use>social_card</bank_use><bank_no>1</bank_no>")
                .contains(.relevance))
    }
}
