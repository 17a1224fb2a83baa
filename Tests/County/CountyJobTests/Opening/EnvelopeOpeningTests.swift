import CountyAPI
import Domain
import Foundation
import Testing

@testable import CountyJob

@Suite("Opening envelopes")
struct EnvelopeOpeningTests {
    private func reason(_ opened: EnvelopeOpening.Opened) -> ParkReason? {
        if case .parked(let reason, _) = opened { reason } else { nil }
    }

    @Test("A submission comes out as it was put in")
    func submission() async throws {
        try await withCounty { county in
            let content = try Samples.content()
            let envelope = try county.submission(content)
            let opened = EnvelopeOpening(keys: county.keys.openings)
                .open(county.posted(envelope)) { _ in Samples.form }
            guard case .submission(let record, let form) = opened else {
                Issue.record("not a submission")
                return
            }
            #expect(record.content == content && form == Samples.form)
            #expect(record.digest == envelope.digest && record.storedAt == county.clock.now)
            #expect(!"\(record)".contains(Samples.name) && !String(reflecting: record).contains("4103"))
        }
    }

    @Test("What was sealed to an older key opens after a rotation, and no longer once that key is gone")
    func rotation() async throws {
        try await withCounty { county in
            let posted = county.posted(try county.submission(Samples.content()))
            let rotated = county.keys.rotated(to: OpeningKey())
            func reason(_ keys: [OpeningKey]) -> ParkReason? {
                if case .parked(let reason, _) = EnvelopeOpening(keys: keys).open(
                    posted, form: { _ in Data(Samples.formXML.utf8) })
                {
                    return reason
                }
                return nil
            }
            #expect(reason(rotated.openings) == nil)
            #expect(reason([rotated.opening]) == .otherKey)
        }
    }

    @Test("Its form is asked for by the digest")
    func form() async throws {
        try await withCounty { county in
            let posted = county.posted(try county.submission(Samples.content()))
            let opened = EnvelopeOpening(keys: county.keys.openings).open(posted) { _ in nil }
            guard case .needsForm(let digest) = opened else {
                Issue.record("no form was asked for")
                return
            }
            #expect(digest == ContentDigest(of: Samples.form))
        }
    }

    @Test("What cannot be trusted or opened is parked with its reason")
    func parked() async throws {
        try await withCounty { county in
            let opening = EnvelopeOpening(keys: county.keys.openings)
            let good = try county.submission(Samples.content())
            func open(_ posted: PostedEnvelope) -> EnvelopeOpening.Opened {
                opening.open(posted) { _ in Samples.form }
            }
            var foreign = county.posted(good)
            foreign.boothKey = SigningKey().verificationKey
            #expect(reason(open(foreign)) == .badSignature)
            let changed = Envelope(header: good.header, payload: good.payload + Data([0]))
            #expect(reason(open(county.posted(changed))) == .badSignature)
            let other = EnvelopeOpening(keys: [OpeningKey()]).open(county.posted(good)) { _ in nil }
            #expect(reason(other) == .otherKey)
            let junk = try Envelope.seal(
                Data("junk".utf8),
                at: .submission(id: UUID(), booth: county.booth, sequence: 1, previous: nil),
                to: county.keys.trust.sealingKey, by: county.boothKey, time: county.clock.now)
            #expect(reason(open(county.posted(junk))) == .unreadable)
            // Packed with one form, but naming another.
            var content = try Samples.content()
            content.formDigest = ContentDigest(of: Data("another form".utf8))
            #expect(reason(open(county.posted(try county.submission(content)))) == .unreadable)
            // The right digest, but the shelf holds a damaged form.
            let damaged = opening.open(county.posted(good)) { _ in Data("damaged".utf8) }
            #expect(reason(damaged) == .unreadable)
        }
    }

    @Test("An inquiry that does not open is passed over: nobody could read its answer")
    func inquiries() async throws {
        try await withCounty { county in
            let envelope = try county.inquiry(Samples.person, replyKey: OpeningKey().sealingKey)
            let mine = EnvelopeOpening(keys: county.keys.openings).open(county.posted(envelope)) { _ in nil }
            guard case .inquiry(_, let inquiry) = mine else {
                Issue.record("not an inquiry")
                return
            }
            #expect(inquiry.question == .cases(of: Samples.person))
            let foreign = EnvelopeOpening(keys: [OpeningKey()]).open(county.posted(envelope)) { _ in nil }
            guard case .worthless = foreign else {
                Issue.record("it was not passed over")
                return
            }
        }
    }
}
