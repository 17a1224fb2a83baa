internal import CCups

/// One IPP operation and its answer (RFC 8010, RFC 8011).
struct IPPExchange: ~Copyable {
    /// What an operation is about.
    enum Target {
        case server
        case queue(String)
        case job(Int)
    }

    /// How the operation ended.
    let status: ipp_status_t
    private let response: OpaquePointer?

    /// Carries the operation out, asking for these attributes.
    init(
        _ operation: ipp_op_t, on target: Target, attributes: [String], whichJobs: String? = nil,
        over connection: borrowing CUPSConnection
    ) {
        let request = ippNewRequest(operation)
        Self.add(target, to: request)
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nil, cupsUser())
        for (index, attribute) in attributes.enumerated() {
            // One attribute with many values: the first makes it, the others are added to it.
            if index == 0 {
                ippAddString(
                    request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", nil, attribute)
            } else {
                var requested = ippFindAttribute(request, "requested-attributes", IPP_TAG_KEYWORD)
                ippSetString(request, &requested, Int32(index), attribute)
            }
        }
        if let whichJobs {
            ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nil, whichJobs)
        }
        response = cupsDoRequest(connection.http, request, "/")
        status = response == nil ? cupsLastError() : ippGetStatusCode(response)
    }

    deinit { ippDelete(response) }

    /// Whether the operation succeeded.
    var succeeded: Bool { response != nil && status.rawValue <= IPP_STATUS_OK_EVENTS_COMPLETE.rawValue }

    /// Whether what it was about does not exist.
    var notFound: Bool { status == IPP_STATUS_ERROR_NOT_FOUND }

    /// The first value of an attribute as a number: an integer or an enum.
    func integer(_ name: String) -> Int? {
        guard let attribute = ippFindAttribute(response, name, IPP_TAG_ZERO) else { return nil }
        return Int(ippGetInteger(attribute, 0))
    }

    /// The first value of a Boolean attribute.
    func boolean(_ name: String) -> Bool? {
        guard let attribute = ippFindAttribute(response, name, IPP_TAG_BOOLEAN) else { return nil }
        return ippGetBoolean(attribute, 0) != 0
    }

    /// All values of an attribute as texts.
    func strings(_ name: String) -> [String] {
        guard let attribute = ippFindAttribute(response, name, IPP_TAG_ZERO) else { return [] }
        return (0..<ippGetCount(attribute)).compactMap { index in
            ippGetString(attribute, index, nil).map { String(cString: $0) }
        }
    }

    /// The jobs of an answer to Get-Jobs: their ids and names, in its order.
    func jobs() -> [(id: Int, name: String)] {
        var jobs: [(id: Int, name: String)] = []
        var id: Int?
        var name = ""
        var attribute = ippFirstAttribute(response)
        while let current = attribute {
            attribute = ippNextAttribute(response)
            switch ippGetName(current).map({ String(cString: $0) }) {
            case "job-id" where ippGetGroupTag(current) == IPP_TAG_JOB: id = Int(ippGetInteger(current, 0))
            case "job-name" where ippGetGroupTag(current) == IPP_TAG_JOB:
                name = ippGetString(current, 0, nil).map { String(cString: $0) } ?? ""
            case nil:
                // An attribute without a name stands between two jobs.
                if let id { jobs.append((id, name)) }
                (id, name) = (nil, "")
            default: break
            }
        }
        if let id { jobs.append((id, name)) }
        return jobs
    }

    private static func add(_ target: Target, to request: OpaquePointer?) {
        let (name, resource): (String, String)
        switch target {
        case .server: return
        case .queue(let queue): (name, resource) = ("printer-uri", "/printers/\(queue)")
        case .job(let id): (name, resource) = ("job-uri", "/jobs/\(id)")
        }
        var uri = [CChar](repeating: 0, count: 1_024)
        httpAssembleURI(
            HTTP_URI_CODING_ALL, &uri, Int32(uri.count), "ipp", nil, "localhost", ippPort(), resource)
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, name, nil, uri)
    }
}
