public import WorkerProtocol

/// The work of `kiosk-ime`: answers the front's requests one by one.
public struct InputMethodWorker {
    private let engine: RimeEngine

    /// A worker with this engine.
    public init(engine: RimeEngine) { self.engine = engine }

    /// Does what is asked.
    public func answer(to request: InputMethodRequest) throws(InputMethodFailure) -> Composition {
        switch request {
        case .start(let schema): return try engine.start(schema: schema)
        case .key(let text):
            // One character, or nothing happens; the composition is shown as it is.
            return try engine.press(text.count == 1 ? text.first ?? "\0" : "\0")
        case .deleteBackward: return try engine.deleteBackward()
        case .select(let index): return try engine.select(index: index)
        case .page(let forward): return try engine.page(forward: forward)
        case .clear: return engine.clear()
        }
    }

    /// The answer to one line of the worker's input, as one line without its end.
    public func answer(toLine line: String) -> String {
        WorkerLines.answer(toLine: line) { (request: InputMethodRequest) throws(WorkerFailure) in
            do throws(InputMethodFailure) { return try answer(to: request) } catch {
                throw error.workerFailure
            }
        }
    }
}
