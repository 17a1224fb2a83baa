import Glibc

/// A SAM on a serial line: termios, eight data bits, no parity, one stop bit, no flow control (reference:
/// card-readers section 1.2). A pseudo-terminal does as well.
final class SerialTransport: ReaderTransport {
    private let path: String
    private(set) var descriptor: Int32?

    /// A closed line on this device, such as `/dev/ttyUSB0`.
    init(path: String) { self.path = path }

    deinit { close() }

    func open(at speed: BaudRate) throws(ReaderFault) {
        close()
        // Non-blocking, or open() would wait for a carrier; never as the controlling terminal.
        let file = Glibc.open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { throw .opening(path, errno) }
        descriptor = file
        do {
            try claim(file)
            try configure(file, speed)
        } catch {
            close()
            throw error
        }
    }

    func close() {
        guard let file = descriptor else { return }
        _ = ioctl(file, UInt(TIOCNXCL))
        Glibc.close(file)
        descriptor = nil
    }

    func setSpeed(_ speed: BaudRate) throws(ReaderFault) {
        guard let file = descriptor else { return }
        try configure(file, speed)
    }

    func flushInput() {
        guard let file = descriptor else { return }
        tcflush(file, TCIFLUSH)
    }

    func write(_ bytes: [UInt8]) throws(ReaderFault) {
        guard let file = descriptor else { return }
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno == EAGAIN {
                // A request is ten bytes: a line that takes none of them for a second is stuck.
                var ready = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
                guard poll(&ready, 1, 1_000) > 0 else { throw .gone(path, ETIMEDOUT) }
            } else if errno != EINTR {
                throw .gone(path, errno)
            }
        }
    }

    func read() throws(ReaderFault) -> [UInt8] {
        guard let file = descriptor else { return [] }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 1_024) { buffer, count in
            let length = Glibc.read(file, buffer.baseAddress, buffer.count)
            count = max(0, length)
            // At the end of the line read gives 0 or EIO: the device is gone.
            if length < 0 { failure = errno } else if length == 0 { failure = EIO }
        }
        switch failure {
        case 0, EAGAIN, EINTR: return bytes
        default: throw .gone(path, failure)
        }
    }

    /// One program at a time: TIOCEXCL keeps others from opening, the lock keeps out those that root runs too.
    private func claim(_ file: Int32) throws(ReaderFault) {
        guard isatty(file) == 1 else { throw .notSerial(path) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else { throw .opening(path, EBUSY) }
        guard ioctl(file, UInt(TIOCEXCL)) == 0 else { throw .opening(path, errno) }
    }

    private func configure(_ file: Int32, _ speed: BaudRate) throws(ReaderFault) {
        var settings = termios()
        guard tcgetattr(file, &settings) == 0 else { throw .opening(path, errno) }
        cfmakeraw(&settings)
        settings.c_cflag &= ~(tcflag_t(CSTOPB) | tcflag_t(PARENB) | tcflag_t(CRTSCTS))
        settings.c_cflag |= tcflag_t(CREAD) | tcflag_t(CLOCAL)
        settings.c_iflag &= ~(tcflag_t(IXON) | tcflag_t(IXOFF) | tcflag_t(IXANY))
        guard cfsetspeed(&settings, speed.termiosSpeed) == 0, tcsetattr(file, TCSANOW, &settings) == 0
        else { throw .opening(path, errno) }
    }
}

extension BaudRate {
    /// The speed's name in termios.
    var termiosSpeed: speed_t {
        switch self {
        case .baud115200: speed_t(B115200)
        case .baud57600: speed_t(B57600)
        case .baud38400: speed_t(B38400)
        case .baud19200: speed_t(B19200)
        case .baud9600: speed_t(B9600)
        }
    }
}
