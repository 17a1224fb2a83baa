import Domain

@testable import CardReaders

/// The machine against the simulated SAM in virtual time: no device, no clock, no waiting.
struct VirtualBench {
    var machine: ReaderMachine
    var sam: SimulatedSAM
    private(set) var now: Milliseconds = 0
    /// What the machine reported, in order.
    private(set) var events: [ReaderEvent] = []
    /// When it wanted the device opened.
    private(set) var openings: [Milliseconds] = []
    /// The commands it sent.
    private(set) var commands: [SAMCommand] = []
    private(set) var speedChanges: [BaudRate] = []
    /// Whether opening the device works.
    var openFault: ReaderFault?
    private var wakeAt: Milliseconds?
    private var isOpen = false
    private var speed = BaudRate.baud115200
    private var outgoing: [SimulatedSAM.Transmission] = []

    init(traits: SimulatedSAM.Traits = SimulatedSAM.Traits(), timing: ReaderTiming = ReaderTiming()) {
        machine = ReaderMachine(timing: timing)
        sam = SimulatedSAM(traits: traits)
    }

    mutating func start() { feed(.start) }

    mutating func feed(_ event: ReaderMachine.Event) {
        var queue = [event]
        while !queue.isEmpty {
            wakeAt = nil
            for effect in machine.handle(queue.removeFirst(), at: now) {
                switch effect {
                case .open(let speed):
                    openings.append(now)
                    self.speed = speed
                    isOpen = openFault == nil
                    queue.append(openFault.map { .openFailed($0) } ?? .opened)
                case .close: (isOpen, outgoing) = (false, [])
                case .setSpeed(let speed):
                    self.speed = speed
                    speedChanges.append(speed)
                case .flushInput: outgoing.removeAll { $0.at <= now }
                case .write(let bytes):
                    if let command = SAMCommand(body: Array(bytes[7..<(bytes.count - 1)])) {
                        commands.append(command)
                    }
                    outgoing += sam.receive(bytes, at: now, lineSpeed: speed)
                case .wake(let at): wakeAt = at
                case .report(let event): events.append(event)
                }
            }
        }
    }

    /// Lets so much time pass, one happening after the other.
    mutating func run(_ duration: Milliseconds) { runUntil(now + duration) { _ in false } }

    /// Lets time pass until something was reported; false when the limit came first.
    @discardableResult
    mutating func run(limit: Milliseconds = 120_000, until condition: ([ReaderEvent]) -> Bool) -> Bool {
        runUntil(now + limit, condition)
    }

    @discardableResult
    private mutating func runUntil(_ end: Milliseconds, _ condition: ([ReaderEvent]) -> Bool) -> Bool {
        while !condition(events) {
            let next = [wakeAt, sam.dueAt, outgoing.map(\.at).min()].compactMap { $0 }.min()
            guard let next, next <= end else {
                now = max(now, end)
                return condition(events)
            }
            now = max(now, next)
            outgoing += sam.advance(to: now)
            if let index = outgoing.firstIndex(where: { $0.at <= now }) {
                let transmission = outgoing.remove(at: index)
                guard isOpen else { continue }
                if !transmission.bytes.isEmpty { feed(.received(transmission.bytes)) }
                if transmission.hangsUp { feed(.lost(.gone("test", 5))) }
            } else if let wakeAt, wakeAt <= now {
                feed(.time)
            }
        }
        return true
    }
}

extension ReaderEvent {
    /// The event's name, without what it carries but a fault's code.
    var name: String {
        switch self {
        case .ready: "ready"
        case .cardPresent: "present"
        case .document: "document"
        case .readFailed(let fault): "failed " + fault.code.rawValue
        case .cardRemoved: "removed"
        case .unavailable(let fault): "unavailable " + fault.code.rawValue
        }
    }

    /// The name on the card of a document event.
    var person: String? { if case .document(let document) = self { document.name.reveal() } else { nil } }
}

extension [ReaderEvent] {
    var names: [String] { map(\.name) }
    var persons: [String] { compactMap(\.person) }
}
