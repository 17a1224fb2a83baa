import CountyRig
import Glibc
import Testing

extension WholeWay {
    @Suite("What the wire costs")
    struct WireCost {
        @Test(
            "A batch of fifty submissions costs at most 1,700 bytes each, TLS and headers included (the goal is 400)"
        )
        func fifty() throws {
            let county = try CountyRig()
            defer { county.end() }
            _ = try county.makeFirstCase()
            county.kill(.sync)
            county.kill(.job)
            let applicants = try Applicants(county)
            for _ in 0..<50 { try applicants.confirm() }
            let road = try RoughRoad(to: county.gatewayPort, roughness: 0)
            defer { road.close() }
            county.road = road
            try county.start(.sync)
            try county.waitUntilStored(51)
            let bytes = road.bytes
            #expect(bytes.there < 50 * 1700, "\(bytes.there / 50) bytes each")
            #expect(bytes.back < 50 * 600, "\(bytes.back / 50) bytes each")
        }
    }
}
