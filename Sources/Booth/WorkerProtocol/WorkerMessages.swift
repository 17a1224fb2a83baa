/// One request to a worker of the front: one JSON object on one line of its standard input.
public struct WorkerRequest<Body: Codable & Sendable>: Codable, Sendable {
    /// Counts up from 1; the answer carries the same number.
    public var id: Int
    /// What is asked.
    public var body: Body

    /// A request with this number.
    public init(id: Int, body: Body) {
        self.id = id
        self.body = body
    }
}

/// The answer to one request: one JSON object on one line of the worker's standard output.
public struct WorkerAnswer<Body: Codable & Sendable>: Codable, Sendable {
    /// The request's number.
    public var id: Int
    /// What was answered; nil where ``failure`` says why not.
    public var body: Body?
    /// Why the request failed.
    public var failure: WorkerFailure?

    /// An answer that carries a result.
    public init(id: Int, body: Body) {
        self.id = id
        self.body = body
    }

    /// An answer that says why there is none.
    public init(id: Int, failure: WorkerFailure) {
        self.id = id
        self.failure = failure
    }
}

/// Why a worker could not do what was asked; for the log and the technician, never with personal data.
public struct WorkerFailure: Error, Codable, Sendable, Hashable {
    /// A stable name in kebab case, such as `printer-absent`.
    public var code: String
    /// What happened, with the library's own words.
    public var cause: String
    /// What a technician does about it.
    public var remedy: String

    /// A failure with these texts.
    public init(code: String, cause: String, remedy: String) {
        self.code = code
        self.cause = cause
        self.remedy = remedy
    }
}
