import Glibc

/// A lock between processes on a file (`flock`), which the kernel gives back when the process ends, however it ends.
public final class ProcessLock: Sendable {
    private let descriptor: Int32

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Takes the lock if it is free; nil if another process, or another holder in this one, has it.
    public static func take(_ path: String) throws(StoreError) -> ProcessLock? {
        let descriptor = try open(path)
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return ProcessLock(descriptor: descriptor) }
        let reason = errno
        close(descriptor)
        guard reason == EWOULDBLOCK else { throw .cannotOpen(path, String(cString: strerror(reason))) }
        return nil
    }

    /// Takes the lock, waiting while another holds it.
    static func wait(_ path: String) throws(StoreError) -> ProcessLock {
        let descriptor = try open(path)
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                let reason = PrivateFiles.lastError()
                close(descriptor)
                throw .cannotOpen(path, reason)
            }
        }
        return ProcessLock(descriptor: descriptor)
    }

    /// Gives the lock back.
    public func release() { flock(descriptor, LOCK_UN) }

    private static func open(_ path: String) throws(StoreError) -> Int32 {
        let descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o660)
        guard descriptor >= 0 else {
            throw errno == EROFS ? .readOnly(path) : .cannotOpen(path, PrivateFiles.lastError())
        }
        return descriptor
    }
}
