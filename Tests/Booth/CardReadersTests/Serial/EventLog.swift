import Synchronization

@testable import CardReaders

/// Collects a reader's events from its thread and lets a test wait for one.
final class EventLog: Sendable {
    private struct State {
        var events: [ReaderEvent] = []
        var waiting:
            [(condition: @Sendable ([ReaderEvent]) -> Bool, resume: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var events: [ReaderEvent] { state.withLock { $0.events } }

    func note(_ event: ReaderEvent) {
        let due = state.withLock { state in
            state.events.append(event)
            let due = state.waiting.filter { $0.condition(state.events) }
            state.waiting.removeAll { $0.condition(state.events) }
            return due
        }
        for waiter in due { waiter.resume.resume() }
    }

    /// Waits until the events fulfil the condition, or the test's time limit has cancelled it.
    func wait(until condition: @escaping @Sendable ([ReaderEvent]) -> Bool) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDue = state.withLock { state in
                    guard !Task.isCancelled, !condition(state.events) else { return true }
                    state.waiting.append((condition, continuation))
                    return false
                }
                if isDue { continuation.resume() }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                defer { state.waiting = [] }
                return state.waiting
            }
            for waiter in waiting { waiter.resume.resume() }
        }
    }
}
