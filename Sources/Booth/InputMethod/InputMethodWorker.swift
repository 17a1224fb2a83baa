internal import FoundationEssentials
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

    /// The answer to one line of the worker's input, as one line without its end. A line that is no request is
    /// answered with the failure `request-malformed`, and the worker goes on.
    public func answer(toLine line: String) -> String {
        let data = Data(line.utf8)
        let decoder = JSONDecoder()
        let answer: WorkerAnswer<Composition>
        do {
            let request = try decoder.decode(WorkerRequest<InputMethodRequest>.self, from: data)
            do throws(InputMethodFailure) {
                answer = WorkerAnswer(id: request.id, body: try self.answer(to: request.body))
            } catch {
                answer = WorkerAnswer(id: request.id, failure: error.workerFailure)
            }
        } catch {
            // Whose request it was can often still be read; 0 is nobody's.
            let id = (try? decoder.decode(RequestNumber.self, from: data))?.id ?? 0
            answer = WorkerAnswer(id: id, failure: Self.malformed)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(answer), as: UTF8.self)
        } catch {
            return #"{"failure":{"cause":"no JSON","code":"answer-unencodable","remedy":"report it"},"id":0}"#
        }
    }

    private struct RequestNumber: Decodable { var id: Int }

    /// The line itself is not quoted: it may hold what was typed.
    private static let malformed = WorkerFailure(
        code: "request-malformed", cause: "the line is not a request of the input method's protocol",
        remedy: "front and worker must come from the same package; reinstall both")
}
