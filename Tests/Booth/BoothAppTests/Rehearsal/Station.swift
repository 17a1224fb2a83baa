import BoothApp
import CountyAPI
import Domain
import Forms
import TerminalUI

/// The main screens and dialogs, each with the way that leads there.
enum Station: CaseIterable {
    case idle, language, card, cardReading, cardUnsteady, readerDown, home, services, guide
    case formFacts, formChoice, formField, formChecklist, review, confirm, receipt, receiptPaperOut
    case progressAsked, progressAnswered, progressDown, leaving, help, languages, leave, stillThere
    case find, findGroups, findList, findSearch, findNothing, scan, scanUnderway, scanned, scanTrouble, sign
    case cardLadder, withoutCard, guideWithoutCard, idleServices, idleNotice, idleNight, idleNoRoom
    case draft, draftDiscard, leaveHalfFilled, partHalfFilled, stillThereHalfFilled
    case formStroke, formRevealed, reviewRevealed, covered, formDate, tracking, trackingAnswered

    /// A booth that shows this screen.
    func stage(
        in language: Language, rows: Int = 30, columns: Int = 100,
        adjust: (inout BoothConfiguration) -> Void = { _ in }
    ) throws -> Rehearsal {
        guard rows >= 24 else {
            // Nobody comes in large type; the keys to here are those of the standard size.
            var stage = try stage(in: language)
            try stage.resize(rows: rows, columns: columns)
            return stage
        }
        var stage = try Rehearsal(rows: rows, columns: columns) {
            $0.hasSignaturePad = self == .sign
            adjust(&$0)
        }
        stage.world.imaging.hasScanner = usesScanner
        guard !isAtRest else {
            try rest(&stage)
            return stage
        }
        try stage.press(.enter)
        guard self != .language else { return stage }
        try stage.choose(language.ownName)
        stage.language = language
        switch self {
        case .idle, .language, .card: return stage
        case .cardReading: try stage.happen(.reader(.reading))
        case .cardUnsteady: try stage.happen(.reader(.failed(.unsteady)))
        case .readerDown: try stage.happen(.reader(.unavailable))
        case .cardLadder:
            for _ in 0..<3 { try stage.happen(.reader(.failed(.unsteady))) }
        case .withoutCard, .guideWithoutCard:
            try stage.press(.character("+"))
            if self == .guideWithoutCard {
                try stage.choose(stage.say("without-card.guides"))
                try stage.press(.character("1"))
            }
        case .tracking, .trackingAnswered:
            try stage.press(.character("+"))
            try stage.choose(stage.say("without-card.track"))
            try stage.type(try Cases.number(1).digits)
            guard self == .trackingAnswered else { return stage }
            try stage.press(.enter)
            try stage.happen(.progress(.answered(try Cases.answerByNumber())))
        default:
            try stage.happen(.reader(.document(Samples.elder)))
            try advance(&stage)
        }
        return stage
    }

    /// A form that asks for a day and no more.
    private static let dateForm = """
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
         xmlns:jr="http://openrosa.org/javarosa"><h:head><model>
        <itext>
        <translation lang="中文 (zh)" default="true()"><text id="a"><value>哪天住到本县来的?</value></text></translation>
        <translation lang="English (en)">
        <text id="a"><value>When did the person come to live in this county?</value></text></translation>
        </itext>
        <instance><data id="gaoling-jintie"><a/></data></instance>
        <bind nodeset="/data/a" type="date"/></model></h:head>
        <h:body><input ref="/data/a"><label ref="jr:itext('a')"/></input></h:body></h:html>
        """

    private var usesScanner: Bool {
        [.scan, .scanUnderway, .scanned, .scanTrouble, .sign].contains(self)
    }

