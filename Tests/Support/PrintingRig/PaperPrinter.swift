import Foundation

/// A printer that speaks IPP (ippeveprinter) and keeps what it prints as files. It has paper or has none.
struct PaperPrinter {
    var folder: URL
    var port: Int

    /// The PDF files that came out, in the order of their jobs.
    var received: URL { folder.appending(path: "received") }
    var uri: String { "ipp://127.0.0.1:\(port)/ipp/print" }

    private var paperOut: URL { folder.appending(path: "paper-out") }
    private var attributes: URL { folder.appending(path: "attributes.conf") }
    private var command: URL { folder.appending(path: "print-command") }

    /// Creates the folders and the command that prints.
    func install() throws {
        for url in [received, folder.appending(path: "jobs")] {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        }
        try ReceiptPrinterAttributes.file.write(to: attributes, atomically: true, encoding: .utf8)
        try script.write(to: command, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: command.path)
    }

    /// Switches the printer on.
    func start(environment: [String: String]) throws -> RigDaemon {
        try RigDaemon(
            .ippeveprinter,
            [
                "-p", "\(port)", "-d", folder.appending(path: "jobs").path, "-a", attributes.path,
                "-n", "localhost", "-r", "off", "-c", command.path, "Slips \(port)",
            ],
            environment: environment, logFolder: folder)
    }

    /// Takes the paper out, or puts it in.
    func setPaper(present: Bool) throws {
        if present {
            try FileManager.default.removeItem(at: paperOut)
        } else {
            try Data().write(to: paperOut)
        }
    }

    /// Printing is waiting for paper, saying so, and then keeping the file, complete under its name or not there.
    private var script: String {
        """
        #!/bin/sh
        if [ -e '\(paperOut.path)' ]; then
            echo 'STATE: +media-empty-error' >&2
            while [ -e '\(paperOut.path)' ]; do sleep 0.05; done
            echo 'STATE: -media-empty-error' >&2
        fi
        number=$(ls '\(received.path)' | wc -l)
        name=$(printf '%04d' $((number + 1)))
        cp "$1" '\(folder.path)'/arriving && mv '\(folder.path)'/arriving '\(received.path)'/"$name".pdf
        """
    }
}
