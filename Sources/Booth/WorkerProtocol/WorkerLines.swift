import FoundationEssentials

/// The worker's side of the protocol: one line in, one line out.
public enum WorkerLines {
    /// The answer to one line of a worker's input, as one line without its end. A line that is no request is answered
    /// with the failure `request-malformed`, and the worker goes on.
    public static func answer<Request: Codable & Sendable, Answer: Codable & Sendable>(
        toLine line: String, by work: (Request) throws(WorkerFailure) -> Answer
    ) -> String {
        let data = Data(line.utf8)
        let decoder = JSONDecoder()
        let answer: WorkerAnswer<Answer>
        do {
            let request = try decoder.decode(WorkerRequest<Request>.self, from: data)
            do throws(WorkerFailure) {
                answer = WorkerAnswer(id: request.id, body: try work(request.body))
            } catch {
                answer = WorkerAnswer(id: request.id, failure: error)
            }
        } catch {
            // Whose request it was can often still be read; 0 is nobody's.
            let id = (try? decoder.decode(RequestNumber.self, from: data))?.id ?? 0
            answer = WorkerAnswer(id: id, failure: malformed)
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
        code: "request-malformed", cause: "the line is not a request of this worker's protocol",
        remedy: "front and worker must come from the same package; reinstall both")
}
