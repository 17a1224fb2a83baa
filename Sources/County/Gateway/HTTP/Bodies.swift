import CountyAPI
import FoundationEssentials
import Hummingbird

/// Bodies on the wire: JSON or bytes, `gzip` in either direction.
enum Bodies {
    /// The body's bytes, inflated where they were gzipped; never more than `limit`, before or after.
    static func read(_ request: Request, limit: Int) async throws -> Data {
        let buffer = try await request.body.collect(upTo: limit)
        let bytes = Data(buffer.readableBytesView)
        switch request.headers[.contentEncoding] {
        case nil, "identity": return bytes
        case "gzip":
            do { return try Deflate.inflate(bytes, .gzip, limit: limit) } catch {
                throw error == .tooLong ? Problem.tooLarge : .badRequest("the gzip stream is damaged")
            }
        default: throw Problem.unknownCoding
        }
    }

    /// The JSON body as a value.
    static func decode<Value: Decodable>(
        _ type: Value.Type, _ request: Request, limit: Int
    ) async throws -> Value {
        let bytes = try await read(request, limit: limit)
        do { return try CanonicalJSON.decode(type, from: bytes) } catch let error as DecodingError {
            throw Problem.badRequest(explain(error))
        }
    }

    /// Where a body is not of its shape: the path, never the value.
    private static func explain(_ error: DecodingError) -> String {
        let context: DecodingError.Context? =
            switch error {
            case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
                .valueNotFound(_, let context):
                context
            @unknown default: nil
            }
        let path = context.map { $0.codingPath.map(\.stringValue).joined(separator: ".") } ?? ""
        return path.isEmpty
            ? "the body is not the JSON expected here" : "\(path) is missing or of another shape"
    }

    /// Below this a gzip header costs more than it saves.
    private static let worthCompressing = 512

    /// An answer, gzipped where the caller takes it and it is worth it.
    static func answer(
        _ bytes: Data, type: String, to request: Request, status: HTTPResponse.Status = .ok
    ) -> Response {
        var headers: HTTPFields = [.contentType: type, .vary: "Accept-Encoding"]
        var bytes = bytes
        let accepted = (request.headers[.acceptEncoding] ?? "").split(whereSeparator: { ", ;".contains($0) })
        if accepted.contains("gzip"), bytes.count >= worthCompressing,
            let compressed = try? Deflate.compress(bytes, .gzip), compressed.count < bytes.count
        {
            bytes = compressed
            headers[.contentEncoding] = "gzip"
        }
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A value as JSON.
    static func json(
        _ value: some Encodable, to request: Request, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        answer(try CanonicalJSON.encode(value), type: "application/json", to: request, status: status)
    }

    /// A problem (RFC 9457).
    static func problem(_ problem: Problem, to request: Request) -> Response {
        let bytes = (try? CanonicalJSON.encode(problem)) ?? Data()
        var response = answer(
            bytes, type: "application/problem+json", to: request, status: .init(code: problem.status))
        if problem.status == 503 { response.headers[.retryAfter] = "30" }
        return response
    }
}
