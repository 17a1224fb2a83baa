import Forms

// How loading and answering grow with a form's size; `Benchmarks/run` prints this beside the other tables.

/// What one size of form took.
struct Figures {
    let questions: Int
    /// Milliseconds from bytes to a session that can be answered.
    let load: Double
    /// Microseconds from an answer to a record that is stable again.
    let median: Double
    let p99: Double
    /// Microseconds to tell all questions as they stand, as the front does after an answer.
    let walk: Double
}

func context() -> FormContext? {
    FormContext(nowMilliseconds: 1_795_397_400_000, uuid: { "00000000-0000-4000-8000-000000000001" })
}

func figures(_ questions: Int, answers: Int = 2_000) throws -> Figures? {
    let form = GrowingForm(questions: questions)
    guard let context = context() else { return nil }
    var loads: [UInt64] = []
    var session: FormSession?
    for _ in 0..<(questions > 10_000 ? 3 : 7) {
        loads.append(
            try nanoseconds {
                session = try FormSession(form: try FormDefinition(xml: form.xml), context: context)
            })
    }
    guard var session else { return nil }
    var times: [UInt64] = []
    // A fixed stride through the whole form; the first round warms caches and is not counted.
    for step in 0..<(answers + 200) {
        let reference = form.answerable[(step * 7_919) % form.answerable.count]
        let time = try nanoseconds { try session.answer(reference, String(step % 9 + 1)) }
        if step >= 200 { times.append(time) }
    }
    let walks = (0..<5).map { _ in nanoseconds { _ = session.steps.count } }
    return Figures(
        questions: questions, load: loads.quantile(0.5) / 1_000_000, median: times.quantile(0.5) / 1_000,
        p99: times.quantile(0.99) / 1_000, walk: walks.quantile(0.5) / 1_000)
}

print(
    "| questions | load ms | answer to stable, median us | p99 us | p99, times that at 500 | all pages told, us |"
)
print(
    "|-----------|---------|-----------------------------|--------|------------------------|--------------------|"
)
var first: Double?
for size in [500, 600, 5_000, 50_000] {
    guard let figures = try figures(size) else { continue }
    if first == nil { first = figures.p99 }
    let factor = figures.p99 / max(first ?? 1, 0.001)
    print(
        "| \(figures.questions) | \(decimals(figures.load)) | \(decimals(figures.median)) | \(decimals(figures.p99)) | "
            + "\(decimals(factor)) | \(decimals(figures.walk)) |")
}
