import CountyAPI
import Foundation
import Testing

@testable import Gateway

@Suite("Health and metrics")
struct MetricsTests {
    @Test("Health is good while the mailbox can be read, and 503 when it cannot")
    func health() async throws {
        try await withGateway { gateway in
            let line = try gateway.anonymousLine()
            #expect(try await line.call("GET", "/healthz").status == 200)
            try await gateway.mailbox.pool.write { try $0.execute(sql: "DROP TABLE message") }
            #expect(try await line.call("GET", "/healthz").status == 503)
        }
    }

    @Test("Metrics count requests and envelopes, show holes and the county's lag, and name no booth")
    func figures() async throws {
        try await withGateway { gateway in
            var booth = try await gateway.booth()
            let first = try booth.nextSubmission()
            let third = try booth.nextSubmission(skipping: 1)
            let results = try await booth.send([first, third, first])
            #expect(results.count == 3)
            let line = try gateway.countyLine()
            let page: EnvelopesPage = try await line.call("GET", "/v1/county/envelopes?limit=1").decode()
            _ = try await line.call("GET", "/v1/county/envelopes?after=\(page.envelopes[0].cursor)")
            let text = String(decoding: try await line.call("GET", "/metrics").body, as: UTF8.self)
            for sample in [
                "ting_gateway_envelopes_total{result=\"receipted\"} 3", "ting_gateway_envelopes 2",
                "ting_gateway_sequence_missing 1", "ting_gateway_chain_broken 0",
                "ting_gateway_county_lag 1", "ting_gateway_booths 1",
                "ting_gateway_requests_total{endpoint=\"/v1/booths/{booth}/batches\",status=\"200\"} 1",
            ] {
                #expect(text.contains(sample + "\n"), "\(sample) is missing in \(text)")
            }
            #expect(!text.contains("shuikou"))
        }
    }
}
