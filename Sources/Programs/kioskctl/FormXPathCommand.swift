import ArgumentParser
import Forms
import Glibc
import ProgramFoundation
import TechnicianTool

extension FormCommand {
    /// `kioskctl form xpath`
    struct XPath: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "xpath", abstract: "Evaluates expressions on a new record of a form.",
            discussion: """
                With --batch it reads one expression a line from standard input and answers each with one JSON object \
                on one line: {"string": …, "number": …, "boolean": …} or {"error": …}.
                """)

        @Argument(help: ArgumentHelp("The form.", valueName: "form.xml"))
        var form: String

        @Argument(help: ArgumentHelp("The expression; left out with --batch.", valueName: "expression"))
        var expression: String?

        @Option(
            help: ArgumentHelp(
                "The field at which it is evaluated; else the root element.", valueName: "path"))
        var context: String?

        @Option(
            help: ArgumentHelp(
                "An instance that the form reads, such as card=card.xml.", valueName: "name=file"))
        var instance: [String] = []

        @Flag(help: "Read expressions from standard input.")
        var batch = false

        @OptionGroup var options: ToolOptions

        func validate() throws {
            if batch == (expression != nil) {
                throw ValidationError("Give either an expression or --batch.")
            }
        }

        func run() throws {
            try options.perform {
                let definition = try FormFiles.form(form)
                let session = try FormSurroundings.session(
                    definition, instances: try FormFiles.instances(instance, of: definition, at: form))
                let batch = ExpressionBatch(session: session, context: context)
                guard let expression else { return try answerLines(batch) }
                try answer(batch.answer(to: expression))
            }
        }

        private func answerLines(_ batch: ExpressionBatch) throws {
            while let line = readLine() {
                print(try JSONText.line(batch.answer(to: line)))
                fflush(nil)
            }
        }

        private func answer(_ answer: ExpressionBatch.Answer) throws {
            switch answer {
            case .value(let string, _, _): try options.show(answer, text: string)
            case .error(let message):
                guard options.json else {
                    throw ProgramFault(
                        .dataError, code: "xpath", cause: message,
                        remedy: "Correct the expression or the context path.")
                }
                print(try JSONText.line(answer))
                throw ExitCode(ExitStatus.dataError.rawValue)
            }
        }
    }
}
