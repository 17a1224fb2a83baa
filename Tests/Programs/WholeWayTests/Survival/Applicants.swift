import BoothStore
import CountyAPI
import CountyRig
import Domain
import Foundation
import Testing

/// People who hand in what another one filled in before, as fast as the booth's store takes it: the load under which
/// programs are killed.
final class Applicants {
    /// A case as the county exports it, as far as it is needed to make another like it.
    private struct Model: Decodable {
        var implementationCode: String
        var formID: String
        var formVersion: String
        var formDigest: ContentDigest
        var filledOn: CivilDate
        var documentNumber: String
        var name: String
        var cardXML: String
        var answersXML: String
    }

    private let store: BoothStore
    private let identity: BoothIdentity
    private let key: SigningKey
    private let model: Model
    /// The receipt numbers that people have been shown.
    private(set) var numbers: Set<String> = []

    /// The booth of a county that has one case.
    init(_ county: CountyRig) throws {
        let directory = IdentityDirectory(stateDirectory: county.boothFolder)
        identity = try directory.identity()
        key = try directory.signingKey()
        store = try BoothStore(directory: county.boothFolder)
        let export = try county.run("county-sync", ["export", "--format", "jsonl"]).success()
        let line = try #require(export.split(separator: "\n").first)
        model = try CanonicalJSON.decode(Model.self, from: Data(line.utf8))
    }

    /// One of them confirms.
    func confirm() throws {
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let (model, identity, key) = (model, identity, key)
        let order = FinaliseOrder(
            submissionID: UUID(), boothID: identity.booth, boothCode: identity.boothCode, day: model.filledOn,
            at: now, implementationCode: model.implementationCode, formID: model.formID,
            formVersion: model.formVersion, formDigest: model.formDigest)
        let form = try #require(try store.form(model.formDigest))
        let made = try store.finalise(order) { place, number in
            let content = SubmissionContent(
                receiptNumber: number, implementationCode: model.implementationCode, formID: model.formID,
                formVersion: model.formVersion, formDigest: model.formDigest, language: .chinese,
                person: PersonKey(documentKind: .resident, number: model.documentNumber),
                personName: model.name, today: model.filledOn, cardXML: model.cardXML,
                answersXML: model.answersXML)
            return try Envelope.seal(
                content.packed(form: form.xml), at: place, to: identity.trust.sealingKey, by: key, time: now)
        }
        numbers.insert(made.receiptNumber.digits)
    }

    /// Whether the booth's sequence has no gap and its audit trail no break.
    func verify() throws -> Int {
        _ = try store.verifyAudit()
        return try store.verifySequence(of: identity.booth)
    }
}
