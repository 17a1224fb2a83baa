import Foundation
import Testing

@Suite("The booth's account")
struct AccountTests {
    @Test("It has no shell, and may use screen and reader")
    func account() throws {
        let folder = try TemporaryFolder()
        try folder.file("etc/passwd", "")
        try folder.file("etc/group", "video:x:44:\ndialout:x:20:\n")
        let file = Repository.file("systemd/sysusers.d/ting.conf").path
        let answer = try Command(
            "systemd-sysusers", package: "systemd", ["--root=\(folder.path)", "--dry-run", file]
        )
        .run(in: folder)
        #expect(answer.status == 0, "\(answer.errors)")
        #expect((answer.errors + answer.output).contains("user 'ting'"))
        let lines = try Repository.text("systemd/sysusers.d/ting.conf").split(separator: "\n")
        #expect(lines.contains("m ting video"))
        #expect(lines.contains("m ting dialout"))
        #expect(lines.filter { $0.hasPrefix("u ") }.allSatisfy { !$0.contains("/bin/") })
    }

    @Test("The accounts that units name are made")
    func users() throws {
        let made = try Repository.text("systemd/sysusers.d/ting.conf")
        for unit in UnitFile.all {
            for user in unit.values("User") { #expect(made.contains("u \(user) "), "\(unit.name): \(user)") }
            #expect(unit.values("User").count + unit.values("DynamicUser").count == 1, "\(unit.name)")
        }
    }
}
