import Testing

@testable import ProgramFoundation

@Suite("Where a setting's value comes from")
struct SettingsResolverTests {
    @Test("Without a file, defaults hold, and a setting without a default is absent")
    func defaults() throws {
        let settings = try SampleSettings.resolve()
        #expect(try settings.integer("listen.port") == 8443)
        #expect(try settings.optionalString("listen.address") == nil)
        #expect(settings.source(of: "listen.port") == "default")
        #expect(settings.source(of: "listen.address") == "not set")
    }

    @Test("The file goes before the default, the environment before the file, a flag before all")
    func precedence() throws {
        let yaml = "listen:\n  port: 1001\n"
        let environment = ["TING_LISTEN_PORT": "1002"]
        let flags = ["listen.port=1003"]
        let file = try SampleSettings.resolve(yaml)
        #expect(try file.integer("listen.port") == 1001)
        #expect(file.source(of: "listen.port") == "sample.yaml, line 2")
        let overridden = try SampleSettings.resolve(yaml, environment: environment)
        #expect(try overridden.integer("listen.port") == 1002)
        #expect(overridden.source(of: "listen.port") == "environment variable TING_LISTEN_PORT")
        let flagged = try SampleSettings.resolve(yaml, environment: environment, flags: flags)
        #expect(try flagged.integer("listen.port") == 1003)
        #expect(flagged.source(of: "listen.port") == "--set")
    }

    @Test("Of two flags for one setting the later counts")
    func laterFlag() throws {
        let settings = try SampleSettings.resolve(flags: ["listen.port=1", "listen.port=2"])
        #expect(try settings.integer("listen.port") == 2)
    }

    @Test("A flag's value may hold an equals sign and may be empty")
    func equalsSign() throws {
        let settings = try SampleSettings.resolve(flags: ["listen.address=a=b=c"])
        #expect(try settings.string("listen.address") == "a=b=c")
        #expect(try SampleSettings.resolve(flags: ["listen.address="]).string("listen.address").isEmpty)
    }

    @Test("A key with dots or hyphens has an environment variable of capitals and underscores")
    func environmentName() throws {
        let settings = try SampleSettings.resolve(environment: ["TING_SESSION_IDLE_SECONDS": "2.5"])
        #expect(try settings.seconds("session.idle-seconds") == 2.5)
    }

    @Test("Environment variables of other programs are none of this program's business")
    func foreignEnvironment() throws {
        #expect(throws: Never.self) { try SampleSettings.resolve(environment: ["TING_PROGRAMS": "/usr/bin"]) }
    }

    @Test("A setting that must be given and is not says how to give it")
    func missing() throws {
        let settings = try SampleSettings.resolve()
        let fault = #expect(throws: ProgramFault.self) { try settings.url("county.gateway") }
        #expect(fault?.code == "missing-setting")
        #expect(fault?.status == .configuration)
        #expect(fault?.cause.contains("county.gateway") == true)
        #expect(fault?.remedy.contains("--set county.gateway=VALUE") == true)
    }
}

@Suite("Settings that are wrong")
struct WrongSettingTests {
    @Test(
        "A value of the wrong kind or out of range is refused with file, line, key and what it may be",
        arguments: [
            ("listen:\n  port: many\n", 2, "listen.port", "a whole number from 1 to 65535"),
            ("listen:\n  port: 0\n", 2, "listen.port", "a whole number from 1 to 65535"),
            ("listen:\n  port: 65536\n", 2, "listen.port", "a whole number from 1 to 65535"),
            ("listen:\n  port: 1.5\n", 2, "listen.port", "a whole number from 1 to 65535"),
            ("\nstate_directory: lib\n", 2, "state_directory", "an absolute path"),
            ("county: {gateway: 'http://a'}\n", 1, "county.gateway", "begins with https://"),
            ("county:\n\n  gateway: https://\n", 3, "county.gateway", "begins with https://"),
            ("log:\n  level: loud\n", 2, "log.level", "one of debug, notice, error"),
            ("session:\n  strict: yes\n", 2, "session.strict", "true or false"),
            ("session:\n  idle-seconds: 0.4\n", 2, "session.idle-seconds", "seconds from 0.5 to 600"),
            ("session:\n  idle-seconds: nan\n", 2, "session.idle-seconds", "seconds from 0.5 to 600"),
        ])
    func wrongKind(yaml: String, line: Int, key: String, allowed: String) {
        let fault = SampleSettings.fault(yaml)
        #expect(fault?.status == .configuration)
        #expect(fault?.code == "wrong-setting")
        #expect(
            fault?.cause.contains("sample.yaml, line \(line): \(key) is") == true, "\(fault?.cause ?? "")")
        #expect(fault?.cause.contains(allowed) == true, "\(fault?.cause ?? "")")
    }

    @Test(
        "An unknown key names the one that was probably meant",
        arguments: [
            ("listen:\n  prot: 1\n", "did you mean listen.port?"),
            ("Listen:\n  port: 1\n", "did you mean listen.port?"),
            ("port: 1\n", "did you mean listen.port?"),
            ("state-directory: /srv\n", "did you mean state_directory?"),
            ("listen: 8443\n", "it is a section of listen.port, listen.address"),
        ])
    func typo(yaml: String, suggestion: String) {
        let fault = SampleSettings.fault(yaml)
        #expect(fault?.code == "unknown-setting")
        #expect(fault?.cause.contains("line \(yaml.contains("  ") ? 2 : 1)") == true)
        #expect(fault?.cause.contains(suggestion) == true, "\(fault?.cause ?? "")")
    }

    @Test("A key that is near to none is refused without a guess")
    func farKey() {
        let fault = SampleSettings.fault("colour: red\n")
        #expect(fault?.cause == "sample.yaml, line 1: there is no setting “colour”.")
    }

    @Test("All that is wrong is told at once, from every source")
    func allAtOnce() {
        let fault = SampleSettings.fault(
            "listen:\n  port: many\n  addres: x\ncolours: [1, 2]\n", environment: ["TING_LOG_LEVEL": "loud"],
            flags: ["session.strict=maybe", "nonsense"])
        for part in [
            "line 2: listen.port", "line 3", "did you mean listen.address?", "line 4: colours is a list",
            "environment variable TING_LOG_LEVEL", "--set: session.strict", "“nonsense” is not of the form",
        ] {
            #expect(fault?.cause.contains(part) == true, "\(part) is missing in \(fault?.cause ?? "")")
        }
        #expect(fault?.code == "wrong-setting")
    }
}
