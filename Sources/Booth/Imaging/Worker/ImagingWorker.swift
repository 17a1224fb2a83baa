public import WorkerProtocol

/// The work of `kiosk-imaging`: answers the front's requests one by one, and keeps nothing of a person's between two of them.
///
///     var worker = ImagingWorker()
///     let answer = worker.answer(toLine: #"{"id":1,"body":{"scanner":{}}}"#)
public struct ImagingWorker {
    private let openScanner: () throws(WorkerFailure) -> any PageScanner
    private var opened: (any PageScanner)?

    /// A worker over the scanners that SANE finds.
    public init() {
        self.init { () throws(WorkerFailure) in try SANEScanner() }
    }

    init(openScanner: @escaping () throws(WorkerFailure) -> any PageScanner) {
        self.openScanner = openScanner
    }

    /// Does what is asked.
    public mutating func answer(to request: ImagingRequest) throws(WorkerFailure) -> ImagingAnswer {
        switch request {
        case .scanner(let device): return .scanner(name: try scanner().name(of: device))
        case .scan(let device, let pages):
            guard pages.count < ScanLimits.pages else { throw .imaging("the document is full") }
            let page = try scanner().scan(device).scaled(toFit: ScanLimits.pixels)
            let jpeg = try PageEncoding.jpeg(of: page)
            return .scanned(
                ScannedPage(jpeg: jpeg, thumbnail: page.thumbnail, isBlank: page.isBlank),
                document: try PageDocument.pdf(of: pages + [jpeg]))
        case .signature(let signature): return .signature(png: try SignaturePicture.png(of: signature))
        }
    }

    /// Lets go of the scanner, once the answer is on its way. Some of SANE's drivers cancel their reading thread at any
    /// instruction, also where it holds the lock of the memory that it needs to end; then this never returns.
    public func release() { opened?.release() }

    private mutating func scanner() throws(WorkerFailure) -> any PageScanner {
        if let opened { return opened }
        let scanner = try openScanner()
        opened = scanner
        return scanner
    }

    /// The answer to one line of the worker's input, as one line without its end.
    public mutating func answer(toLine line: String) -> String {
        WorkerLines.answer(toLine: line) { (request: ImagingRequest) throws(WorkerFailure) in
            try answer(to: request)
        }
    }
}
