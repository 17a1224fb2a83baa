import CountyAPI
import Domain

extension CaseFile {
    /// Opens the case of a submission that was checked: received at the post office's time, accepted now, with the
    /// number of the day's case so many of this item.
    ///
    /// Throws ``CaseFault`` where no number can be made; the submission is then parked.
    public static func open(
        _ submission: SubmissionRecord, item: ServiceItem, serial: Int, at time: Instant,
        calendar: WorkingCalendar
    ) throws(CaseFault) -> CaseFile {
        guard let day = time.civil()?.date,
            let number = AcceptanceNumber(
                implementationCode: item.implementationCode, day: day, serial: serial)
        else { throw .noNumber }
        var file = CaseFile(
            submissionID: submission.id, booth: submission.booth,
            receiptNumber: submission.content.receiptNumber, acceptanceNumber: number,
            implementationCode: item.implementationCode, itemName: item.name, steps: item.reviewSteps,
            receivedAt: submission.storedAt, dueDay: nil, state: .received, step: nil, decision: nil,
            stoppedOn: nil, events: [])
        file.append(.received, level: nil, at: submission.storedAt, numbered: false)
        file.dueDay = calendar.day(after: day, term: item.promisedLimit)
        file.append(.accepted, level: nil, at: time)
        return file
    }
}

/// Why a case did not move.
public enum CaseFault: Error, Sendable, Hashable {
    /// The item's code or the day's serial makes no acceptance number.
    case noNumber
    /// The case stands where this move is not possible.
    case notPossible(CaseMove, CaseState)
    /// The last step is at work: it ends with a decision.
    case decisionDue
    /// Not at the last step yet: nobody can decide.
    case decisionTooEarly
}
