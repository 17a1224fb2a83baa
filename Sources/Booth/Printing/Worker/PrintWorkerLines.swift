internal import FoundationEssentials
internal import WorkerProtocol

extension PrintWorker {
    /// The answer to one line of the worker's input, as one line without its end. A line that is no request is
    /// answered with the failure `request-malformed`, and the worker goes on.
    public mutating func answer(toLine line: String) -> String {
        let data = Data(line.utf8)
        let decoder = JSONDecoder()
        let answer: WorkerAnswer<PrintAnswer>
        do {
            let request = try decoder.decode(WorkerRequest<PrintRequest>.self, from: data)
            do throws(PrintingFailure) {
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
        code: "request-malformed", cause: "the line is not a request of the print protocol",
        remedy: "front and worker must come from the same package; reinstall both")
}
