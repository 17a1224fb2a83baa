import Foundation
import Testing

@Suite("The compositor and the terminal of an installed booth")
struct CompositorTests {
    @Test(
        "The front has 100 x 30 cells and more on a panel of 1920 x 1080, and fewer at each of its larger sizes"
    )
    func textSizes() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
        let report = folder.path + "/report"
        let setting = "TING_SCREEN_TEXT_SIZE_COMMAND="
        let environment = try UnitFile("ting-kiosk.service").values("Environment")
        let command = try #require(
            environment.map { $0.replacing("\"", with: "") }.first { $0.hasPrefix(setting) }
        ).dropFirst(setting.count)
        // Stands in for the front: notes its grid at each size, waiting for a change for ten seconds at most.
        let kiosk = try folder.file(
            "kiosk",
            """
            #!/bin/bash
            set -f
            grid=none
            settle() {
              # Asked again and again: a signal may come between two commands of a shell and be missed.
              same=0
              for round in {1..100}; do
                now=$(stty size)
                [ "$now" = "$last" ] && same=$((same + 1)) || same=0
                last=$now
                [ $same -ge 5 ] && [ "$now" != "$grid" ] && [ "$now" != "24 80" -o "$1" = 1.25 ] && break
                sleep 0.1
              done
              grid=$now
              echo "$1 $grid $TERM" >>'\(report)'
            }
            settle 1
            for scale in 1.25 1.60 2.00 1.00; do
              command='\(command)'
              ${command//\\{scale\\}/$scale}
              settle $scale
            done
            """, mode: 0o755)
        let answer = try run(kiosk, in: folder)
        let lines = try String(contentsOfFile: report, encoding: .utf8).split(separator: "\n").map {
            $0.split(separator: " ").map(String.init)
        }
        try #require(lines.count == 5, "\(answer.errors)")
        #expect(lines.allSatisfy { $0.last == "foot" })
        let grids = lines.map { [Int($0[1]) ?? 0, Int($0[2]) ?? 0] }
        let promised = [[30, 100], [24, 80], [18, 62], [15, 50], [30, 100]]
        for (grid, promise) in zip(grids, promised) {
            #expect(grid[0] >= promise[0] && grid[1] >= promise[1], "\(grids)")
        }
        #expect(grids[0] == grids[4])
        #expect(Set(grids).count == 4)
    }

    @Test(
        "No chord on a keyboard opens, closes or covers anything: the front has the screen, its grid and the keys"
    )
    func chords() throws {
        _ = try Command("wtype", package: "wtype")
        let folder = try TemporaryFolder()
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
        let report = folder.path + "/report"
        let chords = [
            "-M ctrl -k c", "-M ctrl -k z", "-M ctrl -k backslash", "-M ctrl -M shift -k n",
            "-M ctrl -M shift -k c", "-M ctrl -M shift -k v", "-M ctrl -M shift -k r",
            "-M ctrl -M shift -k u",
            "-M ctrl -M shift -k x", "-M ctrl -k plus", "-M ctrl -k minus", "-M ctrl -k 0", "-M alt -k F4",
            "-M alt -k Tab", "-M logo -k Return", "-M logo -M shift -k q", "-M logo -M shift -k e",
            "-M logo -k d", "-M logo -k f", "-M ctrl -M alt -k BackSpace", "-M ctrl -M alt -k Delete",
            "-M shift -k Insert", "-M shift -k Prior", "-k F11", "-k Print",
        ]
        // Stands in for the front, and for the hands of somebody with a keyboard.
        let kiosk = try folder.file(
            "kiosk",
            """
            #!/bin/bash
            stty raw -isig -echo
            sleep 1
            look() {
              windows=$(swaymsg -t get_tree | grep -c '"app_id": "foot"')
              focused=$(swaymsg -t get_tree | grep -c '"focused": true')
              echo "$windows $focused $(stty size)" >>'\(report)'
            }
            look
            \(chords.map { "wtype -s 30 \($0) -s 30" }.joined(separator: "\n"))
            wtype -s 100 Q -s 100
            sleep 0.3
            timeout --foreground 0.5 cat | tr -dc Q >>'\(report)'
            echo >>'\(report)'
            look
            """, mode: 0o755)
        let answer = try run(kiosk, in: folder)
        let lines = try String(contentsOfFile: report, encoding: .utf8).split(separator: "\n").map(
            String.init)
        try #require(lines.count == 3, "\(lines) \(answer.errors)")
        #expect(lines[0].hasPrefix("1 1 "), "one window, and it has the focus: \(lines)")
        #expect(lines[1] == "Q", "the keys still reach the front")
        #expect(lines[2] == lines[0], "the same window, focus and grid as before")
    }

    @Test("No keyboard can leave the front for another console: the keys that do so do not exist")
    func consoles() throws {
        let line = try #require(
            try Repository.text("kiosk-config/sway.conf").split(separator: "\n").first {
                $0.contains("xkb_options")
            })
        let option = try #require(line.split(separator: " ").last.map(String.init))
        let keys = { (options: [String]) in
            let words = ["compile-keymap", "--layout", "us"] + options
            return try Command("xkbcli", package: "libxkbcommon-tools", words)
                .run(in: try TemporaryFolder()).output.split(separator: "\n").filter {
                    $0.contains("[Group1]")
                }
        }
        #expect(try keys([]).contains { $0.contains("XF86Switch_VT_2") })
        let ours = try keys(["--options", option])
        #expect(ours.contains { $0.contains("F12") })
        #expect(!ours.contains { $0.contains("XF86Switch_VT") })
    }

    @Test("No key is bound to anything in the compositor")
    func bindings() throws {
        let words = try Repository.text("kiosk-config/sway.conf").split(separator: "\n").compactMap {
            $0.split(separator: " ").first
        }
        #expect(words.contains("exec"))
        #expect(!words.contains { $0.hasPrefix("bind") || $0 == "include" })
    }

    /// Runs the unit's command line with the repository's files, on a screen in memory, not as root.
    private func run(_ kiosk: String, in folder: TemporaryFolder) throws -> Command.Answer {
        _ = try Command("foot", package: "foot")
        _ = try Command("sway", package: "sway")
        let runtime = folder.path + "/runtime"
        try FileManager.default.createDirectory(atPath: runtime, withIntermediateDirectories: true)
        let settings = try Repository.text("kiosk-config/sway.conf")
            .replacing("/usr/bin/kiosk", with: kiosk)
            .replacing("/etc/ting/foot.ini", with: Repository.file("kiosk-config/foot.ini").path)
        let configuration = try folder.file("sway.conf", settings + "output * resolution 1920x1080\n")
        let line = try #require(try UnitFile("ting-kiosk.service").values("ExecStart").first)
            .replacing("/etc/ting/sway.conf", with: configuration).split(separator: " ").map(String.init)
        var command: Command
        if getuid() == 0 {
            // sway refuses to run as root.
            for path in [runtime, folder.path] { chown(path, 65534, 65534) }
            command = try Command(
                "setpriv", package: "util-linux", ["--reuid=65534", "--regid=65534", "--clear-groups"] + line)
        } else {
            command = try Command("sway", package: "sway", Array(line.dropFirst()))
        }
        chmod(runtime, 0o700)
        command.environment = [
            "HOME": folder.path, "LANG": "C.UTF-8", "XDG_RUNTIME_DIR": runtime, "WLR_BACKENDS": "headless",
            "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1",
        ]
        return try command.run(in: folder)
    }
}
