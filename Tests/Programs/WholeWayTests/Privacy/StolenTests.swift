import CountyAPI
import CountyRig
import Domain
import Foundation
import Gateway
import Testing

extension WholeWay {
    @Suite("In a thief's hands")
    struct Stolen {
        @Test(
            """
            Who has the booth's whole disk, or the gateway's with its keys and its whole database, opens no submission: no \
            32 bytes of any file are the key
            """)
        func keys() async throws {
            let county = try CountyRig()
            defer { county.end() }
            _ = try county.makeFirstCase()
            for part in CountyRig.Part.allCases { county.kill(part) }

            let mailbox = try SQLiteMailbox(
                path: county.gatewayFolder + "/mailbox.sqlite", openedAt: Instant(milliseconds: 0))
            let posted = try await mailbox.envelopes(after: 0, limit: 100, bytes: 16 << 20).envelopes
            let envelopes = try posted.map { ($0.envelope, try $0.envelope.uncheckedHeader()) }
                .filter { $0.1.kind == .submission }
            #expect(envelopes.count == 1)
            func opened(with folders: [String]) throws -> Int {
                let candidates = try folders.flatMap(Self.candidates)
                #expect(candidates.count > 1000, "the files were looked at")
                return candidates.filter { bytes in
                    guard let key = try? OpeningKey(rawRepresentation: bytes) else { return false }
                    return envelopes.contains { (try? $0.0.open($0.1, with: key)) != nil }
                }.count
            }
            #expect(try opened(with: [county.boothFolder]) == 0)
            #expect(try opened(with: [county.gatewayFolder, county.folder + "/keys/gateway"]) == 0)
            // The search finds what is there: the county's own folder has the key.
            #expect(try opened(with: [county.folder + "/keys/county"]) > 0)
        }

        /// Every 32 bytes in a row of every small file below a folder, as they are, and decoded from base64 and hexadecimal.
        private static func candidates(below folder: String) throws -> Set<Data> {
            var found: Set<Data> = []
            let names = FileManager.default.enumerator(atPath: folder)
            while let name = names?.nextObject() as? String {
                let path = folder + "/" + name
                var isFolder: ObjCBool = false
                guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
                    !isFolder.boolValue
                else {
                    continue
                }
                let bytes = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
                // Of a database its first pages: what follows is ciphertext by the megabyte.
                for form in forms(bytes.prefix(65_536)) where form.count >= 32 {
                    for start in 0...(form.count - 32) { found.insert(Data(form[start..<start + 32])) }
                }
            }
            return found
        }

        private static func forms(_ bytes: Data) -> [[UInt8]] {
            let text = String(decoding: bytes, as: UTF8.self)
            let encoded = text.matches(of: /[A-Za-z0-9+\/]{42,}={0,2}/).compactMap { match in
                let run = String(match.output)
                let padded =
                    run.hasSuffix("=") ? run : run + String(repeating: "=", count: (4 - run.count % 4) % 4)
                return Data(base64Encoded: padded).map(Array.init)
            }
            let hexadecimal = text.matches(of: /[0-9a-fA-F]{64,}/).map { match -> [UInt8] in
                let digits = match.output.compactMap(\.hexDigitValue)
                return stride(from: 0, to: digits.count - 1, by: 2).map {
                    UInt8(digits[$0] << 4 | digits[$0 + 1])
                }
            }
            return [Array(bytes)] + encoded + hexadecimal
        }
    }
}
