import BoothStore
import CountyAPI
import Foundation
import Testing

@Suite("The booth's identity")
struct IdentityTests {
    let booth: TestBooth
    let identity: BoothIdentity
    let directory: IdentityDirectory
    let tls = TLSCredentials(certificate: "CERTIFICATE", privateKey: "KEY", authority: "AUTHORITY")

    init() throws {
        booth = try TestBooth()
        identity = BoothIdentity(booth: booth.id, boothCode: 423, boothName: "样例村便民服务亭", trust: booth.trust)
        directory = IdentityDirectory(stateDirectory: booth.directory.path, credentialsDirectory: nil)
    }

    private func mode(_ path: String) throws -> Int {
        try #require(
            FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        ).intValue
    }

    @Test("A booth that is not enrolled says so and how to become it")
    func notEnrolled() {
        let error = #expect(throws: StoreError.self) { try directory.identity() }
        #expect(error?.code == "not-enrolled")
        #expect(error?.remedy.contains("kioskctl enrol") == true)
        #expect(!directory.isEnrolled)
    }

    @Test("What was saved is there again, for nobody else to read")
    func save() throws {
        try directory.save(identity, key: booth.boothKey, tls: tls)
        #expect(try directory.identity() == identity)
        #expect(try directory.signingKey().verificationKey == booth.boothKey.verificationKey)
        #expect(try directory.tlsCredentials().privateKey == "KEY")
        #expect(try mode(directory.path) == 0o700)
        for name in ["booth.json", "booth-key", "tls.key", "tls.crt", "ca.crt", "draft-key"] {
            #expect(try mode(directory.path + "/" + name) == 0o600)
        }
    }

    @Test("Enrolling again replaces everything and keeps the earlier identity beside it")
    func replace() throws {
        try directory.save(identity, key: booth.boothKey, tls: tls)
        let key = SigningKey()
        for _ in 0..<2 { try directory.save(identity, key: key, tls: tls) }
        #expect(try directory.signingKey().verificationKey == key.verificationKey)
        #expect(FileManager.default.fileExists(atPath: directory.path + ".before/booth-key"))
    }

    @Test("A power cut between moving the old identity away and the new one in leaves the new one")
    func interrupted() throws {
        try directory.save(identity, key: booth.boothKey, tls: tls)
        let key = SigningKey()
        try directory.save(identity, key: key, tls: tls)
        try FileManager.default.moveItem(atPath: directory.path, toPath: directory.path + ".new")
        #expect(try directory.signingKey().verificationKey == key.verificationKey)
    }

    @Test("Secrets that systemd hands over go before those in the directory")
    func credentials() throws {
        try directory.save(identity, key: booth.boothKey, tls: tls)
        let key = SigningKey()
        let handed = booth.directory.path + "/credentials"
        try FileManager.default.createDirectory(atPath: handed, withIntermediateDirectories: true)
        try key.rawRepresentation.base64EncodedData().write(to: URL(filePath: handed + "/booth-key"))
        let directory = IdentityDirectory(
            stateDirectory: booth.directory.path, credentialsDirectory: handed)
        #expect(try directory.signingKey().verificationKey == key.verificationKey)
        #expect(try directory.tlsCredentials().privateKey == "KEY")
    }

    @Test("The draft key is made at enrolment and stays the same; another enrolment has another")
    func draftKey() throws {
        try directory.save(identity, key: booth.boothKey, tls: tls)
        let key = try directory.draftKey().rawRepresentation
        #expect(try directory.draftKey().rawRepresentation == key)
        try directory.save(identity, key: SigningKey(), tls: tls)
        #expect(try directory.draftKey().rawRepresentation != key)
    }

    @Test("A booth that was enrolled before there were drafts makes its draft key, for nobody else to read")
    func draftKeyMade() throws {
        #expect(throws: StoreError.self) { try directory.draftKey() }
        try directory.save(identity, key: booth.boothKey, tls: tls)
        let file = directory.path + "/draft-key"
        try FileManager.default.removeItem(atPath: file)
        let key = try directory.draftKey().rawRepresentation
        #expect(key.count == 32)
        #expect(try directory.draftKey().rawRepresentation == key)
        #expect(try mode(file) == 0o600)
        #expect(
            try !FileManager.default.contentsOfDirectory(atPath: directory.path).contains("draft-key.new"))
    }

    @Test(
        "A draft key that systemd hands over goes before the file; a blank one says that there was none to hand over"
    )
    func draftKeyHanded() throws {
        try directory.save(identity, key: booth.boothKey, tls: tls)
        let handed = booth.directory.path + "/credentials"
        try FileManager.default.createDirectory(atPath: handed, withIntermediateDirectories: true)
        let other = IdentityDirectory(stateDirectory: booth.directory.path, credentialsDirectory: handed)
        let file = URL(filePath: handed + "/draft-key")
        let key = DraftKey().rawRepresentation
        try key.base64EncodedData().write(to: file)
        #expect(try other.draftKey().rawRepresentation == key)
        try Data("\n".utf8).write(to: file)
        #expect(try other.draftKey().rawRepresentation == directory.draftKey().rawRepresentation)
        try Data("none".utf8).write(to: file)
        let error = #expect(throws: StoreError.self) { try other.draftKey() }
        #expect(error?.code == "identity-damaged")
    }

    @Test("A file that cannot be understood is named")
    func damaged() throws {
        try directory.save(identity, key: booth.boothKey, tls: tls)
        try Data("x".utf8).write(to: URL(filePath: directory.path + "/booth-key"))
        let error = #expect(throws: StoreError.self) { try directory.signingKey() }
        #expect(error?.code == "identity-damaged")
    }

    @Test("Only one process at a time holds a lock, and its end gives it back")
    func lock() throws {
        let path = booth.directory.path + "/kiosk-sync.lock"
        var first = try ProcessLock.take(path)
        #expect(first != nil)
        #expect(try ProcessLock.take(path) == nil)
        first = nil
        #expect(try ProcessLock.take(path) != nil)
    }
}
