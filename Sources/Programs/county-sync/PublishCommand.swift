import ArgumentParser
import CountyJob
import ProgramFoundation

struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Check a catalogue and put it into force for all booths.",
        discussion: """
            DIRECTORY holds items/*.yaml (one service item each), forms/*.xml (their ODK XForms) and files/*.csv or \
            *.xml (lists that forms read). If anything in it is wrong, every problem is listed and nothing is published.
            """)

    @Argument(help: "The catalogue's folder.")
    var directory: String

    @Flag(help: "Only look the folder over; needs no keys and no gateway.")
    var check = false

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        try await ProgramRun.perform(SyncParts.program) {
            if check {
                let folder = try CatalogueFolder(directory: directory, formReader: FormEngine())
                print("Nothing is wrong with \(folder.items.count) items and \(folder.forms.count) forms.")
                return
            }
            let parts = try SyncParts(options)
            let folder = try CatalogueFolder(directory: directory, formReader: FormEngine())
            let keys = try parts.keys()
            let ledger = try parts.ledger(mayCreate: true)
            try await HTTPGatewayClient.connected(to: parts.settings.url("gateway.url"), keys: keys) {
                client in
                let publisher = CataloguePublisher(
                    client: client, archive: ledger, signing: keys.signing,
                    sealingKey: keys.opening.sealingKey)
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
