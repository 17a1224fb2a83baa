import CountyRig
import Foundation
import Testing

extension WholeWay {
    @Suite("With no network at all")
    struct Bundles {
        @Test(
            """
            A stick carries the booth's submissions to the gateway and the receipts back; each is one case, the stick may \
            come twice and the network too, and nothing on it can be read
            """)
        func stick() throws {
            let county = try CountyRig()
            defer { county.end() }
            let front = try Front(county)
            try front.begin(card: Application.card)
            let number = try front.apply(Application.replies())
            front.kill()
            let (out, back) = (county.folder + "/out.bundle", county.folder + "/back.bundle")
            let report = try county.run("kioskctl", ["queue", "export", out, "--json"]).success()
            #expect(report.contains("\"envelopes\":1"))
            let carried = String(decoding: try Data(contentsOf: URL(filePath: out)), as: UTF8.self)
            for secret in [Application.name, Application.number, Application.phone] {
                #expect(!carried.contains(secret))
            }
            #expect(
                try county.queue().map(\.state) == ["queued"], "nothing leaves the queue before the receipt")
            // A file is never written over.
            #expect(try county.run("kioskctl", ["queue", "export", out]).status != 0)

            #expect(
                try county.run("county-gateway", ["import", out, "--answers", back]).success().contains(
                    "1 envelopes"))
            for _ in 0..<2 {
                let taken = try county.run("kioskctl", ["queue", "import", back, "--json"]).success()
                #expect(taken.contains("\"receipts\":1") && taken.contains("\"unproven\":0"))
            }
            #expect(try county.queue().map(\.state) == ["stored"])

            // The same stick once more, and then the network is back.
            let again = county.folder + "/again.bundle"
            _ = try county.run("county-gateway", ["import", out, "--answers", again]).success()
            try county.start(.gateway, .job, .sync)
            try county.waitForCases(1)
            try county.waitUntilStored()
            let cases = try county.cases()
            #expect(cases.map { $0.receiptNumber.filter(\.isNumber) } == [number.filter(\.isNumber)])

            // A stick that was pulled out too early, and one that goes the wrong way round.
            let half = county.folder + "/half.bundle"
            try Data(carried.utf8.prefix(carried.utf8.count - 30)).write(to: URL(filePath: half))
            for (file, code) in [
                (half, "bundle-damaged"), (back, "bundle-kind"), (county.folder + "/none", "bundle-file"),
            ] {
                let refused = try county.run(
                    "county-gateway", ["import", file, "--answers", county.folder + "/no.bundle"])
                #expect(refused.status != 0 && refused.errors.contains(code), "\(refused.errors)")
                #expect(!FileManager.default.fileExists(atPath: county.folder + "/no.bundle"))
            }
            _ = try county.run("county-gateway", ["revoke", "rig-booth"]).success()
            let revoked = try county.run(
                "county-gateway", ["import", out, "--answers", county.folder + "/no.bundle"])
            #expect(revoked.errors.contains("booth-revoked"), "\(revoked.errors)")
        }
    }
}
