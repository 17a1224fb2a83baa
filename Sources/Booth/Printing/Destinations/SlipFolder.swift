internal import FoundationEssentials

#if canImport(Glibc)
    internal import Glibc
#endif

/// A folder that receives one PDF file a slip.
struct SlipFolder: Sendable {
    /// Its path.
    var path: String

    /// Writes the page as `NAME.pdf` and returns its path. The file is complete or absent, whenever the power fails:
    /// it is written under another name, brought to the disk, and renamed.
    func write(_ page: SlipPDF.Page, named name: String) throws(PrintingFailure) -> String {
        let file = "\(path)/\(name).pdf"
        let partial = "\(path)/.\(name).pdf.partial"
        let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure(errno) }
        do throws(PrintingFailure) {
            defer { close(descriptor) }
            try writeAll(page.bytes, to: descriptor)
            guard fsync(descriptor) == 0 else { throw failure(errno) }
        } catch {
            unlink(partial)
            throw error
        }
        guard rename(partial, file) == 0 else {
            let error = errno
            unlink(partial)
            throw failure(error)
        }
        try syncFolder()
        return file
    }

    /// Whether a slip could be written.
    var isUsable: Bool { access(path, W_OK | X_OK) == 0 }

    private func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(PrintingFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 {
                rest = rest.dropFirst(written)
            } else if errno != EINTR {
                throw failure(errno)
            }
        }
    }

    /// The new name is durable only with its folder.
    private func syncFolder() throws(PrintingFailure) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(errno) }
    }

    private func failure(_ error: Int32) -> PrintingFailure {
        .folderUnusable(path: path, detail: String(cString: strerror(error)))
    }
}
