import CountyAPI
import Crypto
import Domain
import Foundation
import Testing
import X509

@testable import Gateway

@Suite("Enrolling a booth")
struct EnrolmentTests {
    @Test("A code gives the booth its certificate, and what to trust of the county")
    func enrolment() async throws {
        try await withGateway { gateway in
            let id = try #require(BoothID("shuikou-01"))
            let booth = try TestBooth(id: id, county: gateway.county.trust.sealingKey, clock: gateway.clock)
            let code = try await gateway.code(for: id, number: 423)
            let answer = try await gateway.anonymousLine()
                .post("/v1/enrolments", booth.enrolmentRequest(code: code))
            #expect(answer.status == 201)
            let response: EnrolmentResponse = try answer.decode()
            #expect(response.booth == id && response.boothCode == 423 && response.boothName == "样例亭")
            #expect(response.trust == gateway.county.trust)
            let certificate = try Certificate(pemEncoded: response.certificate)
            let names = try #require(try certificate.extensions.subjectAlternativeNames)
            #expect(Array(names) == [.uniformResourceIdentifier("urn:ting:booth:shuikou-01")])
            #expect(certificate.publicKey == .init(booth.transport.publicKey))
            #expect(!String(describing: certificate.subject).contains("anything"))
        }
    }

    @Test("The same request with the same code gets the same answer, whose first copy may have been lost")
    func lostAnswer() async throws {
        try await withGateway { gateway in
            let id = try #require(BoothID("shuikou-01"))
            let booth = try TestBooth(id: id, county: gateway.county.trust.sealingKey, clock: gateway.clock)
            let request = try booth.enrolmentRequest(code: try await gateway.code(for: id, number: 423))
            let line = try gateway.anonymousLine()
            let first = try await line.post("/v1/enrolments", request)
            gateway.clock.advance(hours: 47)
            let second = try await line.post("/v1/enrolments", request)
            #expect(first.body == second.body && second.status == 201)
            gateway.clock.advance(hours: 2)
            let third = try await line.post("/v1/enrolments", request)
            #expect(try third.problem.code == "enrolment-code-expired")
        }
    }

    @Test("A code is used once: another request with it is refused, many at once enrol one")
    func once() async throws {
        try await withGateway { gateway in
            let id = try #require(BoothID("shuikou-01"))
            let code = try await gateway.code(for: id, number: 423)
            let line = try gateway.anonymousLine()
            let requests = try (0..<8).map { _ in
                try TestBooth(id: id, county: gateway.county.trust.sealingKey, clock: gateway.clock)
                    .enrolmentRequest(code: code)
            }
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for request in requests {
                    group.addTask { try await line.post("/v1/enrolments", request).status }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(statuses.sorted() == [201] + Array(repeating: 403, count: 7))
            #expect(try await gateway.mailbox.booths().count == 1)
        }
    }

    static let wrong: [(change: String, status: Int, code: String)] = [
        ("unknown", 403, "enrolment-code"), ("shape", 403, "enrolment-code"),
        ("expired", 403, "enrolment-code-expired"), ("request", 400, "bad-request"),
        ("body", 400, "bad-request"),
    ]

    @Test("What is wrong with an enrolment is said", arguments: wrong)
    func refusals(wrong: (change: String, status: Int, code: String)) async throws {
        try await withGateway { gateway in
            let id = try #require(BoothID("shuikou-01"))
            let booth = try TestBooth(id: id, county: gateway.county.trust.sealingKey, clock: gateway.clock)
            var request = try booth.enrolmentRequest(
                code: try await gateway.code(for: id, number: 423, hours: 1))
            switch wrong.change {
            case "unknown": request.code = "0000-0000-0000"
            case "shape": request.code = "12"
            case "expired": gateway.clock.advance(hours: 2)
            case "request": request.certificateRequest = "no PEM"
            default: break
            }
            let line = try gateway.anonymousLine()
            let answer =
                wrong.change == "body"
                ? try await line.call("POST", "/v1/enrolments", Data("{}".utf8))
                : try await line.post("/v1/enrolments", request)
            let problem = try answer.problem
            #expect(answer.status == wrong.status && problem.code == wrong.code)
            #expect(problem.retry == .afterFix)
            #expect(try await gateway.mailbox.booths().isEmpty)
        }
    }

    @Test("A request that was refused does not use the code up")
    func refusedRequestKeepsCode() async throws {
        try await withGateway { gateway in
            let id = try #require(BoothID("shuikou-01"))
            var booth = try TestBooth(id: id, county: gateway.county.trust.sealingKey, clock: gateway.clock)
            let code = try await gateway.code(for: id, number: 423)
            var broken = try booth.enrolmentRequest(code: code)
            broken.certificateRequest = "no PEM"
            #expect(try await gateway.anonymousLine().post("/v1/enrolments", broken).status == 400)
            try await booth.enrol(at: gateway, code: code)
        }
    }

    @Test("Two booths cannot have one number, for their receipt numbers would be the same")
    func numberTaken() async throws {
        try await withGateway { gateway in
            _ = try await gateway.booth("shuikou-01", number: 423)
            let other = try #require(BoothID("other-02"))
            await #expect(throws: BoothCodeTaken.self) {
                _ = try await gateway.code(for: other, number: 423)
            }
            _ = try await gateway.code(for: other, number: 424)
            let third = try #require(BoothID("third-03"))
            await #expect(throws: BoothCodeTaken.self) {
                _ = try await gateway.code(for: third, number: 424)
            }
        }
    }

    @Test("After enrolling again the old certificate is void, and envelopes signed before are still taken")
    func again() async throws {
        try await withGateway { gateway in
            var old = try await gateway.booth()
            let envelope = try old.nextSubmission()
            let new = try await gateway.booth()
            let answer = try await old.line.post(
                "/v1/booths/\(old.id)/batches", BatchRequest(envelopes: [envelope]))
            #expect(try answer.problem.code == "superseded-certificate")
            #expect(try await new.send([envelope])[0].proof != nil)
        }
    }

    @Test("Codes are read as people type them")
    func typing() throws {
        var source = SystemRandomNumberGenerator()
        let code = OneTimeCode(from: &source)
        #expect(code.text.count == 14)
        #expect(OneTimeCode(typed: code.text.lowercased()) == code)
        #expect(OneTimeCode(typed: code.text.replacing("-", with: " ")) == code)
        #expect(OneTimeCode(typed: "oIl0-AAAA-BBBB") == OneTimeCode(typed: "0110AAAABBBB"))
        #expect(OneTimeCode(typed: "UUUU-AAAA-BBBB") == nil)
        #expect(OneTimeCode(typed: "0000-AAAA-BBB") == nil)
    }
}
