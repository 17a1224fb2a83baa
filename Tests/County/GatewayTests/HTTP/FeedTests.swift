import CountyAPI
import CountyJob
import Domain
import Foundation
import Testing

@testable import Gateway

@Suite("The feeds")
struct FeedTests {
    private func event(_ number: Int, for booth: BoothID, by county: CountyKeys) throws
        -> OutgoingMessages.Addressed
    {
        let submission = UUID()
        let event = CaseEvent(
            submissionID: submission, ordinal: number, state: .accepted, at: Instant(milliseconds: 0))
        return .init(
            booth: booth,
            message: try DownwardMessage(id: UUID(), subject: submission, Signed(event, by: county.signing)))
    }

    private func waiting(_ gateway: RunningGateway, at desk: ArrivalBell.Desk) async {
        while await gateway.gateway.bell.waiting(at: desk) == 0 { await Task.yield() }
    }

    @Test("A booth pages through its messages and finds the county's signature on each")
    func paging() async throws {
        try await withGateway { gateway in
            let booth = try await gateway.booth()
            var sent: [OutgoingMessages.Addressed] = []
            for number in 1...3 { sent.append(try event(number, for: booth.id, by: gateway.county)) }
            let posted = try await gateway.countyLine()
                .post("/v1/county/messages", OutgoingMessages(messages: sent))
            #expect(posted.status == 204)
            let first: EventsPage = try await booth.line
                .call("GET", "/v1/booths/\(booth.id)/events?limit=2").decode()
            #expect(first.messages == sent.prefix(2).map(\.message) && first.hasMore)
            let second: EventsPage = try await booth.line
                .call("GET", "/v1/booths/\(booth.id)/events?after=\(first.next)&limit=2").decode()
            #expect(second.messages == [sent[2].message] && !second.hasMore)
            let opened = try second.messages[0].open(CaseEvent.self, by: gateway.county.trust.countyKey)
            #expect(opened.ordinal == 3)
        }
    }

    @Test("A waiting booth is woken by its message")
    func wakingBooth() async throws {
        try await withGateway { gateway in
            let booth = try await gateway.booth()
            let poll = Task {
                try await booth.line.call("GET", "/v1/booths/\(booth.id)/events?wait=60")
                    .decode(EventsPage.self)
            }
            await waiting(gateway, at: .booth(booth.id))
            let message = try event(1, for: booth.id, by: gateway.county)
            _ = try await gateway.countyLine()
                .post("/v1/county/messages", OutgoingMessages(messages: [message]))
            #expect(try await poll.value.messages == [message.message])
        }
    }

    @Test("The waiting county is woken by an envelope, with the booth's key and the time on the receipt")
    func wakingCounty() async throws {
        try await withGateway { gateway in
            var booth = try await gateway.booth()
            let line = try gateway.countyLine()
            let poll = Task {
                try await line.call("GET", "/v1/county/envelopes?after=0&wait=60").decode(EnvelopesPage.self)
            }
            await waiting(gateway, at: .county)
            let envelope = try booth.nextSubmission()
            _ = try await booth.send([envelope])
            let page = try await poll.value
            #expect(page.envelopes.map(\.envelope) == [envelope])
            #expect(page.envelopes[0].boothKey == booth.signing.verificationKey)
            #expect(page.envelopes[0].storedAt == gateway.clock.now)
        }
    }

    @Test("A wait that nothing ends gives an empty page and the same cursor")
    func emptyWait() async throws {
        try await withGateway(pause: { _ in }) { gateway in
            let booth = try await gateway.booth()
            let page: EventsPage = try await booth.line
                .call("GET", "/v1/booths/\(booth.id)/events?wait=60").decode()
            #expect(page.messages.isEmpty && !page.hasMore)
            let again: EventsPage = try await booth.line
                .call("GET", "/v1/booths/\(booth.id)/events?after=\(page.next)&wait=60").decode()
            #expect(again.next == page.next)
        }
    }

    @Test("The gateway's end ends the waits, and the program ends")
    func shutdown() async throws {
        let answers = AsyncStream<Int>.makeStream()
        try await withGateway { gateway in
            let booth = try await gateway.booth()
            let line = try booth.line
            Task {
                let answer = try? await line.call("GET", "/v1/booths/\(booth.id)/events?wait=60")
                answers.continuation.yield(answer?.status ?? 0)
            }
            await waiting(gateway, at: .booth(booth.id))
        }
        var iterator = answers.stream.makeAsyncIterator()
        #expect(await iterator.next() == 200)
    }

    static let queries = [
        ("after=zzzzzzzzzz", 410, "dead-cursor"), ("limit=0", 400, "bad-request"),
        ("limit=501", 400, "bad-request"), ("wait=601", 400, "bad-request"), ("wait=x", 400, "bad-request"),
    ]

    @Test("A wrong query or cursor is a problem that says what to do", arguments: queries)
    func wrongQueries(query: String, status: Int, code: String) async throws {
        try await withGateway { gateway in
            let booth = try await gateway.booth()
            let answer = try await booth.line.call("GET", "/v1/booths/\(booth.id)/events?\(query)")
            #expect(answer.status == status)
            #expect(try answer.problem.code == code)
        }
    }

    @Test("A county cursor from a later mailbox is refused, so that the county starts again")
    func countyCursor() async throws {
        try await withGateway { gateway in
            let line = try gateway.countyLine()
            for cursor in ["9007199254740991", "x"] {
                let answer = try await line.call("GET", "/v1/county/envelopes?after=\(cursor)")
                #expect(try answer.problem.code == "dead-cursor" && answer.status == 410)
            }
        }
    }
}
