import ArgumentParser
import CountyAPI
import Gateway
import ProgramFoundation

struct EnrolmentCodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enrolment-code", abstract: "Make a one-time code with which a booth enrols.",
        discussion: "Prints the code alone. A new code makes the booth's unused older ones void.")

    @Argument(help: "The booth's id: 1 … 32 lower-case letters, digits and hyphens.")
    var booth: String

    @Option(help: "The booth's name for people, such as 水口镇示范村便民服务亭.")
    var name: String

    @Option(help: "The booth's number in receipt numbers: four digits, no other booth's.")
    var code: String

    @Option(help: "For how many hours the code can be used.")
    var validHours = 48

    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        guard BoothID(booth) != nil else {
            throw ValidationError("'\(booth)' is not 1 … 32 lower-case letters, digits and hyphens.")
        }
        guard code.utf8.count == 4, code.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw ValidationError("'\(code)' is not four digits.")
        }
        guard (1...720).contains(validHours) else {
            throw ValidationError("--valid-hours must be 1 … 720.")
        }
    }

    func run() async throws {
        try await ProgramRun.perform(GatewayParts.program) {
            let mailbox = try GatewayParts(options).mailbox(mayCreate: true)
            guard let id = BoothID(booth), let number = Int(code) else { return }
            var source = SystemRandomNumberGenerator()
            let oneTime = OneTimeCode(from: &source)
            do {
                try await mailbox.offer(
                    EnrolmentOffer(
                        codeDigest: oneTime.digest, booth: id, boothCode: number, boothName: name,
                        validUntil: GatewayParts.now.adding(seconds: Double(validHours) * 3600)))
            } catch let taken as BoothCodeTaken {
                throw ProgramFault(
                    .dataError, code: "booth-code-taken",
                    cause: "The number \(code) belongs to the booth \(taken.holder).",
                    remedy: "Give this booth another --code: two booths with one number would print the same "
                        + "receipt numbers.")
            }
            print(oneTime.text)
        }
    }
}
