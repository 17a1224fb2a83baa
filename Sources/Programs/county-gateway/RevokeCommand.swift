import ArgumentParser
import CountyAPI
import Gateway
import ProgramFoundation

struct RevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Refuse a booth from now on.",
        discussion: "What the booth holds is not lost: after enrolling again with a new code it is sent.")

    @Argument(help: "The booth's id.")
    var booth: String

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        try await ProgramRun.perform(GatewayParts.program) {
            let mailbox = try GatewayParts(options).mailbox()
            guard let id = BoothID(booth), try await mailbox.revoke(id, at: GatewayParts.now) else {
                throw ProgramFault(
                    .dataError, code: "unknown-booth", cause: "There is no booth '\(booth)'.",
                    remedy: "'county-gateway booths' lists them.")
            }
            print("\(id) is revoked.")
        }
    }
}
