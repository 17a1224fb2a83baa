import ArgumentParser
import BoothApp
import Demonstration
import Foundation
import Front
import ProgramFoundation
import WorkerProtocol

/// `kiosk demo`: the front with a simulated reader, gateway and county job on this machine.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "The front with a simulated card reader, a gateway and a county job on this machine.",
        discussion: """
            F9 opens the panel with the demonstration's cards. Slips go to the default CUPS queue, or, if there is \
            none, into a folder that the screen names. Nothing leaves this machine.
            """)

    @Option(help: "Where the demonstration keeps its keys and records.")
    var folder = FileManager.default.currentDirectoryPath + "/.demo"

    @Option(help: "The product's files (kiosk-config/).")
    var resources = FileManager.default.currentDirectoryPath + "/kiosk-config"

    @Option(help: "The CUPS queue for slips; `none` for PDF files.")
    var queue: String?

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        try ProgramRun.perform("kiosk") {
            var options = options
            if options.config == nil { options.config = resources + "/kiosk.yaml" }
            let settings = try options.settings(program: "kiosk", declared: KioskSettings.declared)
            let places = try DemonstrationFolder(
                path: folder, programs: FrontParts.ownFolder, resources: resources)
            let county = try LocalCounty(places) { print("demo: \($0) …") }
            defer { county.stop() }
            try places.prepareInputMethod { print("demo: \($0) …") }
            let reader = try SimulatedReader(places)
            defer { reader.stop() }
            let parts = FrontParts(
                stateDirectory: places.booth, resourcesDirectory: resources,
                programsDirectory: FrontParts.ownFolder, journal: .file(path: places.log),
                inputMethodData: places.inputMethod, scannerConfiguration: places.scanner)
            try parts.run(
                settings: settings, destination: destination(places), readerDevice: reader.device,
                demonstration: Demonstrator(
                    cards: reader.cards.map { DemonstrationCard(chinese: $0.chinese, english: $0.english) },
                    lay: { reader.lay($0) }))
        }
        print("demo: ended; its records are kept in \(folder)")
    }

    private func destination(_ places: DemonstrationFolder) -> PrintDestination {
        if queue == "none" { return .folder(path: places.slips) }
        if let queue { return .queue(name: queue) }
        return DefaultQueue.exists(places) ? .queue(name: nil) : .folder(path: places.slips)
    }
}
