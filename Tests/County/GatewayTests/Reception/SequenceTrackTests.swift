import Testing

@testable import Gateway

@Suite("What has arrived of a booth's sequence")
struct SequenceTrackTests {
    static let arrivals: [(numbers: [Int], holes: [SequenceTrack.Run], repeated: [Int])] = [
        ([1, 2, 3], [], []),
        ([3], [.init(first: 1, last: 2)], []),
        ([1, 5], [.init(first: 2, last: 4)], []),
        ([1, 5, 3], [.init(first: 2, last: 2), .init(first: 4, last: 4)], []),
        ([1, 5, 2, 3, 4], [], []),
        ([1, 5, 2], [.init(first: 3, last: 4)], []),
        ([1, 5, 4], [.init(first: 2, last: 3)], []),
        ([1, 2, 2, 2], [], [2]),
        ([1, 4, 8], [.init(first: 2, last: 3), .init(first: 5, last: 7)], []),
    ]

    @Test("A hole is recorded, and closed by what arrives late", arguments: arrivals)
    func holes(arrival: (numbers: [Int], holes: [SequenceTrack.Run], repeated: [Int])) {
        var track = SequenceTrack()
        for number in arrival.numbers { track.record(number) }
        #expect(track.holes == arrival.holes)
        #expect(track.repeated == arrival.repeated)
        #expect(track.highest == arrival.numbers.max())
        #expect(track.missing == (track.highest - Set(arrival.numbers).count))
    }

    @Test("Whatever the order of arrival, a whole sequence leaves no hole")
    func anyOrder() {
        var source = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var track = SequenceTrack()
            for number in (1...40).shuffled(using: &source) { track.record(number) }
            #expect(track.holes.isEmpty && track.missing == 0 && track.highest == 40)
        }
    }
}
