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
let times = FrontTimes(
    front: [
        programs + "/kiosk", "--set", "state_directory=" + front.directory, "--set",
        "resources_directory=" + configuration, "--set", "reader.device=" + folder + "/no-reader",
    ],
    bare: [bare])
let store = try EnrolledBooth(below: folder + "/store", configuration: configuration)
print(
    Comparison.table(
        [try times.firstFrame()] + (try times.keyToFrame()) + [try DurabilityTimes(booth: store).measure()]))
