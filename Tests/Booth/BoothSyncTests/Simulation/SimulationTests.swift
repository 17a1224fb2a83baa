import BoothStore
import BoothSync
import CountyAPI
import Foundation
import Testing

@Suite("Whatever goes wrong")
struct SimulationTests {
    /// New seeds each run; a failure names its seed, which goes here to be played again.
    private static let replay: UInt64? = nil
    /// Seeds that once failed. The first: bad records held up a good one under suspicion into the second hour, since all
    /// shared one growing pause. The second: bad answers, due again and again, always went before a good file under suspicion.
    private static let found: [UInt64] = [2_716_840_133_068_595_941, 537_743_954_342_914_803]

    @Test("Nothing is lost, nothing doubled, nothing stuck, and a bad record holds up no other")
    func faults() throws {
        let first = Self.replay ?? UInt64.random(in: 0...UInt64.max / 2)
        for seed in Self.found + Array(first..<first + (Self.replay == nil ? 500 : 1)) {
            var world = try ModelWorld(seed: seed)
            for _ in 0..<Int.random(in: 1...8, using: &world.random) {
                world.faults = .drawn(from: &world.random)
                for _ in 0..<Int.random(in: 0...12, using: &world.random) {
                    world.finalise(
                        world.random.chance(0.9)
                            ? .none : ModelWorld.Poison.allCases.randomElement(using: &world.random) ?? .none)
                    try world.run(until: world.now + world.random.seconds(0...600))
                }
            }
            world.faults = .none
            try world.run(until: world.now + .seconds(3600))
            for row in world.rows {
                let id = row.envelope.id
                let comment: Comment = "seed \(seed), record \(row.envelope.position), poison \(row.poison)"
                switch row.poison {
                case .none:
                    #expect(row.state == .stored, comment)
                    #expect(world.created[id] == 1, comment)
                case .refused: #expect(row.state == .quarantined && world.created[id] == nil, comment)
                case .breaksConnection, .breaksGateway:
                    #expect(row.state != .stored && row.state != .quarantined, comment)
                }
            }
        }
    }

    @Test("A day without the county costs few requests, and the queue is empty ten minutes after it is back")
    func longOutage() throws {
        for seed in UInt64(1)...5 {
            var world = try ModelWorld(seed: seed)
            world.faults.isDown = true
            for _ in 0..<1000 { world.finalise(.none) }
            try world.run(until: .seconds(86_400))
            #expect(world.requests < 400)
            #expect(world.rows.allSatisfy { $0.state == .queued })
            world.faults = .none
            try world.run(until: world.now + .seconds(900 + 600))
            #expect(world.rows.allSatisfy { $0.state == .stored })
        }
    }

    @Test("A record that breaks every connection is tried for ever, and seldom")
    func poison() throws {
        var world = try ModelWorld(seed: 1)
        world.finalise(.breaksConnection)
        try world.run(until: .seconds(86_400))
        let before = world.requests
        world.finalise(.none)
        try world.run(until: world.now + .seconds(30))
        #expect(world.rows[1].state == .stored)
        #expect(before < 86_400 / 60 * 2)
        world.rows[0].poison = .none
        try world.run(until: world.now + .seconds(1000))
        #expect(world.rows[0].state == .stored)
    }

    @Test("A gateway that always fails is not stormed")
    func failingGateway() throws {
        var world = try ModelWorld(seed: 2)
        world.faults.serverError = 1
        for _ in 0..<200 { world.finalise(.none) }
        try world.run(until: .seconds(86_400))
        #expect(world.requests < 1000)
        world.faults = .none
        try world.run(until: world.now + .seconds(1500))
        #expect(world.rows.allSatisfy { $0.state == .stored })
    }
}
