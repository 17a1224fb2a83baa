import WorkerProtocol

/// A document scanner.
protocol PageScanner {
    /// The name of the scanner that would be used: this one, or the first that is there; nil if there is none.
    func name(of device: String?) throws(WorkerFailure) -> String?

    /// One page, as it lies on the glass or comes out of the feeder.
    func scan(_ device: String?) throws(WorkerFailure) -> GreyImage

    /// Lets go of what the last page left open. May take as long as a carriage needs to go home.
    func release()
}

extension WorkerFailure {
    /// A scanner's failure that the front tells the person about, by its code.
    static func scanner(_ code: String, _ cause: String, _ remedy: String) -> WorkerFailure {
        WorkerFailure(code: "scanner-" + code, cause: cause, remedy: remedy)
    }

    /// There is no scanner, or not the one that was named.
    static let scannerAbsent = scanner(
        "absent", "SANE finds no scanner",
        "Connect it and switch it on; `scanimage -L` lists what is found, scanner.device names one.")

    /// Something that only the product's makers can mend.
    static func imaging(_ cause: String) -> WorkerFailure {
        WorkerFailure(
            code: "imaging-failed", cause: cause, remedy: "Scan or sign again; if it stays, report it.")
    }
}
