/// Looks again and again until the condition holds; throws after a minute, with the log.
func waitUntil(
    _ what: String, isolation: isolated (any Actor)? = #isolation, log: () -> String,
    _ condition: () async throws -> Bool
) async throws {
    for _ in 0..<3_000 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(20))
    }
    throw RigError.waitedInVain(for: what, log: log())
}
