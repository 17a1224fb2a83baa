import ArgumentParser
import CountyJob
import ProgramFoundation

struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Check a catalogue and put it into force for all booths.",
        discussion: """
            DIRECTORY holds items/*.yaml (one service item each) and forms/*.xml (their ODK XForms). If anything in it \
            is wrong, every problem is listed and nothing is published.
            """)

    @Argument(help: "The catalogue's folder.")
    var directory: String

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        try await ProgramRun.perform(SyncParts.program) {
            let parts = try SyncParts(options)
            let folder = try CatalogueFolder(directory: directory, formReader: FormEngine())
            let keys = try parts.keys()
            let ledger = try parts.ledger(mayCreate: true)
            try await HTTPGatewayClient.connected(to: parts.settings.url("gateway.url"), keys: keys) {
                client in
                let publisher = CataloguePublisher(client: client, archive: ledger, signing: keys.signing)
                switch try await publisher.publish(folder, at: SyncParts.now) {
                case .unchanged(let version):
                    print("Nothing has changed: version \(version) is in force.")
                case .published(let version, let files, let uploaded):
                    print("Version \(version) is in force: \(files) files, \(uploaded) of them new.")
                }
            }
        }
    }
}
