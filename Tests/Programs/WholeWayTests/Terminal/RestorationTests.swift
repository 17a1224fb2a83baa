import CountyRig
import Glibc
import TerminalRig
import Testing

extension WholeWay {
    @Suite("The front gives the terminal back")
    struct Restoration {
        @Test(
            "After SIGTERM, SIGHUP and a crash in the middle of a session, with nothing of it left to be seen"
        )
        func signals() throws {
            let county = try CountyRig()
            defer { county.end() }
            let endings: [(signal: Int32, exit: TerminalRig.Exit)] = [
                (SIGTERM, .status(0)), (SIGHUP, .status(0)), (SIGSEGV, .signal(SIGSEGV)),
            ]
            for ending in endings {
                let front = try Front(county)
                try front.begin(card: Application.card)
                let shown = try front.terminal.wait(for: Application.maskedName)
                #expect(shown.isAlternate && shown.reportsMouse && !shown.isCursorVisible)
                #expect(front.terminal.notGivenBack.contains("the settings"))
                front.terminal.signal(ending.signal)
                let exit = try front.terminal.waitForExit(seconds: Front.patience)
                #expect(exit == ending.exit, "signal \(ending.signal)")
                #expect(front.terminal.notGivenBack == [], "signal \(ending.signal)")
                #expect(!front.terminal.screen.contains(Application.maskedName))
                #expect(!front.terminal.scrolledOff.contains { $0.contains(Application.maskedName) })
            }
        }
    }
}
