import Domain
import Forms
import Foundation
import ProgramFoundation

/// The world in which the form commands run a form: this machine's clock, in China's time, and its randomness.
public enum FormSurroundings {
    /// The context of this moment.
    public static func context() throws(ProgramFault) -> FormContext {
        let context = FormContext(
            nowMilliseconds: Clock.now().milliseconds, uuid: { UUID().uuidString.lowercased() },
            random: { Double.random(in: 0..<1) })
        guard let context else {
            throw ProgramFault(
                .osError, code: "clock-unusable", cause: "The clock shows no year from 1 to 9999.",
                remedy: "Set the clock with timedatectl set-time.")
        }
        return context
    }

    /// A new record of a form.
    public static func session(
        _ form: FormDefinition, instances: [String: XMLElement]
    ) throws(ProgramFault) -> FormSession {
        let context = try context()
        do throws(FormSessionFault) {
            return try FormSession(form: form, externalInstances: instances, context: context)
        } catch { throw error.programFault }
    }
}
