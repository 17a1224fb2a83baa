import ArgumentParser
import CountyJob
import ProgramFoundation

struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "The county's keys.", subcommands: [New.self, Rotate.self])

    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new", abstract: "Make a county's keys, once.",
            discussion: """
                Writes two folders: 'county', which never leaves the intranet, and 'gateway', which is carried to the \
                gateway. Back 'county' up: without its opening key nothing that booths sealed can be read.
                """)

        @Option(help: "The folder in which 'county' and 'gateway' are made.")
        var out: String

        @Option(help: "The county's name for people, such as 龙州县.")
        var name: String

        @Option(help: "The host name or IPv4 address under which booths reach the gateway.")
        var gatewayHost: String

        func run() async throws {
            try ProgramRun.perform(SyncParts.program) {
                do {
                    try CountyKeyFolders.create(
                        in: out, countyName: name, gatewayHost: gatewayHost, at: SyncParts.now)
                } catch let fault as CountyFault {
                    throw ProgramFault(
                        .cannotCreate, code: fault.code, cause: fault.cause + ".", remedy: fault.remedy)
                } catch {
                    throw ProgramFault(
                        .cannotCreate, code: "keys-not-written",
                        cause: "The keys cannot be written to \(out): \(error).",
                        remedy: "Name a folder that you may write to.")
                }
                print(
                    "\(out)/county  stays in the county's intranet: keys_directory of county-sync. Back it up."
                )
                print("\(out)/gateway goes to the gateway: keys_directory of county-gateway.")
            }
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate",
            abstract: "Make a new key for booths to seal to; the older ones go on opening.",
            discussion: """
                Booths learn it with the next `county-sync publish`. Restart the job, and back the folder up, before that. What was \
                sealed to an older key opens as long as its line stands in 'opening-key'.
                """)

        @OptionGroup var options: ConfigurationOptions

        func run() async throws {
            try ProgramRun.perform(SyncParts.program) {
                let directory = try SyncParts(options).settings.path("keys_directory")
                do {
                    let id = try OpeningKeyFile.rotate(in: directory)
                    print("\(id) is the new key. Back \(directory) up, restart county-sync, then publish.")
                } catch let fault as CountyFault {
                    throw ProgramFault(
                        .cannotCreate, code: fault.code, cause: fault.cause + ".", remedy: fault.remedy)
                }
            }
        }
    }
}
