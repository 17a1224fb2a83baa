import Testing

@Suite("What the units promise")
struct UnitPromiseTests {
    @Test(
        "The front has no way to an Internet address",
        arguments: ["ting-kiosk.service", "ting-out-of-service.service"])
    func noNetwork(name: String) throws {
        let unit = try UnitFile(name)
        #expect(unit.values("IPAddressDeny") == ["any"])
        #expect(unit.values("RestrictAddressFamilies") == ["AF_UNIX AF_NETLINK"])
    }

    @Test(
        "The front reaches reader, screen, scanner and loudspeaker and no other device; the daemons reach none"
    )
    func devices() throws {
        let front = try UnitFile("ting-kiosk.service")
        #expect(
            front.values("DeviceAllow") == [
                "char-ttyUSB rw", "char-ttyACM rw", "char-drm rw", "char-usb_device rw", "char-alsa rw",
            ])
        for unit in UnitFile.all { #expect(unit.values("DevicePolicy") == ["closed"], "\(unit.name)") }
        for unit in UnitFile.all where unit.name != "ting-kiosk.service" {
            #expect(
                !unit.values("DeviceAllow").contains { $0.contains("tty") || $0.contains("usb") },
                "\(unit.name)")
        }
    }

    @Test(
        "Of the booth's secrets the front has the keys that sign and seal, the sync daemon the TLS key only")
    func secrets() throws {
        let identity = "/var/lib/ting/identity"
        let front = try UnitFile("ting-kiosk.service")
        #expect(
            front.values("LoadCredential") == [
                "booth-key:\(identity)/booth-key", "draft-key:\(identity)/draft-key",
            ])
        // Where the file is missing, this keeps the front from failing, and says that no key was handed over.
        #expect(front.values("SetCredential") == [#"draft-key:\n"#])
        #expect(front.values("InaccessiblePaths") == ["-\(identity)/tls.key"])
        let sync = try UnitFile("ting-sync.service")
        #expect(sync.values("LoadCredential") == ["tls.key:\(identity)/tls.key"])
        #expect(sync.values("InaccessiblePaths") == ["-\(identity)/booth-key -\(identity)/draft-key"])
    }

    @Test("No unit whose memory holds answers may swap it out or dump it")
    func forgets() throws {
        for name in ["ting-kiosk.service", "ting-county-sync.service"] {
            let unit = try UnitFile(name)
            #expect(unit.values("MemorySwapMax") == ["0"], "\(name)")
            #expect(unit.values("LimitCORE") == ["0"], "\(name)")
        }
    }

    @Test("What the front's input method and compositor write is in memory and gone with it")
    func volatile() throws {
        let unit = try UnitFile("ting-kiosk.service")
        #expect(unit.values("RuntimeDirectory") == ["ting-kiosk"])
        #expect(unit.values("Environment").contains { $0.contains("TMPDIR=%t/ting-kiosk") })
        #expect(unit.values("Environment").contains { $0.contains("XDG_RUNTIME_DIR=%t/ting-kiosk") })
    }

    @Test(
        "A crash ladder: again within a second, three times in five minutes, then the panel, then the machine anew"
    )
    func crashLadder() throws {
        let front = try UnitFile("ting-kiosk.service")
        #expect(front.values("Restart") == ["always"])
        #expect(front.values("RestartSec") == ["1"])
        #expect(front.values("StartLimitIntervalSec") == ["300"])
        #expect(front.values("StartLimitBurst") == ["4"])
        #expect(front.values("OnFailure") == ["ting-out-of-service.service"])
        let panel = try UnitFile("ting-out-of-service.service")
        #expect(panel.values("OnSuccess") == ["ting-kiosk.service"])
        #expect(panel.values("StartLimitAction") == ["reboot"])
        // The panel outlasts the interval in which the front's restarts are counted.
        #expect(panel.values("ExecStart").first?.hasPrefix("/usr/bin/timeout 300 ") == true)
        #expect(panel.values("SuccessExitStatus") == ["124"])
    }

    @Test(
        "Every daemon tells systemd that it is up, is watched, and is never given up",
        arguments: ["ting-sync.service", "ting-gateway.service", "ting-county-sync.service"])
    func daemons(name: String) throws {
        let unit = try UnitFile(name)
        #expect(unit.values("Type") == ["notify"])
        #expect(unit.values("WatchdogSec") == ["120"])
        #expect(unit.values("Restart") == ["always"])
        #expect(unit.values("StartLimitIntervalSec") == ["0"])
    }

    @Test("The front is given more time between two signs of life than it takes when nobody touches it")
    func frontWatchdog() throws {
        // FrontLoop turns at least once a minute.
        #expect(try UnitFile("ting-kiosk.service").values("WatchdogSec") == ["150"])
    }

    @Test("No unit starts a shell", arguments: UnitFile.all)
    func noShell(unit: UnitFile) {
        let commands = unit.settings.filter { $0.key.hasPrefix("Exec") }.map(\.value)
        #expect(commands.count == 1)
        for word in commands.flatMap({ $0.split(separator: " ") }) {
            #expect(!["sh", "bash", "dash"].contains(word.split(separator: "/").last ?? ""))
        }
    }
}
