import TerminalRig
import TerminalUI
import Testing

@testable import Ncurses

@Suite("Decoding what a terminal sends")
struct InputDecoderTests {
    /// Bursts of bytes with silence between them, as the shell sees them.
    private func decode(_ bursts: [String], keys: [[UInt8]: Key] = [:]) -> [InputEvent] {
        var decoder = InputDecoder(keys: keys)
        var events: [InputEvent] = []
        for burst in bursts {
            for byte in burst.utf8 { if let event = decoder.feed(byte) { events.append(event) } }
            if decoder.isWaiting, let event = decoder.silence() { events.append(event) }
        }
        return events
    }

    @Test(
        "Keys come as themselves",
        arguments: [
            ("1", .character("1")), ("韦", .character("韦")), ("ế", .character("ế")), ("\r", .enter),
            ("\n", .enter),
            ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{1B}", .escape),
            ("\u{1B}[A", .up),
            ("\u{1B}OB", .down), ("\u{1B}[1;5C", .right), ("\u{1B}[H", .home), ("\u{1B}[4~", .end),
            ("\u{1B}[3~", .delete),
            ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[Z", .backTab),
            ("\u{1B}OP", .function(1)),
            ("\u{1B}[24~", .function(12)), ("\u{1B}[[B", .function(2)), ("\u{1B}Oq", .character("1")),
            ("\u{1B}OM", .enter), ("\u{1B}Oj", .character("*")), ("\u{1B}Op", .character("0")),
        ] as [(String, Key)])
    func keys(bytes: String, key: Key) {
        #expect(decode([bytes]) == [.key(key)])
    }

    @Test(
        "Keys that mean nothing here, Ctrl-C, Ctrl-Z and Ctrl-\\ among them, are no keys",
        arguments: [
            "\u{3}", "\u{1A}", "\u{1C}", "\0", "\u{1B}a", "\u{1B}[99~", "\u{1B}[I", "\u{1B}[12;40R",
            "\u{1B}[?62;4c",
            "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\", "\u{1B}]0;1 2 3\u{7}", "\u{1B}P>|XTerm(379)\u{1B}\\",
            "\u{1B}[M !!", "\u{1B}[<64;3;3M",
            "\u{1B}[<35;3;3M", "\u{1B}[<0;0;3M", "\u{1B}[<0;3M", "\u{1B}[<0;99999999999999999999;3~",
            "\u{1B}[200~12\r\u{1B}[A\u{3}3\u{1B}[201~",
        ])
    func nothing(bytes: String) {
        #expect(decode([bytes]) == [.ignored])
    }

    @Test("Touches come with their cell, counted from 0")
    func touches() {
        #expect(
            decode(["\u{1B}[<0;12;3M\u{1B}[<0;13;3m"]) == [
                .press(row: 2, column: 11), .release(row: 2, column: 12),
            ])
    }

    @Test("The way of a finger comes cell by cell, and only that of a finger that is down")
    func drags() {
        #expect(
            decode(["\u{1B}[<0;12;3M\u{1B}[<32;13;3M\u{1B}[<32;13;4M\u{1B}[<0;13;4m"]) == [
                .press(row: 2, column: 11), .drag(row: 2, column: 12), .drag(row: 3, column: 12),
                .release(row: 3, column: 12),
            ])
        #expect(decode(["\u{1B}[<35;3;3M"]) == [.ignored])
    }

    @Test("A sequence torn in two never acts as keys", arguments: 1..<10)
    func torn(place: Int) {
        let report = "\u{1B}[<0;12;3M"
        let events = decode([String(report.prefix(place)), String(report.dropFirst(place)), "1"])
        #expect(events.allSatisfy { $0 == .ignored || $0 == .key(.escape) || $0 == .key(.character("1")) })
        #expect(events.count { $0 == .key(.character("1")) } == 1)
        #expect(events.last == .key(.character("1")))
    }

    @Test("A finger that comes after a torn sequence is heard")
    func fingerAfterTorn() {
        #expect(
            decode(["\u{1B}[<0;1", "2", "3"]).suffix(2) == [.key(.character("2")), .key(.character("3"))])
        #expect(decode(["\u{1B}", "2"]) == [.key(.escape), .key(.character("2"))])
    }

    @Test(
        "Bytes that are not UTF-8 are dropped and what follows is read",
        arguments: [[0xFF], [0xE9, 0x9F], [0xC0, 0x80], [0xED, 0xA0, 0x80]])
    func broken(bytes: [UInt8]) {
        var decoder = InputDecoder()
        var events: [InputEvent] = []
        for byte in bytes + [0x41] { if let event = decoder.feed(byte) { events.append(event) } }
        #expect(events.last == .key(.character("A")))
        #expect(events.dropLast().allSatisfy { $0 == .ignored })
    }

    @Test(
        "Invisible and directional characters are no keys",
        arguments: ["\u{202E}", "\u{200B}", "\u{85}", "\u{FEFF}"])
    func invisible(text: String) {
        #expect(decode([text]) == [.ignored])
    }

    @Test("The terminal's own sequences go before the common ones")
    func ownKeys() {
        #expect(decode(["\u{1B}[A"], keys: [Array("\u{1B}[A".utf8): .home]) == [.key(.home)])
    }

    @Test(
        "Random bytes never crash it, and after a paste's end or a silence it hears again", arguments: 0..<50)
    func random(seed: Int) {
        var generator = SplitMix(state: UInt64(seed))
        var decoder = InputDecoder()
        for _ in 0..<20_000 {
            let byte: UInt8 =
                Bool.random(using: &generator) ? 0x1B : UInt8.random(in: 0...255, using: &generator)
            _ = decoder.feed(byte)
            if Int.random(in: 0..<10, using: &generator) == 0, decoder.isWaiting { _ = decoder.silence() }
        }
        for byte in Array("\u{1B}\\\u{1B}[201~zzz".utf8) { _ = decoder.feed(byte) }
        if decoder.isWaiting { _ = decoder.silence() }
        #expect(decoder.feed(0x31) == .key(.character("1")))
    }
}
