import ArgumentParser
import CountyAPI
import Gateway
import ProgramFoundation

struct BoothsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booths", abstract: "List the booths and what has arrived of their sequence.")

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        try await ProgramRun.perform(GatewayParts.program, json: json) {
            let booths = try await GatewayParts(options).mailbox().booths()
            if json {
                print(String(decoding: try CanonicalJSON.encode(booths), as: UTF8.self))
                return
            }
            if booths.isEmpty { print("No booth has enrolled yet.") }
            for booth in booths { print(line(booth)) }
        }
    }

    private func line(_ booth: RegisteredBooth) -> String {
        let number = String(repeating: "0", count: max(0, 4 - String(booth.code).count)) + String(booth.code)
        var facts = ["\(booth.id)", number, booth.name, "enrolled \(booth.enrolledAt)"]
        facts.append("sequence up to \(booth.track.highest)")
        if !booth.track.holes.isEmpty {
            let runs = booth.track.holes.map {
                $0.first == $0.last ? "\($0.first)" : "\($0.first)–\($0.last)"
            }
            facts.append("missing \(runs.joined(separator: " "))")
        }
        if !booth.track.brokenLinks.isEmpty {
            facts.append("chain broken at \(booth.track.brokenLinks.map(String.init).joined(separator: " "))")
        }
        if let revokedAt = booth.revokedAt { facts.append("REVOKED \(revokedAt)") }
        return facts.joined(separator: "  ")
    }
}
