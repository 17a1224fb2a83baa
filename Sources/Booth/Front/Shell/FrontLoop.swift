import BoothApp
import Glibc
import Ncurses
import TerminalUI
import WipingMemory

/// The front's one loop: waits for the terminal, the other threads and time, hands what happened to the application,
/// has its effects done, and shows what is to be seen. It decides nothing.
public final class FrontLoop {
    private var booth: Booth
    private let terminal: Terminal
    private let queue: EventQueue
    private let alive: () -> Void
    private var touch = TouchTracker()
    private var frame: Frame
    private var isDone = false
    /// Nil until the loop runs: drawing needs none.
    private var effects: EffectRunner?

    /// A loop over these parts, which draws its first screen at once: people do not wait for the rest of the start. `alive`
    /// is called after each turn that has drawn.
    public init(
        booth: Booth, terminal: Terminal, queue: EventQueue,
        alive: @escaping () -> Void = {}
    ) {
        self.booth = booth
        self.terminal = terminal
        self.queue = queue
        self.alive = alive
        _ = self.booth.handle(.resized(rows: terminal.size.rows, columns: terminal.size.columns), at: .now)
        frame = Self.frame(of: self.booth, on: terminal)
        terminal.present(frame)
    }

    /// Runs until the application or a signal ends it. The terminal is left to its owner to restore.
    public func run(effects: EffectRunner) {
        self.effects = effects
        while !isDone {
            wait(effects)
            takeInput()
            var news = queue.drain()
            if Moment.now.monotonic >= booth.nextWake { news.append(.tick) }
            news.forEach(handle)
            show()
            news.forEach(speak)
            alive()
        }
    }

    /// Sleeps until something can be read or time is due.
    private func wait(_ effects: EffectRunner) {
        var polls = (terminal.descriptors + [queue.fileDescriptor] + effects.descriptors).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        let left = max(0, booth.nextWake - Moment.now.monotonic)
        _ = poll(&polls, nfds_t(polls.count), Int32(clamping: min(left, 60_000)))
        effects.storeMayHaveChanged()
    }

    private func takeInput() {
        while !isDone, let event = terminal.nextEvent() {
            switch event {
            case .end: isDone = true
            case .input(let input): take(input)
            }
        }
    }

    private func take(_ input: InputEvent) {
        switch touch.handle(input, in: frame) {
        case .key(let key):
            handle(.key(key))
            show()
            speak(after: .key(key))
            return
        case .pad(let move):
            // Drawn when the terminal has no more to say: a finger says much.
            handle(.pad(move))
            return
        case nil: break
        }
        switch input {
        case .key(let key):
            handle(.key(key))
            show()
            speak(after: .key(key))
        case .resize(let rows, let columns): handle(.resized(rows: rows, columns: columns))
        case .press, .drag, .release, .ignored: handle(.stir)
        }
    }

    /// Reads aloud what has been drawn: whoever presses a key does not wait for what is to be said.
    private func speak(after event: BoothEvent) {
        booth.speech(after: event).forEach { effects?.perform($0) }
    }

    private func handle(_ event: BoothEvent) {
        for effect in booth.handle(event, at: .now) {
            switch effect {
            case .quit: isDone = true
            case .wipe:
                effects?.perform(effect)
                wipe()
            case .forgetInquiry:
                effects?.perform(effect)
                queue.discardAnswers()
            default: effects?.perform(effect)
            }
        }
    }

    /// Draws over everything that the session left on the terminal, and wipes what its functions left on the stack.
    private func wipe() {
        show()
        terminal.redraw()
        ting_wipe_stack()
    }

    private func show() {
        frame = Self.frame(of: booth, on: terminal)
        terminal.present(frame)
    }

    private static func frame(of booth: Booth, on terminal: Terminal) -> Frame {
        booth.drawing.frame(
            for: booth.screen(), rows: terminal.size.rows, columns: terminal.size.columns,
            layout: booth.layout)
    }
}
