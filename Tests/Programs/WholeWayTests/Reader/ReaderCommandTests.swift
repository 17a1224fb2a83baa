import CountyRig
import Foundation
import Testing

extension WholeWay {
    @Suite("kioskctl reader read")
    struct ReaderCommand {
        /// What is wrong, and how the tool says so.
        struct Complaint: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let orders: [String]
            let status: Int32
            let code: String
        }

        static let complaints = [
            Complaint(
                testDescription: "a torn frame", orders: ["fault stop-after 20 on read", "lay nong"],
                status: 69, code: "reader-garbled"),
            Complaint(
                testDescription: "a wrong checksum", orders: ["fault wrong-checksum on read", "lay nong"],
                status: 69, code: "reader-garbled"),
            Complaint(
                testDescription: "a hang-up in mid-read", orders: ["fault hang-up 20 on read", "lay nong"],
                status: 69, code: "reader-gone"),
            Complaint(
                testDescription: "an unknown type letter", orders: ["fault type-letter Z", "lay nong"],
                status: 65, code: "card-type-unknown"),
            Complaint(testDescription: "no card", orders: [], status: 69, code: "card-absent"),
        ]

        @Test(
            "A fault ends with its status, and with an object of code, message and remedy",
            arguments: complaints)
        func complaint(_ complaint: Complaint) throws {
            let reader = try SimulatedReaderRig()
            defer { reader.end() }
            for order in complaint.orders { try reader.order(order) }
            let run = try Self.read(reader.device, complaint.orders.isEmpty ? ["--timeout", "1"] : [])
            try Self.expect(run, complaint.status, complaint.code)
        }

        @Test("A device that is not there is named, with what to do")
        func missingDevice() throws {
            let run = try Self.read("/dev/no-such-reader")
            try Self.expect(run, 69, "reader-absent")
            #expect(run.output.contains("/dev/no-such-reader"))
        }

        @Test(
            "One torn frame or wrong checksum costs no card: it is asked for again",
            arguments: [
                "fault stop-after 20 on read times 1", "fault wrong-checksum on read times 1",
            ])
        func onceIsNothing(_ fault: String) throws {
            let reader = try SimulatedReaderRig()
            defer { reader.end() }
            try reader.order(fault)
            try reader.order("lay nong")
            let run = try Self.read(reader.device)
            #expect(run.status == 0, "\(run.output)\(run.errors)")
        }

        @Test("A good card is one object, masked unless it is to be revealed")
        func goodCard() throws {
            let reader = try SimulatedReaderRig()
            defer { reader.end() }
            try reader.order("lay nong")
            let sam = ["samId": "05.01-20000101-0000000001-0000000002"]
            let open = ["type": "resident", "sex": "1", "nation": "08", "issuer": "虚构市公安局样例分局"]
                .merging(["validFrom": "2011-05-20", "validUntil": "long-term"]) { $1 }.merging(sam) { $1 }
            let masked = try Self.object(try Self.read(reader.device))
            #expect(masked.filter { open.keys.contains($0.key) } == open)
            #expect(masked["name"] == Application.maskedName && masked["number"] == "450***********1010")
            for value in [Application.name, Application.number, Application.address, "1941-03-08"] {
                #expect(!masked.values.contains { $0.contains(value) })
            }
            let clear = try Self.object(try Self.read(reader.device, ["--reveal"]))
            let personal = [
                "name": Application.name, "birth": "1941-03-08", "address": Application.address,
                "number": Application.number,
            ]
            #expect(clear == open.merging(personal) { $1 })
            #expect(Set(masked.keys) == Set(clear.keys))
        }

        private static func read(_ device: String, _ more: [String] = []) throws -> FinishedProgram {
            try FinishedProgram(
                "kioskctl",
                ["reader", "read", "--device", device, "--json", "--set", "state_directory=/tmp"] + more)
        }

        private static func object(_ run: FinishedProgram) throws -> [String: String] {
            try JSONDecoder().decode([String: String].self, from: Data(run.output.utf8))
        }

        private static func expect(_ run: FinishedProgram, _ status: Int32, _ code: String) throws {
            let report = try JSONDecoder().decode(
                [String: [String: String]].self, from: Data(run.output.utf8))
            #expect(run.status == status && report.keys.elementsEqual(["error"]), "\(run.output)")
            #expect(report["error"]?["code"] == code)
            #expect(Set(report["error"]?.keys.map { $0 } ?? []) == ["code", "message", "remedy"])
            #expect(report["error"]?.values.allSatisfy { !$0.isEmpty } == true)
        }
    }
}
