import Testing

@testable import CardReaders

@Suite("SAM status")
struct StatusTests {
    static let rows: [(UInt8, SAMStatus.Recovery, ReaderFault.Code?)] = [
        (0x90, .proceed, nil), (0x9F, .proceed, nil), (0x91, .empty, nil), (0x10, .resend, nil),
        (0x11, .resend, nil), (0x21, .refuse, .readerRefused), (0x23, .refuse, .readerRefused),
        (0x24, .restart, .cardUnreadable), (0x31, .restart, .cardNotAccepted),
        (0x32, .restart, .cardNotAccepted), (0x33, .restart, .cardNotAccepted),
        (0x40, .refuse, .cardWrongType), (0x41, .restart, .cardUnreadable),
        (0x47, .restartThenReset, .cardUnreadable), (0x60, .reset, nil), (0x66, .outOfService, nil),
        (0x80, .keepPolling, .cardUnreadable), (0x81, .restart, .cardUnreadable),
        (0x77, .refuse, .readerRefused),
    ]

    @Test("Every status of the reference has its recovery and its meaning", arguments: rows)
    func row(status: UInt8, recovery: SAMStatus.Recovery, code: ReaderFault.Code?) {
        let status = SAMStatus(rawValue: status)
        #expect(status.recovery == recovery)
        guard let code else { return }
        let fault = ReaderFault.card(status)
        #expect(fault.code == code)
        #expect(!fault.remedy.isEmpty)
    }

    @Test("Every status-only response of the reference is read as its status")
    func frames() throws {
        let table: [(UInt8, UInt8)] = [
            (0x10, 0x14), (0x11, 0x15), (0x21, 0x25), (0x23, 0x27), (0x24, 0x20), (0x31, 0x35), (0x32, 0x36),
            (0x33, 0x37), (0x40, 0x44), (0x41, 0x45), (0x47, 0x43), (0x60, 0x64), (0x66, 0x62), (0x80, 0x84),
            (0x81, 0x85), (0x90, 0x94), (0x91, 0x95),
        ]
        for (status, check) in table {
            let frame = Samples.bytes("AA AA AA 96 69 00 04 00 00") + [status, check]
            #expect(Samples.status(status) == frame)
            let response = try #require(SAMResponse(body: frame[7..<10]))
            #expect(response.status.rawValue == status)
            #expect(response.data.isEmpty)
        }
    }

    @Test("Relayed card status does not change what a response means")
    func relayed() throws {
        let response = try #require(SAMResponse(body: [0x6A, 0x82, 0x41]))
        #expect(response.cardStatus == 0x6A82)
        #expect(response.status == .readFailed)
    }

    @Test("Code, exit status and subject of a fault agree")
    func codes() {
        for code in ReaderFault.Code.allCases {
            let fault = ReaderFault(code, message: "", remedy: "")
            let isCard = code.rawValue.hasPrefix("card-")
            #expect((fault.subject == .card) == isCard)
            #expect(fault.exitStatus == (isCard && code != .cardAbsent ? 65 : 69))
        }
    }

    @Test("The serial number has the form printed on readers")
    func identifier() throws {
        #expect(
            SAMIdentifier(Samples.bytes("05 00 01 00 70 B6 32 01 12 CF 0F 00 C1 35 34 11"))?.description
                == "05.01-20100720-0001036050-0288634305")
        #expect(
            SAMIdentifier(try Samples.data("samid-ok"))?.description == "05.01-20000101-0000000001-0000000002"
        )
        #expect(SAMIdentifier([1, 2, 3]) == nil)
    }

    @Test("An answer to another command is not taken for this one's")
    func stale() throws {
        let find = try #require(SAMResponse(body: [0, 0, 0x9F, 0, 0, 0, 0]))
        let ok = try #require(SAMResponse(body: [0, 0, 0x90]))
        #expect(SAMCommand.find.accepts(find))
        #expect(!SAMCommand.select.accepts(find))
        #expect(!SAMCommand.find.accepts(ok))
        #expect(!SAMCommand.select.accepts(ok))
        #expect(SAMCommand.status.accepts(ok))
    }
}
