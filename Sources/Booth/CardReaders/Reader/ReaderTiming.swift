/// The waiting times of the driver in milliseconds (reference: card-readers sections 1.6 and 6).
public struct ReaderTiming: Sendable, Hashable {
    /// From one look for a card to the next.
    public var poll: Milliseconds = 400
    /// Silence within an answer after which it is given up.
    public var interByteGap: Milliseconds = 300
    /// Silence that has to follow a failed exchange before the next request.
    public var quiet: Milliseconds = 300
    /// How long a device may go on talking unasked before it is taken for something else.
    public var longestDrain: Milliseconds = 3_000
    /// Between two attempts to start up a module whose self-test failed.
    public var selfTestPause: Milliseconds = 2_000
    /// The same once the reader was reported out of order.
    public var slowSelfTestPause: Milliseconds = 30_000
    /// The first wait before a lost device is opened again; doubles each time.
    public var firstReopen: Milliseconds = 1_000
    /// The longest such wait.
    public var lastReopen: Milliseconds = 30_000

    /// The reference's values.
    public init() {}
}
