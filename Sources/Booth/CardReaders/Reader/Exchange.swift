/// One request and its one answer: collects the answer's pieces, watches the two time limits, resends once.
struct Exchange: Sendable {
    /// How far it has come.
    enum Progress: Sendable {
        /// The answer has not ended yet.
        case waiting
        /// The SAM complains of the request's checksum or length: send it once more.
        case resend
        /// The answer.
        case answered(Answer)
        /// There will be none; the line has to become quiet before the next request.
        case failed(Failure)
    }

    /// Why there is no answer.
    enum Failure: Hashable, Sendable {
        /// Not a byte came.
        case silent
        /// Bytes came, but nothing like a frame.
        case foreign
        /// A frame began and stopped short.
        case torn
        /// A frame came damaged, or the SAM keeps finding the request damaged.
        case garbled
    }

    /// What was asked.
    let command: SAMCommand

    private let timing: ReaderTiming
    private let patience: Milliseconds
    private(set) var parser: FrameParser
    private var deadline: Milliseconds
    private var gapDeadline: Milliseconds?
    private var wasResent = false

    /// An exchange whose request leaves now, on a line of this speed.
    init(_ command: SAMCommand, at now: Milliseconds, speed: BaudRate, timing: ReaderTiming) {
        self.command = command
        self.timing = timing
        patience = command.patience + speed.duration(ofBytes: command.longestAnswer)
        parser = FrameParser(lengths: SAMFrame.responseLengths, echo: command.frame)
        deadline = now + patience
    }

    /// When ``expire(at:)`` has to be asked next.
    var wakeAt: Milliseconds { min(deadline, gapDeadline ?? deadline) }

    /// Overwrites what came of an answer that is not waited for any more.
    mutating func forget() { parser.forget() }

    /// Takes in bytes of the answer.
    mutating func receive(_ bytes: [UInt8], at now: Milliseconds) -> Progress {
        let command = command
        var finding = Finding()
        parser.receive(bytes) { finding.note($0, to: command) }
        gapDeadline = parser.isMidFrame ? now + timing.interByteGap : nil
        if let answer = finding.answer { return verdict(on: answer, at: now) }
        return finding.isDamaged ? .failed(.garbled) : .waiting
    }

    /// Looks at the time limits.
    mutating func expire(at now: Milliseconds) -> Progress {
        guard now >= wakeAt else { return .waiting }
        guard parser.isMidFrame else { return .failed(parser.discarded > 0 ? .foreign : .silent) }
        let command = command
        var finding = Finding()
        parser.abandon { finding.note($0, to: command) }
        gapDeadline = nil
        if let answer = finding.answer { return verdict(on: answer, at: now) }
        return .failed(.torn)
    }

    private mutating func verdict(on answer: Answer, at now: Milliseconds) -> Progress {
        guard answer.status.recovery == .resend else { return .answered(answer) }
        guard !wasResent else { return .failed(.garbled) }
        wasResent = true
        deadline = now + patience
        gapDeadline = nil
        return .resend
    }

    /// The first of what a piece of the stream completed; the rest of an exchange does not count.
    private struct Finding {
        var answer: Answer?
        var isDamaged = false

        mutating func note(_ outcome: FrameParser.Outcome, to command: SAMCommand) {
            guard answer == nil, !isDamaged else { return }
            switch outcome {
            case .damaged(.checksum), .damaged(.length): isDamaged = true
            case .damaged(.torn): break
            case .frame(let body):
                // A late or doubled answer to an earlier request is passed over: the right one may still come.
                guard let response = SAMResponse(body: body), command.accepts(response) else { return }
                answer = Answer(response, to: command)
            }
        }
    }
}
