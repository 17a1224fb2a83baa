import BoothApp
import Domain
import Foundation
import TerminalUI
import Testing

@Suite("The thirteen services, key by key")
struct KeyScriptTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Scripts")

    /// All scripts, by the service's form.
    static let files: Result<[(form: String, scripts: [KeyScript])], any Error> = Result {
        try BundledCatalogue.items.get().map { item in
            let text = try String(
                contentsOf: folder.appendingPathComponent(item.formID + ".keys"), encoding: .utf8)
            return (item.formID, try KeyScript.scripts(in: text))
        }
    }

    @Test("Each service has its branches", .enabled(if: !KeyScriptWriter.isWanted))
    func complete() throws {
        let files = try Self.files.get()
        #expect(files.count == 13)
        for file in files { #expect(file.scripts.count >= 3, "\(file.form)") }
    }

    @Test(
        "With the keypad alone, and with a finger alone, each branch ends where it should",
        .enabled(if: !KeyScriptWriter.isWanted), arguments: [Hands.keycaps, .finger])
    func branches(hands: Hands) throws {
        for file in try Self.files.get() {
            for script in file.scripts {
                var stage = try Rehearsal.withCatalogue()
                do {
                    try stage.play(script, by: hands)
                } catch {
                    Issue.record("\(file.form), \(script.name): \(error)")
                    continue
                }
                #expect(stage.ending == script.expected, "\(file.form), \(script.name)")
                let isSubmission = script.expected == stage.say("receipt.title")
                #expect(stage.world.orders.count == (isSubmission ? 1 : 0), "\(file.form), \(script.name)")
            }
        }
    }

    @Test(
        "The scripts are written anew", .enabled(if: KeyScriptWriter.isWanted),
        arguments: try BundledCatalogue.items.get())
    func write(item: ServiceItem) throws {
        let text = try KeyScriptWriter(item: item).text()
        try text.write(
            to: Self.folder.appendingPathComponent(item.formID + ".keys"), atomically: true, encoding: .utf8)
    }
}
