internal import CCups

extension CUPSSpooler {
    /// Hands one PDF over as one job: Create-Job, then Send-Document with the bytes from memory.
    func submit(_ page: SlipPDF.Page, named name: String, to queue: String) throws(PrintingFailure) -> Int {
        let connection = try CUPSConnection(server: server)
        let destination = try CUPSDestination(queue: queue, over: connection)
        var options = CUPSOptions()
        if let media = destination.media(
            width: Int(page.width.rounded()), height: Int(page.height.rounded(.up)), over: connection)
        {
            options.add("media", media)
            options.add("print-scaling", "none")
        }
        var id: Int32 = 0
        let created = cupsCreateDestJob(
            connection.http, destination.destination, destination.info, &id, name, options.count,
            options.array)
        guard created.rawValue <= IPP_STATUS_OK_EVENTS_COMPLETE.rawValue, id > 0 else {
            throw .refused(operation: "Create-Job", detail: CUPSConnection.lastError())
        }
        do {
            try send(page.bytes, ofJob: id, named: name, to: destination, over: connection)
        } catch {
            // A job without its document would wait for ever and keep the queue from ending.
            cupsCancelJob2(connection.http, queue, id, 1)
            throw error
        }
        return Int(id)
    }

    private func send(
        _ bytes: [UInt8], ofJob id: Int32, named name: String, to destination: borrowing CUPSDestination,
        over connection: borrowing CUPSConnection
    ) throws(PrintingFailure) {
        let started = cupsStartDestDocument(
            connection.http, destination.destination, destination.info, id, name, "application/pdf", 0, nil, 1
        )
        guard started == HTTP_STATUS_CONTINUE else {
            throw .refused(operation: "Send-Document", detail: CUPSConnection.lastError())
        }
        let sent = bytes.withUnsafeBytes { buffer in
            cupsWriteRequestData(
                connection.http, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count)
        }
        let finished = cupsFinishDestDocument(connection.http, destination.destination, destination.info)
        guard sent == HTTP_STATUS_CONTINUE, finished.rawValue <= IPP_STATUS_OK_EVENTS_COMPLETE.rawValue else {
            throw .refused(operation: "Send-Document", detail: CUPSConnection.lastError())
        }
    }
}

/// A queue as libcups' destination functions want it.
private struct CUPSDestination: ~Copyable {
    let destination: UnsafeMutablePointer<cups_dest_t>
    let info: OpaquePointer

    init(queue: String, over connection: borrowing CUPSConnection) throws(PrintingFailure) {
        guard let destination = cupsGetNamedDest(connection.http, queue, nil) else {
            throw .queueAbsent(name: queue)
        }
        guard let info = cupsCopyDestInfo(connection.http, destination) else {
            cupsFreeDests(1, destination)
            throw .refused(operation: "Get-Printer-Attributes", detail: CUPSConnection.lastError())
        }
        self.destination = destination
        self.info = info
    }

    deinit {
        cupsFreeDestInfo(info)
        cupsFreeDests(1, destination)
    }

    /// The queue's name for paper of this size in whole millimetres: cut to length where the queue can, or else a
    /// size within half a centimetre; nil where it has neither and its default must do.
    ///
    /// A size that the printer does not take makes it throw the job away, so nothing is asked that it does not offer.
    func media(width: Int, height: Int, over connection: borrowing CUPSConnection) -> String? {
        let names = cupsFindDestSupported(connection.http, destination, info, "media")
        let supported = (0..<ippGetCount(names)).compactMap { index in
            ippGetString(names, index, nil).map { String(cString: $0) }
        }
        if let cut = CutPaper(mediaNames: supported) {
            return cut.length(width: width, height: height).map { "Custom.\(width)x\($0)mm" }
        }
        var size = cups_size_t()
        let found = cupsGetDestMediaBySize(
            connection.http, destination, info, Int32(width * 100), Int32(height * 100),
            UInt32(CUPS_MEDIA_FLAGS_DEFAULT), &size)
        guard found == 1 else { return nil }
        return withUnsafeBytes(of: &size.media) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}

/// A list of job options that libcups allocates.
private struct CUPSOptions: ~Copyable {
    private(set) var count: Int32 = 0
    private(set) var array: UnsafeMutablePointer<cups_option_t>?

    mutating func add(_ name: String, _ value: String) { count = cupsAddOption(name, value, count, &array) }

    deinit { cupsFreeOptions(count, array) }
}
