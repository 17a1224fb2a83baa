import CountyAPI
import FoundationEssentials

/// The OpenAPI 3.1 document of exactly the paths in ``Endpoint``.
enum OpenAPIDocument {
    static func bytes() throws -> Data { try CanonicalJSON.encode(value()) }

    static func value() -> JSONValue {
        var paths: [String: [String: JSONValue]] = [:]
        for endpoint in Endpoint.allCases {
            let method = endpoint.method.rawValue.lowercased()
            paths[endpoint.path, default: [:]][method] = operation(endpoint)
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Ting county gateway", "version": "1",
                "description": "Stores sealed envelopes and signs receipts for them; it cannot open them.",
            ],
            "paths": .object(paths.mapValues(JSONValue.object)),
            "components": [
                "schemas": .object(OpenAPISchemas.all),
                "securitySchemes": [
                    "booth": [
                        "type": "mutualTLS",
                        "description": "A certificate with the URI urn:ting:booth:ID, issued at enrolment.",
                    ],
                    "county": [
                        "type": "mutualTLS",
                        "description": "The certificate with the URI urn:ting:county.",
                    ],
                ],
            ],
        ]
    }

    private static func operation(_ endpoint: Endpoint) -> JSONValue {
        var operation: [String: JSONValue] = [
            "operationId": .string(endpoint.rawValue),
            "summary": .string(summary(endpoint)),
            "responses": .object(responses(endpoint)),
            "security": security(endpoint.audience),
        ]
        let parameters = parameters(endpoint)
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let body = requestBody(endpoint) { operation["requestBody"] = body }
        return .object(operation)
    }

    private static func security(_ audience: Endpoint.Audience) -> JSONValue {
        switch audience {
        case .anybody: []
        case .namedBooth: [["booth": []]]
        case .boothOrCounty: [["booth": []], ["county": []]]
        case .county: [["county": []]]
        }
    }

    private static func summary(_ endpoint: Endpoint) -> String {
        switch endpoint {
        case .enrol: "Exchange a one-time code for a booth's certificate and what to trust of the county."
        case .renew:
            "A new certificate for the key of the old one, which may have ended; the old one signs for it."
        case .sendBatch: "Send envelopes; one result each, in the same order, stored before the answer."
        case .reconcile:
            "Which ranges of the booth's sequence the county holds otherwise than the booth has receipts for."
        case .fetchEvents: "Replies and case events for a booth, oldest first, at least once; long poll."
        case .fetchCatalogue: "The signed root of the catalogue in force."
        case .fetchBlob: "A file of the catalogue by its SHA-256 digest."
        case .probeBlob: "Whether a file is there."
        case .fetchEnvelopes: "Envelopes for the county, oldest first, at least once; long poll."
        case .postMessages: "Messages for booths; each is kept once by its id."
        case .uploadBlob: "Upload a file of the catalogue."
        case .publishCatalogue: "Put a root into force: signed by the county, newer, all its files uploaded."
        case .health: "Whether the gateway can reach its mailbox."
        case .metrics: "Figures in Prometheus' text format."
        case .openAPI: "This document."
        }
    }

    private static func parameters(_ endpoint: Endpoint) -> [JSONValue] {
        var parameters: [JSONValue] = []
        if endpoint.path.contains("{booth}") {
            parameters.append(parameter("booth", "path", ["$ref": "#/components/schemas/BoothID"]))
        }
        if endpoint.path.contains("{digest}") {
            parameters.append(parameter("digest", "path", ["$ref": "#/components/schemas/Digest"]))
        }
        if endpoint == .fetchEvents || endpoint == .fetchEnvelopes {
            parameters += [
                parameter("after", "query", ["type": "string"]),
                parameter(
                    "limit", "query", ["type": "integer", "minimum": 1, "maximum": 500, "default": 100]),
                parameter("wait", "query", ["type": "integer", "minimum": 0, "maximum": 600, "default": 0]),
            ]
        }
        return parameters
    }

    private static func parameter(_ name: String, _ place: String, _ schema: JSONValue) -> JSONValue {
        [
            "name": .string(name), "in": .string(place), "required": .boolean(place == "path"),
            "schema": schema,
        ]
    }

    private static func requestBody(_ endpoint: Endpoint) -> JSONValue? {
        switch endpoint {
        case .enrol: json("EnrolmentRequest")
        case .renew: json("RenewalRequest")
        case .sendBatch: json("BatchRequest")
        case .reconcile: json("ReconciliationRequest")
        case .postMessages: json("OutgoingMessages")
        case .publishCatalogue: json("CataloguePublication")
        case .uploadBlob: ["required": true, "content": ["application/octet-stream": [:]]]
        case .fetchEvents, .fetchCatalogue, .fetchBlob, .probeBlob, .fetchEnvelopes, .health, .metrics,
            .openAPI:
            nil
        }
    }

    private static func json(_ schema: String) -> JSONValue {
        ["required": true, "content": ["application/json": ["schema": reference(schema)]]]
    }

    private static func reference(_ schema: String) -> JSONValue {
        ["$ref": .string("#/components/schemas/\(schema)")]
    }

    private static func responses(_ endpoint: Endpoint) -> [String: JSONValue] {
        func answer(_ text: String, _ type: String? = nil, _ schema: JSONValue = [:]) -> JSONValue {
            guard let type else { return ["description": .string(text)] }
            return ["description": .string(text), "content": [type: ["schema": schema]]]
        }
        func json(_ schema: String) -> JSONValue { answer(schema, "application/json", reference(schema)) }
        var responses: [String: JSONValue] = [
            "default": answer("A problem (RFC 9457)", "application/problem+json", reference("Problem"))
        ]
        switch endpoint {
        case .enrol: responses["201"] = json("EnrolmentResponse")
        case .renew: responses["201"] = json("RenewalResponse")
        case .sendBatch: responses["200"] = json("BatchResponse")
        case .reconcile: responses["200"] = json("ReconciliationResponse")
        case .fetchEvents: responses["200"] = json("EventsPage")
        case .fetchCatalogue:
            responses["200"] = json("CataloguePublication")
            responses["304"] = answer("Unchanged since the ETag in If-None-Match")
        case .fetchBlob: responses["200"] = answer("The bytes", "application/octet-stream")
        case .probeBlob: responses["200"] = answer("It is there")
        case .fetchEnvelopes: responses["200"] = json("EnvelopesPage")
        case .postMessages, .uploadBlob: responses["204"] = answer("Stored")
        case .publishCatalogue:
            responses["200"] = answer("It was in force before")
            responses["201"] = answer("In force now")
        case .health: responses["200"] = answer("In order", "application/json")
        case .metrics: responses["200"] = answer("Figures", "text/plain")
        case .openAPI: responses["200"] = answer("OpenAPI 3.1", "application/json")
        }
        return responses
    }
}
