import CountyRig
import Crypto
import Foundation
import Testing
import X509

extension WholeWay {
    @Suite("A booth comes back after its certificate has ended")
    struct RenewalTests {
        @Test("It is renewed with the first exchange, for the same key, and the daemon goes on with it")
        func comesBack() throws {
            let county = try CountyRig()
            defer { county.end() }
            let file = county.boothFolder + "/identity/tls.crt"
            let ended = try Self.ended(
                Certificate(pemEncoded: String(contentsOfFile: file, encoding: .utf8)), county)
            try ended.write(toFile: file, atomically: true, encoding: .utf8)
            try county.start(.gateway)
            _ = try county.run("kiosk-sync", ["--once"]).success()
            let renewed = try Certificate(pemEncoded: String(contentsOfFile: file, encoding: .utf8))
            #expect(renewed.notValidAfter > Date().addingTimeInterval(700 * 86_400))
            #expect(renewed.publicKey == (try Certificate(pemEncoded: ended)).publicKey)
            let again = try county.run("kiosk-sync", ["--once"])
            _ = try again.success()
            #expect(try String(contentsOfFile: file, encoding: .utf8) == renewed.serializeAsPEM().pemString)
            let doctor = try county.run("kioskctl", ["doctor", "--json"])
            #expect(!doctor.output.contains("certificate-e"))
        }

        /// The same certificate as the county would have issued it four years ago.
        private static func ended(_ certificate: Certificate, _ county: CountyRig) throws -> String {
            let authority = try String(
                contentsOfFile: county.folder + "/keys/gateway/ca.key", encoding: .utf8)
            return try Certificate(
                version: .v3, serialNumber: certificate.serialNumber, publicKey: certificate.publicKey,
                notValidBefore: Date().addingTimeInterval(-4 * 365 * 86_400),
                notValidAfter: Date().addingTimeInterval(-2 * 365 * 86_400),
                issuer: certificate.issuer, subject: certificate.subject, extensions: certificate.extensions,
                issuerPrivateKey: .init(pemEncoded: authority)
            ).serializeAsPEM().pemString
        }
    }
}
