import Logging
import Testing

@testable import ProgramFoundation

@Suite("Lines for the journal")
struct JournalLineTests {
    @Test(
        "A level becomes syslog's priority at the start of the line",
        arguments: zip(
            [Logger.Level.trace, .debug, .info, .notice, .warning, .error, .critical], [7, 7, 6, 5, 4, 3, 2]))
    func priorities(level: Logger.Level, priority: Int) {
        #expect(JournalLogHandler.line(level, "kiosk", "up", [:]) == "<\(priority)>kiosk: up\n")
    }

    @Test("A message of several lines stays one entry, whatever priority a line of it pretends")
    func oneEntry() {
        let line = JournalLogHandler.line(.info, "kiosk", "first\n<0>second\r\nthird", [:])
        #expect(line == "<6>kiosk: first | <0>second | third\n")
    }

    @Test("Control characters never reach the terminal of whoever reads the journal")
    func control() {
        let line = JournalLogHandler.line(.info, "kiosk", "a\u{1B}[2Jb\u{9B}c", ["key": "\u{7}"])
        #expect(line == "<6>kiosk: a [2Jb c key= \n")
    }

    @Test("Facts follow the message in the order of their names")
    func facts() {
        #expect(
            JournalLogHandler.line(.error, "sync", "down", ["b": "2", "a": "1"]) == "<3>sync: down a=1 b=2\n")
    }
}
