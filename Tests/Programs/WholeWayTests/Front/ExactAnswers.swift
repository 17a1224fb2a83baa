import CountyRig
import Testing

extension LedgerCase {
    /// Expects the case to hold exactly the answers of the tests' application.
    func expectExactAnswers() {
        var answers = RecordAnswers.read(answersXML)
        // What the form itself works out from day and age is the form tests' to check.
        for name in Self.calculated { #expect(answers.removeValue(forKey: name) != nil, "\(name)") }
        #expect(answers == Application.answers)
    }

    private static let calculated = [
        "elder_name", "elder_birth", "first_of_next_month", "elder_age", "birthday_80", "birthday_80_zh",
        "eligible", "amount", "start_month", "start_month_zh", "meta/instanceID",
    ]
}
