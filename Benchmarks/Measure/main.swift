import Foundation

// `Benchmarks/run` starts this with the folder of the programs, the floor's program, the repository's
// kiosk-config, and a folder on a real file system for the booths that are measured.
let words = CommandLine.arguments
guard words.count == 5 else {
    print("usage: measure PROGRAMS BARE-NCURSES KIOSK-CONFIG FOLDER (start it by `make bench`)")
    exit(64)
}
let (programs, bare, configuration, folder) = (words[1], words[2], words[3], words[4])
let front = try EnrolledBooth(below: folder + "/front", configuration: configuration)
let resources = folder + "/resources"
try InstalledResources.layOut(in: resources, configuration: configuration, programs: programs)
func command(on booth: EnrolledBooth) -> [String] {
    [
        programs + "/kiosk", "--set", "state_directory=" + booth.directory, "--set",
        "resources_directory=" + resources,
    ]
}
let times = FrontTimes(
    front: command(on: front) + ["--set", "reader.device=" + folder + "/no-reader"], bare: [bare])
let store = try EnrolledBooth(below: folder + "/store", configuration: configuration)
print(
    Comparison.table(
        [try times.firstFrame()] + (try times.keyToFrame()) + [try DurabilityTimes(booth: store).measure()]))
let county = try EnrolledBooth(below: folder + "/county", configuration: configuration, services: 2000)
let large = LargeCounty(
    front: command(on: county), simulator: programs + "/card-reader-sim",
    cards: configuration + "/cards.json",
    bare: bare)
print("\n" + Reading.table(try large.measure()))
