import Foundation
import Testing

/// One row of `systemd-analyze security --json`.
private struct Exposure: Decodable {
    var field: String
    var exposure: String?

    enum CodingKeys: String, CodingKey {
        case field = "json_field"
        case exposure
    }
}

@Suite("How far units are open")
struct ExposureTests {
    /// What stays open in a unit, and why it has to: the budget. A row more, or one less, fails.
    private static let reasons: [String: [String: String]] = [
        "ting-kiosk.service": common.merging([
            "PrivateDevices": "the card reader's serial line, the screen and the scanner",
            "DeviceAllow": "those three and the clock",
            "SupplementaryGroups":
                "video for seatd and the screen, dialout for the reader, scanner for the scanner",
            "NotifyAccess": "the front is a grandchild of the unit's first process",
            "PrivateNetwork":
                "udev's news of screens and keypads would not be heard; addresses are denied instead",
            "RestrictAddressFamilies_AF_NETLINK": "udev's news",
        ]) { $1 },
        "ting-out-of-service.service": common.merging([
            "PrivateDevices": "the screen", "DeviceAllow": "the screen and the clock",
            "SupplementaryGroups": "video for seatd and the screen",
            "PrivateNetwork": "udev's news of screens would not be heard; addresses are denied instead",
            "RestrictAddressFamilies_AF_NETLINK": "udev's news",
        ]) { $1 },
        "ting-sync.service": common.merging(network) { $1 }.merging([
            "RestrictAddressFamilies_AF_NETLINK": "the kernel's news that a link came up"
        ]) { $1 },
        "ting-gateway.service": common.merging(network) { $1 },
        "ting-county-sync.service": common.merging(network) { $1 }.merging([
            "RestrictAddressFamilies_AF_NETLINK": "the resolver asks which addresses this machine has"
        ]) { $1 },
    ]

    private static let common = [
        "RootDirectoryOrRootImage": "programs and libraries are Debian's, kept up to date by apt",
        "RestrictAddressFamilies_AF_UNIX": "the journal, systemd's notifications, CUPS, the screen",
    ]

    private static let network = [
        "PrivateNetwork": "its work is on the network",
        "RestrictAddressFamilies_AF_INET_INET6": "its work is on the network",
        "IPAddressDeny": "which addresses it may reach is the site's; a drop-in can name them",
        "DeviceAllow": "the clock only, by ProtectClock",
    ]

    private func run(_ unit: UnitFile, _ arguments: [String], in folder: TemporaryFolder) throws
        -> Command.Answer
    {
        let file = Repository.file("systemd/" + unit.name).path
        return try Command(
            "systemd-analyze", package: "systemd", ["security", "--offline=true"] + arguments + [file]
        )
        .run(in: folder)
    }

    @Test(
        "Each unit's exposure is 1.2 or less, the front's and its panel's 1.0 or less",
        arguments: UnitFile.all)
    func threshold(unit: UnitFile) throws {
        let folder = try TemporaryFolder()
        let hasScreen = ["ting-kiosk.service", "ting-out-of-service.service"].contains(unit.name)
        let answer = try run(unit, ["--no-pager", "--threshold=\(hasScreen ? 10 : 12)"], in: folder)
        #expect(answer.status == 0, "\(answer.output.split(separator: "\n").last ?? "")")
    }

    @Test("What stays open in a unit is exactly what there is a reason for", arguments: UnitFile.all)
    func reasons(unit: UnitFile) throws {
        let folder = try TemporaryFolder()
        let answer = try run(unit, ["--json=short"], in: folder)
        let rows = try JSONDecoder().decode([Exposure].self, from: Data(answer.output.utf8))
        let open = Set(rows.filter { $0.exposure != nil }.map(\.field))
        let reasons = try #require(Self.reasons[unit.name], "no budget for \(unit.name)")
        #expect(open == Set(reasons.keys))
    }
}
