import CountyAPI
import CountyJob
import Domain
import Foundation
import Gateway
import Logging

extension World {
    /// The gateway's machine comes up.
    func startGateway() async throws {
        gatewayIsStarting = false
        if gatewayDisk.isOff { gatewayDisk.turnOn() }
        let clock = clock
        do {
            let mailbox = try SQLiteMailbox(
                path: gatewayDisk.folder + "/mailbox.sqlite", openedAt: clock.county)
            let reception = BatchReception(mailbox: mailbox, receipts: receipts, now: { clock.county })
            wire.state.withLock { $0.gateway = .init(mailbox: mailbox, reception: reception) }
            mustCheck = true
        } catch {
            guard gatewayDisk.isOff || !failing.isDisjoint(with: [.gatewayFull, .gatewayDisk]) else {
                throw broken("the mailbox does not open again: \(error)")
            }
            stopGateway(for: .seconds(60))
        }
    }

    /// Two in the morning: the gateway's mailbox is copied, the booth tidies up.
    func night() {
        if !gatewayDisk.isOff { gatewayDisk.keep() }
        if !boothDisk.isOff { _ = try? store?.releaseAttachments() }
    }

    func stopGateway(for pause: Duration) {
        wire.state.withLock { $0.gateway = nil }
        guard !gatewayIsStarting else { return }
        gatewayIsStarting = true
        agenda.add(.gatewayStarts, at: now + pause)
    }

    /// The county's machine comes up.
    func startCounty() throws {
        countyIsStarting = false
        if countyDisk.isOff { countyDisk.turnOn() }
        do {
            ledger = try CaseLedger(path: countyDisk.folder + "/ledger.sqlite")
            mustCheck = true
            wantJob(after: .seconds(5))
        } catch {
            guard countyDisk.isOff || !failing.isDisjoint(with: [.countyFull, .countyDisk]) else {
                throw broken("the ledger does not open again: \(error)")
            }
            stopCounty(for: .seconds(60))
        }
    }

    func stopCounty(for pause: Duration) {
        ledger = nil
        guard !countyIsStarting else { return }
        countyIsStarting = true
        agenda.add(.countyStarts, at: now + pause)
    }

    func wantJob(after pause: Duration) {
        guard !jobIsDue else { return }
        jobIsDue = true
        agenda.add(.jobRuns, at: now + pause)
    }

    /// One exchange of the county's sync job.
    func runJob() async {
        jobIsDue = false
        guard let ledger else { return }
        let clock = clock
        var quiet = Logger(label: "simulation")
        quiet.logLevel = .critical
        let job = SyncJob(
            client: wire, adapter: ledger, keys: keys, checker: FormEngine(), logger: quiet,
            now: { clock.county })
        do { _ = try await job.runOnce() } catch { wantJob(after: random.seconds(10...900)) }
    }

    /// Somebody in the county moves a case.
    func casework() async {
        guard let ledger,
            let id = entrusted.keys.sorted(by: { $0.uuidString < $1.uuidString }).randomElement(
                using: &random)
        else { return }
        let moves: [CaseMove] = [.advance, .advance, .advance, .sendBack, .decide(.granted)]
        let move = moves.randomElement(using: &random) ?? .advance
        _ = try? await ledger.make(move, case: id.uuidString, at: clock.county)
        wantJob(after: .seconds(1))
    }
}
