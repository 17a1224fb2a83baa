import Forms
import Testing

@Suite("What calculations are stored as")
struct TypedCalculationTests {
    /// 2026-11-24 02:00 in China, which is still the 23rd in UTC.
    private static let night: Int64 = 1_795_456_800_000

    @Test(
        "Days and moments become each other on the booth's own clock",
        arguments: [
            ("dateTime", "today() + 1", "2026-11-25T00:00:00.000+08:00"), ("date", "now() + 1", "2026-11-25"),
            ("date", "now()", "2026-11-24"), ("dateTime", "today()", "2026-11-24T00:00:00.000+08:00"),
            ("date", "today() - 1", "2026-11-23"), ("date", "''", ""), ("date", "1 div 0", ""),
            ("date", "'no day'", "no day"), ("int", "7 div 2", "3"), ("int", "1 div 0", ""),
            ("decimal", "7 div 2", "3.5"), ("string", "7 div 2", "3.5"), ("string", "1 = 1", "true"),
        ])
    func typed(type: String, expression: String, stored: String) throws {
        let form = try FormFixture.form(
            "<a/>", binds: "<bind nodeset=\"/data/a\" type=\"\(type)\" calculate=\"\(expression)\"/>")
        let session = try FormSession(
            form: form, context: try FormFixture.context(today: "2026-11-24", nowMilliseconds: Self.night))
        #expect(session.value(at: "/data/a") == stored)
    }

    @Test("A field that reads a group it lies in depends on itself")
    func cycle() {
        let problems = FormFixture.problems(
            "<a/>", binds: "<bind nodeset=\"/data/a\" calculate=\"normalize-space(/data)\"/>")
        #expect(problems.map(\.code) == ["cycle"])
        #expect(
            FormFixture.problems(
                "<a/>", binds: "<bind nodeset=\"/data/a\" calculate=\"concat(name(..), position(..))\"/>")
                == [])
    }

    @Test("What a booth does in its own way is told to the form's writer")
    func leftOut() throws {
        let form = try FormFixture.form(
            "<a/><meta><audit/></meta>", binds: "<submission base64RsaPublicKey=\"x\"/>")
        #expect(Set(form.warnings.map(\.code)) == ["submission-left-out", "audit-left-out"])
    }
}
