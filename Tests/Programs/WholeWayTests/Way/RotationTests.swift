import CountyAPI
import CountyRig
import Domain
import Gateway
import Testing

extension WholeWay {
    @Suite("With a new key to seal to")
    struct Rotation {
        @Test(
            """
            What was confirmed before the rotation and what is confirmed after it is sealed to two keys, and both become cases
            """)
        func rotation() async throws {
            let county = try CountyRig()
            defer { county.end() }
            let front = try Front(county)
            try front.begin(card: Application.card)
            _ = try front.apply(Application.replies())
            try front.leave()

            _ = try county.run("county-sync", ["keys", "rotate"]).success()
            try county.start(.gateway)
            _ = try county.run("county-sync", ["publish", BuiltProgram.configuration + "/catalogue"])
                .success()
            _ = try county.run("kiosk-sync", ["--once"]).success()
            try front.begin(card: Application.card)
            _ = try front.apply(Application.replies())
            front.kill()
            try county.start(.job, .sync)
            try county.waitUntilStored(2)
            try county.waitForCases(2)
            for part in CountyRig.Part.allCases { county.kill(part) }
            let mailbox = try SQLiteMailbox(
                path: county.gatewayFolder + "/mailbox.sqlite", openedAt: Instant(milliseconds: 0))
            let posted = try await mailbox.envelopes(after: 0, limit: 100, bytes: 16 << 20).envelopes
            let keys = try posted.map { try $0.envelope.uncheckedHeader() }.filter { $0.kind == .submission }
            #expect(Set(keys.map(\.recipientKeyID)).count == 2)
        }
    }
}
