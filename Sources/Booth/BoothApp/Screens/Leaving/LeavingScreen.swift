import TerminalUI

extension Booth {
    /// The last screen: the card still lies on the reader.
    func presentLeaving() -> Presentation {
        var builder = start(text(.leavingTitle))
        builder.show(.space)
        builder.say(text(.leavingTakeCard), .notice(.warning))
        builder.say(text(.leavingThanks), .large)
        return finish(builder, canGoBack: false)
    }
}
