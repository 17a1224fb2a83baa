import CountyRig
import Foundation
import Testing

extension WholeWay {
    @Suite("Under load")
    struct Torture {
        /// How often each program is killed: 20 times, or as often as `make torture` says.
        private static let kills = Int(ProcessInfo.processInfo.environment["TING_TORTURE"] ?? "") ?? 20

        @Test(
            """
            While people hand in, over a road that cuts, garbles and delays, kiosk-sync, gateway and county job are killed at \
            random moments: every submission is one case, and none is missing
            """)
        func kills() throws {
            let county = try CountyRig()
            defer { county.end() }
            let first = try county.makeFirstCase()

            let applicants = try Applicants(county)
            let road = try RoughRoad(to: county.gatewayPort, roughness: 0.1)
            defer { road.close() }
            county.kill(.sync)
            county.road = road
            try county.start(.sync)
            var victims = CountyRig.Part.allCases.flatMap { Array(repeating: $0, count: Self.kills) }
                .shuffled()
            while let victim = victims.popLast() {
                for _ in 0..<Int.random(in: 0...3) { try applicants.confirm() }
                usleep(UInt32.random(in: 0...400_000))
                county.kill(victim)
                try county.start(victim)
            }
            let mishaps = road.mishaps
            road.set(roughness: 0)
            // What was killed last begins anew with short pauses; the others may be in a long one.
            for part in [CountyRig.Part.job, .sync] {
                county.kill(part)
                try county.start(part)
            }
            let expected = applicants.numbers.union([first.filter(\.isNumber)])
            try county.waitUntilStored(expected.count, seconds: 300)
            try county.waitForCases(expected.count, seconds: 300)
            let cases = try county.cases()
            #expect(cases.count == expected.count)
            #expect(Set(cases.map(\.receiptNumber)) == expected)
            #expect(Set(cases.map(\.sequence)) == Set(1...expected.count))
            #expect(Set(cases.map(\.acceptanceNumber)).count == expected.count)
            #expect(try applicants.verify() == expected.count)
            #expect(mishaps > Self.kills)
            print(
                "\(expected.count) submissions, \(3 * Self.kills) kills, \(mishaps) mishaps on the road: 0 lost, 0 double"
            )
        }
    }
}
