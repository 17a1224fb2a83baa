import CountyAPI

extension World {
    /// Something goes wrong.
    func begin(_ fault: Fault) {
        let operations = Int(fault.strength * 40)
        switch fault.kind {
        case .boothPower: boothDisk.cut(after: operations)
        case .gatewayPower: gatewayDisk.cut(after: operations)
        case .countyPower: countyDisk.cut(after: operations)
        case .boothKilled: kill(boothDisk) { self.stopBooth(for: $0) }
        case .gatewayKilled: kill(gatewayDisk) { self.stopGateway(for: $0) }
        case .countyKilled: kill(countyDisk) { self.stopCounty(for: $0) }
        case .boothFull: boothDisk.leaveRoom(Int(fault.strength * 100_000))
        case .gatewayFull: gatewayDisk.leaveRoom(Int(fault.strength * 100_000))
        case .countyFull: countyDisk.leaveRoom(Int(fault.strength * 100_000))
        case .boothDisk: boothDisk.fail(fault.strength * 0.05)
        case .gatewayDisk: gatewayDisk.fail(fault.strength * 0.05)
        case .countyDisk: countyDisk.fail(fault.strength * 0.05)
        case .linkDown: wire.state.withLock { $0.weather.isDown = true }
        case .linkBad: wire.state.withLock { $0.weather.badness = fault.strength }
        case .gatewayPutBack:
            kill(gatewayDisk) { self.stopGateway(for: $0) }
            gatewayDisk.putBack()
            isGatewayPutBack = true
        case .keyRotation: keys = keys.rotated(to: OpeningKey())
        case .clockAhead: clock.jump(fault.lasts * 4)
        case .clockBack: clock.jump(fault.lasts * -4)
        }
        failing.insert(fault.kind)
        agenda.add(.ends(fault), at: now + fault.lasts)
    }

    private func kill(_ disk: Disk, _ stop: (Duration) -> Void) {
        tally.crashes += 1
        stop(.seconds(5))
        disk.kill()
    }

    /// It is over; a machine that has lost its power comes up by itself.
    func end(_ kind: Fault.Kind) {
        failing.remove(kind)
        switch kind {
        case .boothPower: boothDisk.cut(after: -1)
        case .gatewayPower: gatewayDisk.cut(after: -1)
        case .countyPower: countyDisk.cut(after: -1)
        case .boothFull: boothDisk.leaveRoom(nil)
        case .gatewayFull: gatewayDisk.leaveRoom(nil)
        case .countyFull: countyDisk.leaveRoom(nil)
        case .boothDisk: boothDisk.fail(0)
        case .gatewayDisk: gatewayDisk.fail(0)
        case .countyDisk: countyDisk.fail(0)
        case .linkDown: wire.state.withLock { $0.weather.isDown = false }
        case .linkBad: wire.state.withLock { $0.weather.badness = 0 }
        case .boothKilled, .gatewayKilled, .countyKilled, .gatewayPutBack, .keyRotation, .clockAhead,
            .clockBack:
            break
        }
    }
}
