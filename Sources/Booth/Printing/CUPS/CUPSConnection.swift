internal import CCups

/// One connection to CUPS: opened for one request of the front and closed after it, since a local connection costs
/// less than finding out whether an old one still lives.
struct CUPSConnection: ~Copyable {
    /// libcups' handle.
    let http: OpaquePointer

    /// Milliseconds within which CUPS has to take the connection.
    private static let connectTimeout: Int32 = 3_000
    /// Seconds without an answer after which CUPS counts as hung.
    private static let answerTimeout = 10.0

    /// Connects to the server, `HOST:PORT` or a socket's path; nil is the one that libcups finds (`CUPS_SERVER`,
    /// client.conf, the local socket).
    init(server: String?) throws(PrintingFailure) {
        // libcups keeps its settings by thread, so they are given with each connection.
        cupsSetServer(server)
        // Without this libcups asks for a password on the terminal, and nobody is there.
        cupsSetPasswordCB2({ _, _, _, _, _ in nil }, nil)
        let host = cupsServer()
        let opened = httpConnect2(
            host, ippPort(), nil, Int32(AF_UNSPEC), cupsEncryption(), 1, Self.connectTimeout, nil)
        guard let opened else {
            let address = host.map { String(cString: $0) } ?? "localhost"
            throw .spoolerUnreachable(address: address, detail: Self.lastError())
        }
        httpSetTimeout(opened, Self.answerTimeout, { _, _ in 0 }, nil)
        http = opened
    }

    deinit { httpClose(http) }

    /// What libcups says about the last operation of this thread.
    static func lastError() -> String {
        cupsLastErrorString().map { String(cString: $0) } ?? "no reason given"
    }
}
