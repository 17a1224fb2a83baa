import Forms

/// The clock and the randomness of all fuzzing: always the same, so that a finding can be played again.
enum FixedWorld {
    /// 2026-11-23 09:30 in China.
    static let context = FormContext(
        nowMilliseconds: 1_795_397_400_000, uuid: { "00000000-0000-4000-8000-000000000001" },
        random: { 0.25 })

    /// A session of a form that is known to be sound; nil if it is not, which is itself a finding.
    static func session(_ xml: String) -> FormSession? {
        guard let context, let form = try? FormDefinition(xml: Array(xml.utf8)) else { return nil }
        return try? FormSession(form: form, context: context)
    }
}
