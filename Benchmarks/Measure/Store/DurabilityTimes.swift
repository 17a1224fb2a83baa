import BoothStore
import CountyAPI
import Domain
import Foundation
import GRDB

/// From the confirmation to the submission on the disk (numbered, sealed, chained, queued in one transaction), beside one
/// insert of as many bytes by the same SQLite in the same directory.
struct DurabilityTimes {
    var booth: EnrolledBooth
    var runs = 200

    func measure() throws -> Comparison {
        let floor = try DatabaseQueue(path: booth.directory + "/floor.db")
        try floor.writeWithoutTransaction { connection in
            try connection.execute(
                sql: """
                    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                    CREATE TABLE record (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
                    """)
        }
        var times = Samples()
        for run in -5..<runs {
            let started = TerminalProgram.now
            let size = try finalise(run)
            let finished = TerminalProgram.now
            let bytes = Data(repeating: 7, count: size)
            let begun = TerminalProgram.now
            try floor.write {
                try $0.execute(sql: "INSERT INTO record (bytes) VALUES (?)", arguments: [bytes])
            }
            let done = TerminalProgram.now
            if run >= 0 { times.add(finished - started, floor: done - begun) }
        }
        return Comparison(
            what: "confirm to durable", floorIs: "one SQLite insert, WAL, synchronous=FULL", samples: times)
    }

    /// One submission, as the front makes it; gives its envelope's size.
    private func finalise(_ run: Int) throws -> Int {
        guard let day = booth.moment.civil()?.date else {
            throw TerminalProgram.Failure(description: "no day")
        }
        let person = PersonKey(documentKind: .resident, number: "450000194103081010")
        let digest = ContentDigest(of: booth.form)
        var size = 0
        _ = try booth.store.finalise(
            FinaliseOrder(
                submissionID: UUID(), boothID: booth.identity.booth, boothCode: booth.identity.boothCode,
                day: day,
                at: booth.moment, implementationCode: booth.item.implementationCode,
                formID: booth.item.formID,
                formVersion: "2026112301", formDigest: digest, personTag: PersonTag(of: person, at: booth.key)
            )
        ) { place, number in
            let content = SubmissionContent(
                receiptNumber: number, implementationCode: booth.item.implementationCode,
                formID: booth.item.formID, formVersion: "2026112301", formDigest: digest, language: .chinese,
                person: person, personName: "农样例", today: day, cardXML: Self.card, answersXML: Self.answers)
            let packed = try content.packed(form: booth.form)
            size = packed.count
            return try Envelope.seal(
                packed, at: place, to: booth.identity.trust.sealingKey, by: booth.key, time: booth.moment)
        }
        return size
    }

    private static let card = """
        <card><type>resident</type><name>农样例</name><sex>1</sex><nation>08</nation><birth>1941-03-08</birth>\
        <address>广西壮族自治区虚构市样例县样例镇虚构村甲屯7号</address><number>450000194103081010</number></card>
        """

    private static let answers = """
        <data id="gaoling-jintie" version="2026112301"><applicant><card_name>农样例</card_name>\
        <card_birth>1941-03-08</card_birth><card_number>450000194103081010</card_number></applicant>\
        <who><target>self</target></who><elder_name>农样例</elder_name><elder_birth>1941-03-08</elder_birth>\
        <eligible>yes</eligible><amount>50</amount><contact><phone>13800000000</phone>\
        <phone_last4>0000</phone_last4><sms_ok>yes</sms_ok><emergency_name>韦样例</emergency_name>\
        <emergency_phone>13900000001</emergency_phone></contact><living><live_with>spouse</live_with>\
        <living_now>here</living_now><self_care>partly</self_care></living><payment>\
        <bank_use>social_card</bank_use><other_benefit>none</other_benefit></payment>\
        <confirmation><promise>yes</promise></confirmation></data>
        """
}
