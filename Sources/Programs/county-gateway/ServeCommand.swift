import ArgumentParser
import Gateway
import Glibc
import Logging
import ProgramFoundation

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve booths and the county's sync job over HTTPS.",
        discussion: "The first line of standard output says where: listening on https://ADDRESS:PORT")

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        try await ProgramRun.perform(GatewayParts.program) {
            let parts = try GatewayParts(options)
            let address = try parts.settings.string("listen.address")
            let gateway = Gateway(
                mailbox: try parts.mailbox(mayCreate: true), keys: try parts.keys(), address: address,
                port: try parts.settings.integer("listen.port"), logger: Logger(label: GatewayParts.program),
                now: { GatewayParts.now },
                onListening: { port in
                    print("listening on https://\(address):\(port)")
                    fflush(nil)
                    ServiceNotification.ready()
                })
            let watchdog = Task { await ServiceNotification.feedWatchdog() }
            defer { watchdog.cancel() }
            do { try await gateway.runUntilSignalled() } catch {
                throw ProgramFault(
                    .unavailable, code: "serving",
                    cause: "The gateway cannot serve on \(address): \(error).",
                    remedy: "Check listen.address and listen.port: another program may have the port.")
            }
            ServiceNotification.stopping()
        }
    }
}
