import Glibc

/// The two ends of a pseudo-terminal: the simulator's own, and a device path for the driver.
final class PseudoTerminal: Sendable {
    /// Why the system gave none.
    struct Fault: Error, Sendable, CustomStringConvertible {
        /// The system's error number.
        let error: Int32
        var description: String {
            "The system gave no pseudo-terminal (errno \(error)). Check that /dev/pts is mounted."
        }
    }

    /// The simulator's end; never blocks.
    let descriptor: Int32
    /// The device for the driver, below `/dev/pts`.
    let path: String

    // Held open, so that a driver that closes the device does not end the simulator's end.
    private let device: Int32

    init() throws(Fault) {
        // What posix_openpt, unlockpt and ptsname do on Linux (ioctl_tty(2)); Swift's Glibc shows none of them.
        let main = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard main >= 0 else { throw Fault(error: errno) }
        var lock: Int32 = 0
        var number: UInt32 = 0
        guard ioctl(main, Self.setLock, &lock) == 0, ioctl(main, Self.getNumber, &number) == 0 else {
            let error = errno
            close(main)
            throw Fault(error: error)
        }
        path = "/dev/pts/\(number)"
        let device = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        var settings = termios()
        guard device >= 0, tcgetattr(device, &settings) == 0 else {
            let error = errno
            close(main)
            throw Fault(error: error)
        }
        // Raw from the start: no echo of what the simulator sends before the driver has set its side.
        cfmakeraw(&settings)
        cfsetspeed(&settings, speed_t(B115200))
        tcsetattr(device, TCSANOW, &settings)
        descriptor = main
        self.device = device
    }

    deinit {
        close(device)
        close(descriptor)
    }

    /// The speed that the driver has set on its side.
    var lineSpeed: BaudRate? {
        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else { return nil }
        let speed = cfgetospeed(&settings)
        return BaudRate.allCases.first { $0.termiosSpeed == speed }
    }

    /// Sends bytes to the driver; what it does not take is lost, as on a line.
    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 || errno == EINTR else { return }
            rest = rest.dropFirst(max(0, written))
        }
    }

    /// What the driver has sent; empty when nothing.
    func receive() -> [UInt8] {
        // A driver's TIOCEXCL would outlive its crash here, since the device is held open; a real device that
        // nobody holds forgets it.
        _ = ioctl(device, UInt(TIOCNXCL))
        return [UInt8](unsafeUninitializedCapacity: 512) { buffer, count in
            count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
    }

    private static let setLock: UInt = 0x4004_5431  // TIOCSPTLCK
    private static let getNumber: UInt = 0x8004_5430  // TIOCGPTN
}
