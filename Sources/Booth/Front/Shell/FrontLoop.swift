import BoothApp
import Glibc
import Ncurses
import TerminalUI

/// The front's one loop: waits for the terminal, the other threads and time, hands what happened to the application,
/// has its effects done, and shows what is to be seen. It decides nothing.
public final class FrontLoop {
    private var booth: Booth
    private let terminal: Terminal
    private let renderer: ScreenRenderer
    private let queue: EventQueue
    private let effects: EffectRunner
    private let alive: () -> Void
    private var touch = TouchTracker()
    private var frame: Frame
    private var isDone = false

    /// A loop over these parts; `alive` is called after each turn that has drawn.
    public init(
        booth: Booth, terminal: Terminal, renderer: ScreenRenderer, queue: EventQueue, effects: EffectRunner,
        alive: @escaping () -> Void = {}
    ) {
        self.booth = booth
        self.terminal = terminal
        self.renderer = renderer
        self.queue = queue
        self.effects = effects
        self.alive = alive
        frame = renderer.frame(for: booth.screen(), rows: terminal.size.rows, columns: terminal.size.columns)
    }

    /// Runs until the application or a signal ends it. The terminal is left to its owner to restore.
    public func run() {
        handle(.resized(rows: terminal.size.rows, columns: terminal.size.columns))
        show()
        while !isDone {
            wait()
            takeInput()
            queue.drain().forEach(handle)
            if Moment.now.monotonic >= booth.nextWake { handle(.tick) }
            show()
            alive()
        }
    }

    /// Sleeps until something can be read or time is due.
    private func wait() {
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
        if let key = touch.handle(input, in: frame) {
            handle(.key(key))
            show()
            return
        }
        switch input {
        case .key(let key): handle(.key(key))
        case .resize(let rows, let columns): handle(.resized(rows: rows, columns: columns))
        case .press, .release, .ignored: handle(.stir)
        }
    }

    private func handle(_ event: BoothEvent) {
        for effect in booth.handle(event, at: .now) {
            switch effect {
            case .quit: isDone = true
            case .wipe: wipe()
            case .forgetInquiry:
                effects.perform(effect)
                queue.discardAnswers()
            default: effects.perform(effect)
            }
        }
    }

    /// Draws over everything that the session left on the terminal.
    private func wipe() {
        show()
        terminal.redraw()
    }

    private func show() {
        frame = renderer.frame(for: booth.screen(), rows: terminal.size.rows, columns: terminal.size.columns)
        terminal.present(frame)
    }
}