    private func advance(_ stage: inout Rehearsal) throws {
        switch self {
        case .services: try stage.choose(stage.say("home.services"))
        case .find, .findGroups, .findList, .findSearch, .findNothing: try find(&stage)
        case .scan, .scanUnderway, .scanned, .scanTrouble, .sign: try takeIn(&stage)
        case .guide:
            try stage.press(.character("1"), .character("1"))
        case .formFacts, .formChoice, .formField, .formChecklist, .review, .confirm, .receipt,
            .receiptPaperOut:
            try stage.openForm()
            try fill(&stage)
        case .formStroke, .formRevealed, .reviewRevealed, .covered: try protect(&stage)
        case .formDate:
            stage.world.form = try FormDefinition(xml: Array(Self.dateForm.utf8))
            try stage.openForm()
            try stage.type("202606")
        case .progressAsked: try stage.choose(stage.say("home.progress"))
        case .progressAnswered:
            try stage.choose(stage.say("home.progress"))
            try stage.happen(.progress(.answered(try Cases.answer())))
        case .progressDown:
            let since = stage.moment.wall.adding(seconds: -3600)
            try stage.happen(.link(LinkView(isUp: false, downSince: since, lastReached: since)))
            try stage.choose(stage.say("home.progress"))
            try stage.happen(.progress(.known([try Cases.known(.waiting)])))
            try stage.happen(.progress(.unanswered))
        case .leaving: try stage.press(.character("/"), .character("1"))
        case .help: try stage.press(.character("#"))
        case .languages: try stage.press(.character("*"))
        case .leave: try stage.press(.character("/"))
        case .stillThere: try stage.wait(seconds: 65)
        case .draft, .draftDiscard, .leaveHalfFilled, .partHalfFilled, .stillThereHalfFilled:
            try stage.openForm()
            try stage.answer(5)
            try halfFilled(&stage)
        default: break
        }
    }

    /// Whether nobody is there.
    var isAtRest: Bool { [.idle, .idleServices, .idleNotice, .idleNight, .idleNoRoom].contains(self) }

    /// Nobody is there; what is shown goes by the clock.
    private func rest(_ stage: inout Rehearsal) throws {
        switch self {
        case .idleServices: try stage.wait(seconds: 60)
        case .idleNotice:
            try stage.happen(.notices([try Samples.notice]))
            try stage.wait(seconds: 60)
        case .idleNoRoom: try stage.happen(.storage(hasRoom: false))
        case .idleNight:
            stage.moment.wall = stage.moment.wall.adding(seconds: 12.5 * 3600)
            try stage.happen(.tick)
        default: break
        }
    }

    /// A booth with the services of a whole county.
    private func find(_ stage: inout Rehearsal) throws {
        try stage.offer(try ServiceSearchTests.county())
        try stage.choose(stage.say("home.services"))
        switch self {
        case .findGroups: try stage.choose(stage.say("find.by-topic"))
        case .findList: try stage.choose(stage.say("find.all"))
        case .findSearch, .findNothing:
            try stage.choose(stage.say("find.search"))
            try stage.type(self == .findSearch ? "sl" : "qqq")
        default: break
        }
    }

    /// A page that wants a paper or a signature.
    private func takeIn(_ stage: inout Rehearsal) throws {
        try stage.openForm()
        while !stage.choices.contains(where: { $0.label == stage.say("scan.first") }) {
            try stage.answerPage()
        }
        switch self {
        case .scanUnderway:
            stage.world.imaging.isSlow = true
            try stage.choose(stage.say("scan.first"))
        case .scanned: try stage.choose(stage.say("scan.first"))
        case .scanTrouble:
            try stage.choose(stage.say("scan.first"))
            stage.world.imaging.trouble = .jammed
            try stage.choose(stage.say("scan.more"))
        case .sign:
            try stage.choose(stage.say("scan.later"))
            while !stage.choices.contains(where: { $0.label == stage.say("sign.done") }) {
                try stage.answerPage()
            }
            for step in 0..<40 {
                let place = PadPoint(x: 8 + Double(step), y: 6 + Double((step * step) % 7))
                try stage.happen(.pad(step % 13 == 0 ? .down(place) : .move(place)))
            }
        default: break
        }
    }

