import CountyAPI
import Foundation
import Testing

@testable import Gateway

@Suite("Bodies and problems")
struct BodyTests {
    @Test("A gzipped batch is taken, and a long answer comes back gzipped where that is accepted")
    func gzip() async throws {
        try await withGateway { gateway in
            var booth = try await gateway.booth()
            let batch = BatchRequest(envelopes: [try booth.nextSubmission(), try booth.nextSubmission()])
            let body = try Deflate.compress(CanonicalJSON.encode(batch), .gzip)
            let path = "/v1/booths/\(booth.id)/batches"
            let plain = try await booth.line.call(
                "POST", path, body, headers: ["content-encoding": "gzip"])
            #expect(plain.status == 200 && plain.headers["content-encoding"] == nil)
            let zipped = try await booth.line.call(
                "POST", path, body, headers: ["content-encoding": "gzip", "accept-encoding": "br, gzip"])
            #expect(zipped.headers["content-encoding"] == "gzip")
            #expect(try Deflate.inflate(zipped.body, .gzip, limit: 1 << 20) == plain.body)
        }
    }

    @Test("What cannot be a request is a problem that names the matter, and nothing is stored")
    func problems() async throws {
        try await withGateway { gateway in
            let booth = try await gateway.booth()
            let path = "/v1/booths/\(booth.id)/batches"
            let bomb = try Deflate.compress(Data(repeating: 0, count: 8 << 20), .gzip)
            #expect(bomb.count < 1 << 20)
            let cases: [(body: Data, headers: [String: String], status: Int, code: String)] = [
                (Data("[".utf8), [:], 400, "bad-request"),
                (Data(#"{"envelope":[]}"#.utf8), [:], 400, "bad-request"),
                (Data(repeating: 32, count: 1 << 20 + 1), [:], 413, "too-large"),
                (bomb, ["content-encoding": "gzip"], 413, "too-large"),
                (Data("no gzip".utf8), ["content-encoding": "gzip"], 400, "bad-request"),
                (Data("{}".utf8), ["content-encoding": "br"], 415, "content-coding"),
            ]
            for wrong in cases {
                let answer = try await booth.line.call("POST", path, wrong.body, headers: wrong.headers)
                let problem = try answer.problem
                #expect(answer.status == wrong.status && problem.status == wrong.status)
                #expect(problem.code == wrong.code && problem.retry == .afterFix)
            }
            #expect(try await gateway.mailbox.figures().envelopes == 0)
        }
    }

    @Test("An unknown path is a problem too, for whoever asks")
    func unknownPath() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.anonymousLine().call("GET", "/v2/anything")
            #expect(answer.status == 404)
            #expect(try answer.problem.code == "not-found")
        }
    }

    @Test("When the mailbox cannot store, the booth hears 'later' and nothing is lost or half stored")
    func storageFailure() async throws {
        try await withGateway { gateway in
            var booth = try await gateway.booth()
            let envelope = try booth.nextSubmission()
            try await gateway.mailbox.pool.write {
                try $0.execute(sql: "ALTER TABLE envelope RENAME TO away")
            }
            let answer = try await booth.line.post(
                "/v1/booths/\(booth.id)/batches", BatchRequest(envelopes: [envelope]))
            #expect(answer.status == 503 && answer.headers["retry-after"] == "30")
            #expect(try answer.problem.code == "storage" && answer.problem.retry == .later)
            try await gateway.mailbox.pool.write {
                try $0.execute(sql: "ALTER TABLE away RENAME TO envelope")
            }
            #expect(try await booth.send([envelope])[0].proof != nil)
        }
    }
}
