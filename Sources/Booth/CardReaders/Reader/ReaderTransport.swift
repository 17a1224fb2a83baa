/// A connection to a SAM: a serial line now, USB bulk endpoints beside it later. Used by one thread alone; it moves
/// bytes and decides nothing.
protocol ReaderTransport: AnyObject {
    /// Opens the device for this program alone.
    func open(at speed: BaudRate) throws(ReaderFault)
    /// Lets go of the device; harmless when it is not open.
    func close()
    /// Changes the speed of the open device.
    func setSpeed(_ speed: BaudRate) throws(ReaderFault)
    /// Throws away what has arrived and was not read.
    func flushInput()
    /// Sends all of the bytes.
    func write(_ bytes: [UInt8]) throws(ReaderFault)
    /// What has arrived; empty when nothing has.
    func read() throws(ReaderFault) -> [UInt8]
    /// The descriptor that becomes readable when something arrives; nil while closed.
    var descriptor: Int32? { get }
}
