import ArgumentParser
import CountyJob
import Logging
import ProgramFoundation

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Fetch, check and book what booths sent; deliver what they are to be told.")

    @Flag(help: "One full exchange, then exit: 0, or 75 if the gateway was out of reach.")
    var once = false

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        try await ProgramRun.perform(SyncParts.program) {
            let parts = try SyncParts(options)
            let keys = try parts.keys()
            let ledger = try parts.ledger(mayCreate: true)
            try await HTTPGatewayClient.connected(to: parts.settings.url("gateway.url"), keys: keys) {
                client in
                let job = SyncJob(
                    client: client, adapter: ledger, keys: keys, checker: FormEngine(),
                    logger: Logger(label: SyncParts.program), now: { SyncParts.now })
                if once {
                    let summary = try await job.runOnce()
                    print(
                        "booked \(summary.booked), parked \(summary.parked), answered \(summary.replied), "
                            + "delivered \(summary.delivered)")
                } else {
                    ServiceNotification.ready()
                    let watchdog = Task { await ServiceNotification.feedWatchdog() }
                    defer { watchdog.cancel() }
                    try await job.runUntilSignalled()
                    ServiceNotification.stopping()
                }
            }
        }
    }
}
