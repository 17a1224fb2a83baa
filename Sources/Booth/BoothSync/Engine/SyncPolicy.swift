/// The numbers by which the sync engine decides. Times are monotonic seconds.
public struct SyncPolicy: Sendable, Hashable {
    /// How many bytes of envelopes the first batch may hold; doubled on success, halved on failure.
    public var firstBatch = 16 << 10
    /// How many bytes of envelopes a batch may hold at most. One envelope is always allowed.
    public var largestBatch = 256 << 10
    /// How many bytes a batch limit never falls below; smaller than any envelope, so batches come down to one.
    public var smallestBatch = 256
    /// How many rows of the queue are held in memory.
    public var window = 256
    /// The longest pause between attempts.
    public var longestPause: Duration = .seconds(900)
    /// The longest pause between attempts while a person waits for the answer to a question.
    public var longestPauseAttentive: Duration = .seconds(15)
    /// How long after a question came into the queue a person is taken to be waiting.
    public var attention: Duration = .seconds(120)
    /// The shortest ceiling of pauses while something else than the county answers (certificate, captive portal).
    public var impostorPause: Duration = .seconds(30)
    /// The longest pause of all sending after a record failed that was under suspicion already. Its failure says nothing new
    /// of the others, so that bad records, however many, hold up a good one among them by so much each and no more.
    public var longestPauseAfterSuspect: Duration = .seconds(120)
    /// How soon after a failed probe new rows in the queue may bring the next one forward.
    public var shortestProbeGap: Duration = .seconds(5)
    /// How long the gateway is asked to hold a long poll; it takes no more than ten minutes. Each costs some four hundred
    /// bytes, and a booth is idle for most of the day.
    public var longPoll: Duration = .seconds(540)
    /// A poll that has been held for longer than this may have been cut without a word: before an answer is waited for it is
    /// begun anew.
    public var trustedPoll: Duration = .seconds(60)
    /// The least to which that is shortened where idle connections are cut on the way.
    public var shortestLongPoll: Duration = .seconds(15)
    /// A poll that lived longer than this and then broke was cut for idleness, not refused.
    public var idleCut: Duration = .seconds(10)
    /// The pause after a poll that came back empty at once, from a gateway that does not hold polls.
    public var emptyPollPause: Duration = .seconds(5)
    /// How often the catalogue's root is looked at.
    public var catalogueInterval: Duration = .seconds(900)
    /// How often the booth's certificate is looked at.
    public var renewalInterval: Duration = .seconds(21_600)
    /// How often the county is asked whether it still holds what it gave receipts for.
    public var reconciliationInterval: Duration = .seconds(86_400)
    /// How soon after the start, and after something was found, it is asked.
    public var firstReconciliation: Duration = .seconds(600)
    /// How often a link that stays up is written down.
    public var reportInterval: Duration = .seconds(60)
    /// After so many failures of single records in a row a single exchange gives up.
    public var onceFailures = 3

    /// The numbers for a booth.
    public static let standard = SyncPolicy()

    /// The numbers for a booth, to be changed one by one.
    public init() {}
}
