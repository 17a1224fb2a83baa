import CountyAPI
import Domain
import TerminalUI

extension Booth {
    /// Puts the person's question to booth and county, or the same one again.
    mutating func askProgress() -> [BoothEffect] {
        if place == .progress, let progress = session?.progress {
            return ask(progress.question, from: progress.origin)
        }
        return session?.document.map { ask(.cases(of: PersonKey(of: $0)), from: place) } ?? []
    }

    /// Puts a question; back leads to where it was put.
    mutating func ask(_ question: Inquiry.Question, from origin: Place) -> [BoothEffect] {
        session?.progress = ProgressView(origin: origin, question: question)
        go(to: .progress)
        return [.askProgress(question)]
    }

    /// Back to where the question was put; it and the key for its answer are dropped.
    mutating func leaveProgress() -> [BoothEffect] {
        let origin = session?.progress?.origin ?? .home
        session?.progress = nil
        go(to: origin)
        guard origin == .receipt, let receipt = session?.receipt else { return [.forgetInquiry] }
        return [.forgetInquiry, .followDelivery(receipt.submissionID)]
    }

    /// News for the progress screen.
    mutating func hear(_ news: ProgressNews) {
        switch news {
        case .known(let submissions): session?.progress?.known = submissions
        case .answered(let answer): session?.progress?.answer = .answered(answer)
        case .unanswered:
            if session?.progress?.answer == .asked { session?.progress?.answer = .unanswered }
        }
    }

    /// My cases, or the one with a number: the county's answer; until it comes, or where it does not, what the booth
    /// itself knows.
    func presentProgress() -> Presentation {
        let isByNumber = if case .numbered = session?.progress?.question { true } else { false }
        var builder = start(text(isByNumber ? .trackingTitle : .progressTitle))
        switch session?.progress?.answer {
        case .answered(let answer):
            builder.say(text(.progressAsOf, ["time": answer.answeredAt.localText]), .quiet)
            if answer.cases.isEmpty { builder.say(text(isByNumber ? .trackingNone : .progressNone), .large) }
            for progress in answer.cases { show(progress, in: &builder) }
            showKnown(except: answer.cases.map(\.receiptNumber), in: &builder)
        case .asked:
            builder.show(.waiting(label: text(.progressAsking), limit: text(.progressAskingLimit)))
            if link?.isUp == false { sayLinkIsDown(in: &builder) }
            showKnown(except: [], in: &builder)
        case .unanswered, nil:
            sayLinkIsDown(in: &builder)
            showKnown(except: [], in: &builder)
            builder.offer([.init(label: text(.progressAgain), action: .askProgress)])
        }
        return finish(builder)
    }

    private func sayLinkIsDown(in builder: inout PresentationBuilder) {
        let sentence =
            switch (link?.isUp, link?.downSince) {
            case (false, let since?): text(.progressDownSince, ["time": since.localText])
            default: text(.progressNoAnswer)
            }
        builder.say(sentence, .notice(.warning))
        if let reached = link?.lastReached {
            builder.say(text(.progressLastReached, ["time": reached.localText]), .quiet)
        }
    }

    private func show(_ progress: CaseProgress, in builder: inout PresentationBuilder) {
        var facts = [
            Fact(
                label: progress.itemName ?? text(.trackingState), value: text(progress.state.messageKey),
                note: progress.state.officialWord, isPersonal: true),
            Fact(
                label: text(.receiptNumberLabel), value: progress.receiptNumber.description, isPersonal: true),
        ]
        if let number = progress.acceptanceNumber {
            facts.append(
                Fact(label: text(.acceptanceNumberLabel), value: number.description, isPersonal: true))
        }
        if let due = progress.dueDay {
            facts.append(Fact(label: text(.dueLabel), value: due.description, isPersonal: true))
        }
        builder.show(.facts(facts))
        let reached = progress.levels.firstIndex { $0 == progress.level }
        let isDone = [.decided, .closed, .delivered].contains(progress.state)
        builder.show(
            .steps(
                progress.levels.enumerated().map { index, level in
                    let state: ProgressStep.State =
                        if isDone { .done } else if let reached {
                            index < reached ? .done : index == reached ? .current : .todo
                        } else { .todo }
                    let at = progress.events.last { $0.level == level }?.at
                    return ProgressStep(
                        label: text(level.messageKey), detail: at?.localText ?? "", state: state)
                }))
    }

    private func showKnown(except answered: [ReceiptNumber], in builder: inout PresentationBuilder) {
        let known = (session?.progress?.known ?? []).filter { !answered.contains($0.receiptNumber) }
        guard !known.isEmpty else { return }
        builder.say(text(.progressKnown))
        builder.show(
            .facts(
                known.map {
                    Fact(
                        label: $0.receiptNumber.description, value: deliveryText($0.delivery),
                        note: $0.at.localText)
                }))
    }
}

extension CaseState {
    /// The plain word; the official one stands beside it.
    var messageKey: MessageKey {
        switch self {
        case .received: .stateReceived
        case .supplement: .stateSupplement
        case .refused: .stateRefused
        case .accepted: .stateAccepted
        case .inReview: .stateInReview
        case .special: .stateSpecial
        case .decided: .stateDecided
        case .withdrawn: .stateWithdrawn
        case .closed: .stateClosed
        case .delivered: .stateDelivered
        }
    }

    /// The official word, the same in every language: it is what letters and offices say.
    var officialWord: String {
        switch self {
        case .received: "待受理"
        case .supplement: "补正告知"
        case .refused: "不予受理"
        case .accepted: "已受理"
        case .inReview: "办理中"
        case .special: "特别程序"
        case .decided: "已决定"
        case .withdrawn: "已撤回"
        case .closed: "已办结"
        case .delivered: "已送达"
        }
    }
}

extension ReviewLevel {
    /// The level's name.
    var messageKey: MessageKey {
        switch self {
        case .village: .levelVillage
        case .township: .levelTownship
        case .county: .levelCounty
        case .city: .levelCity
        case .region: .levelRegion
        }
    }
}
