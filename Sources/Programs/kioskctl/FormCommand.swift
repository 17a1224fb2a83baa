import ArgumentParser
import Forms
import ProgramFoundation
import TechnicianTool

/// `kioskctl form`
struct FormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Tries an ODK XForm without a screen.",
        subcommands: [Run.self, XPath.self, Check.self])

    /// `kioskctl form run`
    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fills a form with an answers file and prints the record.",
            discussion: """
                The answers file is a JSON array, applied in order: {"ref": "/data/name", "value": "…"}, \
                {"add": "/data/member"}, {"remove": "/data/member[2]"}. A step that the form refuses is reported, and \
                the next one is tried. Ends with 0 when the form ran, whatever its answers are worth: look at "valid".
                """)

        @Argument(help: ArgumentHelp("The form.", valueName: "form.xml"))
        var form: String

        @Option(help: ArgumentHelp("The answers, a JSON array.", valueName: "file"))
        var answers: String

        @Option(
            help: ArgumentHelp(
                "An instance that the form reads, such as card=card.xml.", valueName: "name=file"))
        var instance: [String] = []

        @OptionGroup var options: ToolOptions

        func run() throws {
            try options.perform {
                let definition = try FormFiles.form(form)
                let outcome = try FormRunner.run(
                    form: definition, steps: try FormFiles.answers(answers),
                    externalInstances: try FormFiles.instances(instance, of: definition, at: form),
                    context: try FormSurroundings.context())
                try options.show(outcome, text: outcome.text)
            }
        }
    }

    /// `kioskctl form check`
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Names every problem of a form with its line; ends with 65 if there is one.")

        @Argument(help: ArgumentHelp("The form.", valueName: "form.xml"))
        var form: String

        @OptionGroup var options: ToolOptions

        func run() throws {
            try options.perform {
                let report = try FormFiles.check(form)
                try options.show(report, text: report.text)
                if !report.valid { throw ExitCode(ExitStatus.dataError.rawValue) }
            }
        }
    }
}