    /// A way of writing, and what is hidden or shown for a moment.
    private func protect(_ stage: inout Rehearsal) throws {
        try stage.openForm()
        switch self {
        case .formStroke:
            while stage.field?.label.contains("姓名") != true, !stage.isNameField { try stage.answerPage() }
            while !stage.footer.contains(stage.say("input.stroke")) { try stage.press(.character("+")) }
            try stage.type("13")
        case .formRevealed: try stage.press(.character("-"))
        case .reviewRevealed:
            try stage.fillForm()
            try stage.press(.character("-"))
        default: try stage.press(.function(10))
        }
    }

    private func halfFilled(_ stage: inout Rehearsal) throws {
        switch self {
        case .leaveHalfFilled: try stage.press(.character("/"))
        case .partHalfFilled:
            while stage.isInForm { try stage.press(.escape) }
            try stage.press(.escape)
        case .stillThereHalfFilled: try stage.wait(seconds: 65)
        default:
            let language = stage.language
            try stage.crash()
            try stage.arrive(in: language)
            if self == .draftDiscard { try stage.choose(stage.say("draft.anew")) }
        }
    }

    private func fill(_ stage: inout Rehearsal) throws {
        func isHere(_ stage: Rehearsal) -> Bool {
            switch self {
            case .formFacts: true
            case .formChoice: stage.answers.count > 1
            case .formField: stage.field != nil
            case .formChecklist: stage.choices.contains { $0.key == .character("0") }
            default: !stage.isInForm
            }
        }
        for _ in 0..<80 where !isHere(stage) { try stage.answerPage() }
        guard isHere(stage) else { throw Missing("the station \(self); the form stays at \(stage.words)") }
        guard [.confirm, .receipt, .receiptPaperOut].contains(self) else { return }
        try stage.choose(stage.say("review.submit"))
        guard self != .confirm else { return }
        try stage.choose(stage.say("confirm.yes"))
        if self == .receiptPaperOut { try stage.happen(.slip(.heldUp(.paperOut))) }
    }
}

/// Cases as the county and the booth tell of them.
enum Cases {
    static func number(_ serial: Int) throws -> ReceiptNumber {
        guard let day = CivilDate("2026-11-23"),
            let number = ReceiptNumber(boothCode: 423, day: day, serial: serial)
        else { throw Missing("a receipt number") }
        return number
    }

    static func acceptance() throws -> AcceptanceNumber {
        guard let day = CivilDate("2026-11-24"),
            let number = AcceptanceNumber(
                implementationCode: try Samples.item.get().implementationCode, day: day, serial: 7)
        else { throw Missing("an acceptance number") }
        return number
    }

    static func known(_ delivery: DeliveryView, serial: Int = 1) throws -> KnownSubmission {
        KnownSubmission(receiptNumber: try number(serial), at: Samples.morning.wall, delivery: delivery)
    }

    /// What the county answers to whoever knows no more than the number.
    static func answerByNumber() throws -> CaseProgressAnswer {
        var answer = try answer()
        answer.cases = answer.cases.map(\.withoutParticulars)
        return answer
    }

    static func answer(_ state: CaseState = .inReview) throws -> CaseProgressAnswer {
        let received = Samples.morning.wall
        return CaseProgressAnswer(
            answeredAt: received.adding(seconds: 90_000),
            cases: [
                CaseProgress(
                    receiptNumber: try number(1), acceptanceNumber: try acceptance(), itemName: "高龄津贴申领",
                    state: state, level: .township, levels: [.village, .township, .county],
                    receivedAt: received, dueDay: CivilDate("2026-12-08"),
                    events: [
                        .init(state: .received, level: nil, at: received),
                        .init(state: .inReview, level: .village, at: received.adding(seconds: 60)),
                        .init(state: .inReview, level: .township, at: received.adding(seconds: 86_400)),
                    ])
            ])
    }
}
