import CountyAPI
import Domain
import Foundation
import Testing

@testable import CountyJob

@Suite("A case on its way through the review")
struct CaseFileTests {
    private let calendar = WorkingCalendar()

    private func opened(serial: Int = 7, item: ServiceItem? = nil) throws -> CaseFile {
        let submission = SubmissionRecord(
            id: UUID(), revision: 1, booth: try #require(BoothID("shuikou-01")), sequence: 1,
            digest: ContentDigest(of: Data()), storedAt: Samples.monday.adding(seconds: -3600),
            content: try Samples.content())
        return try CaseFile.open(
            submission, item: try item ?? Samples.item(), serial: serial, at: Samples.monday,
            calendar: calendar)
    }

    @Test("It is received at the post office's time and accepted at the county's, with number and due day")
    func opening() throws {
        let file = try opened()
        #expect(file.acceptanceNumber.description == "11451423MB990001354450511901000202611230007")
        #expect(file.dueDay == CivilDate("2026-12-07"))
        #expect(file.events.map(\.state) == [.received, .accepted])
        #expect(file.events.map(\.ordinal) == [1, 2])
        #expect(file.events[0].at == Samples.monday.adding(seconds: -3600))
        #expect(file.events[0].acceptanceNumber == nil && file.events[0].dueDay == nil)
        #expect(file.events[1].acceptanceNumber == file.acceptanceNumber)
        #expect(file.events[1].dueDay == file.dueDay && file.events[1].at == Samples.monday)
        #expect(file.level == .village)
    }

    @Test(
        "The day of the number is the county's: half past midnight in China is another day than in Greenwich")
    func countyDay() throws {
        let item = try Samples.item()
        let submission = SubmissionRecord(
            id: UUID(), revision: 1, booth: try #require(BoothID("shuikou-01")), sequence: 1,
            digest: ContentDigest(of: Data()), storedAt: Samples.monday, content: try Samples.content())
        let afterMidnight = Instant(milliseconds: 1_795_451_400_000)  // 2026-11-24 00:30 in China
        let file = try CaseFile.open(
            submission, item: item, serial: 1, at: afterMidnight, calendar: calendar)
        #expect(file.acceptanceNumber.description.hasSuffix("202611240001"))
    }

    @Test("Without a number there is no case", arguments: [0, 10_000])
    func serials(serial: Int) throws {
        #expect(throws: CaseFault.noNumber) { try opened(serial: serial) }
    }

    @Test("It goes from level to level, is decided at the last, closed and delivered, an event for each step")
    func wholeWay() throws {
        var file = try opened()
        for _ in 0..<3 { try file.make(.advance, at: Samples.monday, calendar: calendar) }
        #expect(throws: CaseFault.decisionDue) {
            try file.make(.advance, at: Samples.monday, calendar: calendar)
        }
        try file.make(.decide(.granted), at: Samples.monday, calendar: calendar)
        for _ in 0..<2 { try file.make(.advance, at: Samples.monday, calendar: calendar) }
        #expect(
            file.events.map(\.state) == [
                .received, .accepted, .inReview, .inReview, .inReview, .decided, .closed, .delivered,
            ])
        #expect(
            file.events.map(\.level) == [nil, nil, .village, .township, .county, .county, .county, .county])
        #expect(file.events.map(\.ordinal) == Array(1...8))
        #expect(file.decision == .granted)
        #expect(throws: CaseFault.notPossible(.advance, .delivered)) {
            try file.make(.advance, at: Samples.monday, calendar: calendar)
        }
    }

    @Test("A level sends it back to the level before, the first cannot")
    func sendingBack() throws {
        var file = try opened()
        try file.make(.advance, at: Samples.monday, calendar: calendar)
        #expect(throws: CaseFault.notPossible(.sendBack, .inReview)) {
            try file.make(.sendBack, at: Samples.monday, calendar: calendar)
        }
        try file.make(.advance, at: Samples.monday, calendar: calendar)
        try file.make(.sendBack, at: Samples.monday, calendar: calendar)
        #expect(file.level == .village && file.state == .inReview)
    }

    @Test("While the clock stands the due day moves on, by working days alone")
    func stoppedClock() throws {
        var file = try opened()
        try file.make(.advance, at: Samples.monday, calendar: calendar)
        try file.make(.stopClock, at: Samples.monday, calendar: calendar)
        #expect(file.state == .special)
        let week = Samples.monday.adding(seconds: 7 * 86_400)
        try file.make(.restartClock, at: week, calendar: calendar)
        #expect(file.dueDay == CivilDate("2026-12-14"))
        #expect(file.events.last?.dueDay == file.dueDay && file.state == .inReview)
    }

    static let forbidden: [(moves: [CaseMove], move: CaseMove, fault: CaseFault)] = [
        ([], .decide(.granted), .decisionTooEarly),
        ([.advance], .decide(.refused), .decisionTooEarly),
        ([], .sendBack, .notPossible(.sendBack, .accepted)),
        ([], .stopClock, .notPossible(.stopClock, .accepted)),
        ([.advance], .restartClock, .notPossible(.restartClock, .inReview)),
        ([.advance, .stopClock], .advance, .notPossible(.advance, .special)),
        ([.advance, .stopClock], .decide(.granted), .notPossible(.decide(.granted), .special)),
        ([.withdraw], .advance, .notPossible(.advance, .withdrawn)),
        (
            [.advance, .advance, .advance, .decide(.refused)], .withdraw, .notPossible(.withdraw, .decided)
        ),
        (
            [.advance, .advance, .advance, .decide(.refused)], .decide(.granted),
            .notPossible(.decide(.granted), .decided)
        ),
    ]

    @Test("A move that the rules forbid changes nothing", arguments: forbidden)
    func refused(forbidden: (moves: [CaseMove], move: CaseMove, fault: CaseFault)) throws {
        var file = try opened()
        for move in forbidden.moves { try file.make(move, at: Samples.monday, calendar: calendar) }
        let before = file
        #expect(throws: forbidden.fault) {
            try file.make(forbidden.move, at: Samples.monday, calendar: calendar)
        }
        #expect(file == before)
    }

    @Test("An item without review steps is decided as soon as it is accepted")
    func withoutSteps() throws {
        var item = try Samples.item()
        item.reviewSteps = []
        var file = try opened(item: item)
        #expect(throws: CaseFault.decisionDue) {
            try file.make(.advance, at: Samples.monday, calendar: calendar)
        }
        try file.make(.decide(.granted), at: Samples.monday, calendar: calendar)
        #expect(file.state == .decided)
    }
}
