import CountyAPI
import Foundation
import NIOSSL
import Testing

@testable import Gateway

@Suite("Who may call what")
struct AccessTests {
    @Test("Every path but the open ones refuses a caller without a certificate", arguments: Endpoint.allCases)
    func anonymous(endpoint: Endpoint) async throws {
        try await withGateway { gateway in
            let path = endpoint.path.replacing("{booth}", with: "shuikou-01")
                .replacing("{digest}", with: String(repeating: "0", count: 64))
            let answer = try await gateway.anonymousLine().call(endpoint.method.rawValue, path)
            if endpoint.audience == .anybody {
                #expect(answer.status != 401 && answer.status != 403)
            } else {
                #expect(answer.status == 401)
                if endpoint.method != .head { #expect(try answer.problem.code == "no-certificate") }
            }
        }
    }

    @Test("A booth reaches its own paths and the catalogue, no other booth's and none of the county's")
    func booth() async throws {
        try await withGateway { gateway in
            let booth = try await gateway.booth()
            let other = try await gateway.booth("other-02", number: 424)
            #expect(try await booth.line.call("GET", "/v1/booths/\(booth.id)/events").status == 200)
            #expect(try await booth.line.call("GET", "/v1/catalogue").problem.code == "no-catalogue")
            for path in ["/v1/booths/\(other.id)/events", "/v1/county/envelopes"] {
                let answer = try await booth.line.call("GET", path)
                #expect(answer.status == 403)
                #expect(try answer.problem.code == "other-identity")
            }
        }
    }

    @Test("The county reaches its own paths and the catalogue, and no booth's")
    func county() async throws {
        try await withGateway { gateway in
            let booth = try await gateway.booth()
            let line = try gateway.countyLine()
            #expect(try await line.call("GET", "/v1/county/envelopes").status == 200)
            #expect(try await line.call("GET", "/v1/catalogue").problem.code == "no-catalogue")
            #expect(try await line.call("GET", "/v1/booths/\(booth.id)/events").status == 403)
        }
    }

    @Test("A revoked booth is refused at once, with its connection open")
    func revoked() async throws {
        try await withGateway { gateway in
            var booth = try await gateway.booth()
            #expect(try await booth.send([try booth.nextSubmission()])[0].proof != nil)
            #expect(try await gateway.mailbox.revoke(booth.id, at: gateway.clock.now))
            let answer = try await booth.line.post(
                "/v1/booths/\(booth.id)/batches", BatchRequest(envelopes: [try booth.nextSubmission()]))
            #expect(answer.status == 403)
            #expect(try answer.problem.code == "revoked")
            #expect(try await gateway.mailbox.figures().envelopes == 1)
        }
    }

    @Test("A certificate that another authority issued does not get through the handshake")
    func foreignAuthority() async throws {
        try await withGateway { gateway in
            try await withGateway { foreign in
                let booth = try await foreign.booth()
                let line = try Line(
                    url: gateway.url, authority: gateway.authority,
                    certificate: String(
                        contentsOfFile: foreign.folder + "/keys/county/tls.crt", encoding: .utf8),
                    key: String(contentsOfFile: foreign.folder + "/keys/county/tls.key", encoding: .utf8))
                await #expect(throws: (any Error).self) { _ = try await line.call("GET", "/healthz") }
                #expect(try await booth.line.call("GET", "/healthz").status == 200)
            }
        }
    }

    @Test("Nothing older than TLS 1.3 is spoken")
    func version() async throws {
        try await withGateway { gateway in
            let line = try Line(
                url: gateway.url, authority: gateway.authority, certificate: nil, key: nil,
                minimum: .tlsv12, maximum: .tlsv12)
            await #expect(throws: (any Error).self) { _ = try await line.call("GET", "/healthz") }
        }
    }

    @Test(
        "Without one of its keys the gateway does not start, and says which file",
        arguments: [
            "tls.key", "tls.crt", "ca.crt", "ca.key", "receipt-key", "receipt-certificate.json", "trust.json",
        ])
    func missingKey(file: String) async throws {
        try await withGateway { gateway in
            let keys = gateway.folder + "/keys/gateway"
            try FileManager.default.removeItem(atPath: keys + "/" + file)
            let fault = #expect(throws: GatewayFault.self) { _ = try GatewayKeys(directory: keys) }
            #expect(fault?.cause.contains(file) == true)
        }
    }

    @Test("A receipt key that the county has not certified is refused")
    func foreignReceiptKey() async throws {
        try await withGateway { gateway in
            let keys = gateway.folder + "/keys/gateway"
            try Data(SigningKey().rawRepresentation.base64EncodedString().utf8)
                .write(to: URL(fileURLWithPath: keys + "/receipt-key"))
            #expect(throws: GatewayFault.self) { _ = try GatewayKeys(directory: keys) }
        }
    }
}
