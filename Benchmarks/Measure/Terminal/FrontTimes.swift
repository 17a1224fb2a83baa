/// The front beside a bare ncurses program: from exec to the first full frame, from a key to the frame that answers it.
struct FrontTimes {
    /// The program and its arguments.
    var front: [String]
    /// The floor.
    var bare: [String]

    /// How often each start is measured, and each key.
    var starts = 30
    var keys = 200

    /// From exec to the last byte of the first full frame, in turns, so that both see the same machine.
    func firstFrame() throws -> Comparison {
        var times = Samples()
        for turn in -1..<starts {
            let floor = try Self.start(bare, mark: "")
            let measured = try Self.start(front, mark: "开始")
            // The first turn warms the page cache.
            if turn >= 0 { times.add(measured, floor: floor) }
        }
        return Comparison(
            what: "exec to first frame", floorIs: "bare ncurses program in C", samples: times)
    }

    private static func start(_ words: [String], mark: String) throws -> UInt64 {
        let program = try TerminalProgram(words)
        defer { program.end() }
        return try program.frame(holding: mark) - program.startedAt
    }

    /// From a key to the last byte of the answer: a dialog that opens or closes, and a focus that moves.
    func keyToFrame() throws -> [Comparison] {
        let kiosk = try TerminalProgram(front)
        defer { kiosk.end() }
        let floor = try TerminalProgram(bare)
        defer { floor.end() }
        _ = try kiosk.frame(holding: "开始")
        _ = try floor.frame()
        // The workers start beside the front; what is measured is the front.
        kiosk.settle(milliseconds: 5000)
        kiosk.press("\r")
        _ = try kiosk.frame()
        var dialogs = Samples()
        var moves = Samples()
        for turn in 0..<keys {
            let isEven = turn.isMultiple(of: 2)
            dialogs.add(
                try Self.answer(of: kiosk, to: isEven ? "#" : "\u{7f}"),
                floor: try Self.answer(of: floor, to: "a"))
        }
        for turn in 0..<keys {
            let isEven = turn.isMultiple(of: 2)
            moves.add(
                try Self.answer(of: kiosk, to: isEven ? "\u{1b}OB" : "\u{1b}OA"),
                floor: try Self.answer(of: floor, to: "b"))
        }
        return [
            Comparison(
                what: "key to frame: a dialog opens or closes", floorIs: "bare ncurses, the whole screen",
                samples: dialogs),
            Comparison(
                what: "key to frame: the focus moves", floorIs: "bare ncurses, one row", samples: moves),
        ]
    }

    private static func answer(of program: TerminalProgram, to key: String) throws -> UInt64 {
        let pressed = TerminalProgram.now
        program.press(key)
        do { return try program.frame(seconds: 2) - pressed } catch {
            throw TerminalProgram.Failure(description: "after \(key.debugDescription): \(error)")
        }
    }
}
