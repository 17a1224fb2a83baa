import Glibc
import TerminalRig
import Testing

@testable import Ncurses

@Suite("The terminal is given back", .serialized)
struct LifecycleTests {
    /// Something that ends the probe, and how it then ends.
    struct Ending: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let act: @Sendable (TerminalRig) -> Void
        let exit: TerminalRig.Exit
    }

    static let endings = [
        Ending(testDescription: "normal exit", act: { $0.press(.text("q")) }, exit: .status(0)),
        Ending(testDescription: "exit() without restoring", act: { $0.press(.text("x")) }, exit: .status(0)),
        Ending(testDescription: "SIGTERM", act: { $0.signal(SIGTERM) }, exit: .status(4)),
        Ending(testDescription: "SIGHUP", act: { $0.signal(SIGHUP) }, exit: .status(3)),
        Ending(testDescription: "SIGINT", act: { $0.signal(SIGINT) }, exit: .status(5)),
        Ending(testDescription: "SIGSEGV", act: { $0.signal(SIGSEGV) }, exit: .signal(SIGSEGV)),
        Ending(testDescription: "SIGABRT", act: { $0.signal(SIGABRT) }, exit: .signal(SIGABRT)),
        Ending(testDescription: "SIGBUS", act: { $0.signal(SIGBUS) }, exit: .signal(SIGBUS)),
        Ending(testDescription: "SIGFPE", act: { $0.signal(SIGFPE) }, exit: .signal(SIGFPE)),
        Ending(
            testDescription: "a trap of the language", act: { $0.press(.text("c")) }, exit: .signal(SIGILL)),
    ]

    @Test(
        "After every end: settings as before, main screen, cursor, no touch reports, nothing of what was shown",
        arguments: endings)
    func restored(ending: Ending) throws {
        let rig = try TerminalRig(TerminalRig.builtProgram("terminal-probe"), ["events"])
        defer { rig.kill() }
        let before = Settings(rig.initialSettings)
        try rig.wait(for: "ready 80x24")
        rig.press(.text("S"))
        let shown = try rig.wait(for: "character(\"S\")")
        #expect(shown.isAlternate && shown.reportsMouse && !shown.isCursorVisible)
        #expect(Settings(rig.settings) != before)
        ending.act(rig)
        #expect(try rig.waitForExit() == ending.exit)
        let after = rig.screen
        #expect(Settings(rig.settings) == before)
        #expect(!after.isAlternate && !after.reportsMouse && after.isCursorVisible)
        #expect(!after.contains("character(\"S\")") && !rig.scrolledOff.contains { $0.contains("S") })
        // Nor does it lie on the alternate screen for whoever looks there next.
        rig.scribble("\u{1B}[?1047h")
        #expect(!rig.screen.contains("character(\"S\")"))
        #expect(rig.transcript.suffix(400).contains(subsequence: "\u{1B}[?2004l"))
    }

    @Test("Keys that stop or suspend programs do nothing")
    func keysDoNothing() throws {
        let rig = try TerminalRig(TerminalRig.builtProgram("terminal-probe"), ["events"])
        defer { rig.kill() }
        try rig.wait(for: "ready")
        rig.press(.control("c"), .control("z"), .control("\\"), .control("s"), .control("q"), .control("d"))
        rig.signal(SIGTSTP)
        rig.press(.text("a"))
        try rig.wait(for: "key(TerminalUI.Key.character(\"a\"))")
        rig.press(.text("q"))
        #expect(try rig.waitForExit() == .status(0))
    }

    @Test("Keys and touches arrive as events, a paste as nothing")
    func events() throws {
        let rig = try TerminalRig(TerminalRig.builtProgram("terminal-probe"), ["events"])
        defer { rig.kill() }
        try rig.wait(for: "ready")
        rig.press(.up, .enter, .backspace, .function(1), .pageDown)
        for name in ["up", "enter", "backspace", "function(1)", "pageDown"] {
            try rig.wait(for: "Key.\(name))")
        }
        rig.touch(row: 5, column: 7, to: (6, 8))
        try rig.wait(for: "press(row: 5, column: 7)")
        try rig.wait(for: "release(row: 6, column: 8)")
        rig.send(Array("\u{1B}[200~q\rx\u{1B}[201~".utf8))
        try rig.wait(for: "ignored")
        rig.press(.escape)
        try rig.wait(for: "Key.escape)")
    }

    @Test("Without a terminal, or with one that nobody knows, it says so and what to do")
    func errors() throws {
        let rig = try TerminalRig(
            TerminalRig.builtProgram("terminal-probe"), ["events"], type: "no-such-terminal")
        defer { rig.kill() }
        #expect(try rig.waitForExit() == .status(69))
        #expect(rig.screen.text.contains("terminal-type-unknown"))
        #expect(rig.screen.text.contains("Set TERM"))
        let shell = try TerminalRig(
            "/bin/sh", ["-c", "\(TerminalRig.builtProgram("terminal-probe")) </dev/null; echo \"ended $?\""])
        defer { shell.kill() }
        try shell.wait(for: "ended 69")
        #expect(shell.screen.text.contains("not-a-terminal"))
    }

    @Test(
        "A second request to end, while the first has not been heard, ends a stuck program and gives the terminal back"
    )
    func stuck() throws {
        let rig = try TerminalRig(TerminalRig.builtProgram("terminal-probe"), ["stuck"])
        defer { rig.kill() }
        try rig.wait(for: "ready")
        rig.press(.text("a"))
        try rig.wait(for: "stuck")
        rig.signal(SIGTERM)
        rig.signal(SIGHUP)
        let exit = try rig.waitForExit()
        #expect(exit == .signal(SIGHUP) || exit == .signal(SIGTERM))
        #expect(!rig.screen.isAlternate && rig.screen.isCursorVisible)
    }
}

/// The settings that can be compared.
private struct Settings: Equatable {
    let flags: [tcflag_t]

    init(_ settings: termios) {
        flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
    }
}

extension Collection<UInt8> {
    fileprivate func contains(subsequence text: String) -> Bool {
        String(decoding: self, as: UTF8.self).contains(text)
    }
}
