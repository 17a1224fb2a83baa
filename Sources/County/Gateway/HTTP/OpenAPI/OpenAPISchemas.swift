/// The JSON Schemas (2020-12) of what goes over the wire.
enum OpenAPISchemas {
    static let all: [String: JSONValue] = [
        "BoothID": ["type": "string", "pattern": "^[a-z0-9-]{1,32}$"],
        "Digest": ["type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256"],
        "Instant": ["type": "integer", "description": "Milliseconds since 1970-01-01T00:00:00Z"],
        "Key": bytes("32 bytes: Ed25519 or X25519"),
        "Signed": object(
            [
                "bytes": bytes("The exact bytes that were signed: canonical JSON"),
                "keyID": ["type": "string", "pattern": "^[0-9a-f]{16}$"],
                "signature": bytes("Ed25519 over 'ting/', the value's context, a zero byte and the bytes"),
            ], ["bytes", "keyID", "signature"]),
        "Envelope": object(
            ["header": reference("Signed"), "payload": bytes("The ciphertext")], ["header", "payload"]),
        "BatchRequest": object(["envelopes": list("Envelope")], ["envelopes"]),
        "BatchResponse": object(["results": list("EnvelopeResult")], ["results"]),
        "EnvelopeResult": object(
            [
                "digest": reference("Digest"), "proof": reference("ReceiptProof"),
                "problem": reference("Problem"),
            ], ["digest"]),
        "ReceiptProof": object(
            ["receipt": reference("Signed"), "certificate": reference("Signed")], ["receipt", "certificate"]),
        "DownwardMessage": object(
            [
                "id": uuid, "kind": ["type": "string"], "subject": uuid,
                "body": bytes("The JSON of a Signed value of this kind"),
            ], ["id", "kind", "subject", "body"]),
        "EventsPage": object(
            [
                "messages": list("DownwardMessage"), "next": ["type": "string"],
                "hasMore": ["type": "boolean"],
            ], ["messages", "next", "hasMore"]),
        "PostedEnvelope": object(
            [
                "cursor": ["type": "integer"], "envelope": reference("Envelope"),
                "boothKey": reference("Key"),
                "storedAt": reference("Instant"),
            ], ["cursor", "envelope", "boothKey", "storedAt"]),
        "EnvelopesPage": object(
            [
                "envelopes": list("PostedEnvelope"), "hasMore": ["type": "boolean"],
                "deliveredThrough": ["type": "integer"],
            ], ["envelopes", "hasMore"]),
        "ReconciliationRequest": object(
            [
                "ranges": [
                    "type": "array", "maxItems": 64,
                    "items": object(
                        [
                            "first": ["type": "integer", "minimum": 1], "last": ["type": "integer"],
                            "root": reference("Digest"),
                        ], ["first", "last", "root"]),
                ]
            ], ["ranges"]),
        "ReconciliationResponse": object(
            ["differing": ["type": "array", "items": ["type": "integer"]]], ["differing"]),
        "OutgoingMessages": object(
            [
                "messages": [
                    "type": "array",
                    "items": object(
                        ["booth": reference("BoothID"), "message": reference("DownwardMessage")],
                        ["booth", "message"]),
                ],
                "through": ["type": "integer"],
            ], ["messages"]),
        "CataloguePublication": object(["root": reference("Signed")], ["root"]),
        "CountyTrust": object(
            [
                "countyName": ["type": "string"], "countyKey": reference("Key"),
                "sealingKey": reference("Key"),
            ], ["countyName", "countyKey", "sealingKey"]),
        "EnrolmentRequest": object(
            [
                "code": ["type": "string"], "certificateRequest": ["type": "string", "description": "PEM"],
                "boothKey": reference("Key"),
            ], ["code", "certificateRequest", "boothKey"]),
        "EnrolmentResponse": object(
            [
                "booth": reference("BoothID"),
                "boothCode": ["type": "integer", "minimum": 0, "maximum": 9999],
                "boothName": ["type": "string"], "certificate": ["type": "string", "description": "PEM"],
                "trust": reference("CountyTrust"),
            ], ["booth", "boothCode", "boothName", "certificate", "trust"]),
        "RenewalRequest": object(
            [
                "certificate": ["type": "string", "description": "PEM"],
                "signature": [
                    "type": "string", "contentEncoding": "base64",
                    "description":
                        "ECDSA with SHA-256 (DER) over \"ting/renewal\", a zero byte and the certificate's PEM text",
                ],
            ], ["certificate", "signature"]),
        "RenewalResponse": object(
            ["certificate": ["type": "string", "description": "PEM"]], ["certificate"]),
        "Problem": object(
            [
                "type": ["type": "string", "pattern": "^urn:ting:problem:"], "title": ["type": "string"],
                "status": ["type": "integer"], "detail": ["type": "string"],
                "retry": ["enum": ["never", "later", "after-fix"]],
            ], ["type", "title", "status", "retry"]),
    ]

    private static let uuid: JSONValue = ["type": "string", "format": "uuid"]

    private static func reference(_ name: String) -> JSONValue {
        ["$ref": .string("#/components/schemas/\(name)")]
    }

    private static func list(_ name: String) -> JSONValue { ["type": "array", "items": reference(name)] }

    private static func bytes(_ description: String) -> JSONValue {
        ["type": "string", "contentEncoding": "base64", "description": .string(description)]
    }

    private static func object(_ properties: [String: JSONValue], _ required: [String]) -> JSONValue {
        [
            "type": "object", "properties": .object(properties),
            "required": .array(required.map(JSONValue.string)),
        ]
    }
}
