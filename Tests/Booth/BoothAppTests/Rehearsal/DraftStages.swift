import BoothApp
import Domain
import TerminalUI

extension Rehearsal {
    /// A booth at which the elder has answered so many questions and stands before the next.
    static func halfFilled(
        answers: Int = 5, endsSessionWithCard: Bool = false,
        adjust: (inout BoothConfiguration) -> Void = { _ in }
    ) throws -> Rehearsal {
        var stage = try Rehearsal(endsSessionWithCard: endsSessionWithCard, adjust: adjust)
        try stage.arrive()
        try stage.openForm()
        try stage.answer(answers)
        return stage
    }

    /// Answers so many questions; what is only to be read does not count.
    mutating func answer(_ count: Int) throws {
        var left = count
        while left > 0, isInForm {
            let isQuestion = field != nil || choices.first?.key != .enter
            try answerPage()
            if isQuestion { left -= 1 }
        }
    }

    /// The draft on the disk, if there is exactly one.
    var draft: DraftDrawer.Sheet? { world.drafts.sheets.count == 1 ? world.drafts.sheets.values.first : nil }

    /// The screen without the clock on its header.
    var still: Screen {
        var screen = screen
        screen.header.clock = ""
        return screen
    }
}
