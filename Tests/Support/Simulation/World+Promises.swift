import BoothStore
import CountyAPI
import CountyJob
import Foundation
import Gateway

extension World {
    /// After each step: machines that have lost their power go dark; what came and went is looked at.
    func look() async throws {
        if boothDisk.isOff, store != nil {
            tally.crashes += 1
            stopBooth(for: random.seconds(30...7200))
        }
        if gatewayDisk.isOff, wire.state.withLock({ $0.gateway }) != nil {
            tally.crashes += 1
            stopGateway(for: random.seconds(30...7200))
        }
        if countyDisk.isOff, ledger != nil {
            tally.crashes += 1
            stopCounty(for: random.seconds(30...7200))
        }
        let (hasPost, hasMessages) = wire.state.withLock { state in
            defer { state.hasPost = false }
            return (state.hasPost, state.hasMessages)
        }
        if hasPost { wantJob(after: .seconds(1)) }
        if hasMessages, let number = heldPoll { agenda.add(.poll(number, life: life), at: now + .seconds(1)) }
        steps += 1
        guard mustCheck || steps % 500 == 0 else { return }
        mustCheck = false
        try checkBooth()
        try await checkCounty()
    }

    /// What the booth said it holds, it holds: every submission once, its bytes as they were sealed, its place in the
    /// sequence, and `stored` only with the county's receipt.
    func checkBooth() throws {
        guard let store, failing.isDisjoint(with: [.boothDisk]), !boothDisk.isOff else { return }
        tally.checks += 1
        var highest = 0
        for (id, known) in entrusted {
            let entry: QueueEntry?
            do { entry = try store.queueEntry(submissionID: id) } catch {
                if boothDisk.isOff { return }
                throw broken("submission \(id) cannot be read: \(error)")
            }
            guard let entry else {
                if known.finalised != nil { throw broken("submission \(id) is lost at the booth") }
                continue
            }
            highest = max(highest, entry.sequence)
            if let made = known.finalised {
                guard entry.receiptNumber == made.receiptNumber, entry.sequence == made.sequence,
                    entry.digest == made.digest
                else { throw broken("submission \(id) has changed at the booth") }
            } else {
                entrusted[id]?.finalised = Finalised(
                    receiptNumber: entry.receiptNumber, sequence: entry.sequence, digest: entry.digest)
            }
            if entry.state == .quarantined { throw broken("submission \(id) was quarantined") }
            if entry.state == .stored, stored.contains(id) { continue }
            if entry.state == .stored {
                let proof = try store.receipt(submissionID: id)
                guard (try? proof?.verified(by: identity.trust.countyKey, for: entry.digest)) != nil else {
                    throw broken("submission \(id) counts as stored without a receipt")
                }
                stored.insert(id)
            } else if stored.contains(id) {
                throw broken("submission \(id) counted as stored and does no longer")
            }
        }
        let numbers = entrusted.values.compactMap { $0.finalised?.receiptNumber }
        if Set(numbers).count != numbers.count { throw broken("a receipt number was given twice") }
        if try store.verifySequence(of: identity.booth) != highest { throw broken("the sequence has a gap") }
        try checkCatalogue()
        if boothDisk.holds(SampleForm.secret) {
            throw broken("an answer stands in the clear on the booth's disk")
        }
    }

    /// What a booth has a receipt for is at the gateway, unopened; the county has each submission at most once, and exactly
    /// as it was typed.
    func checkCounty() async throws {
        if gatewayDisk.holds(SampleForm.secret) {
            throw broken("an answer stands in the clear on the gateway's disk")
        }
        if let gateway = wire.state.withLock({ $0.gateway }), !failing.contains(.gatewayDisk) {
            var digests: Set<ContentDigest> = []
            var cursor: Int64 = 0
            while true {
                let page = try await gateway.mailbox.envelopes(after: cursor, limit: 500, bytes: 64 << 20)
                for posted in page.envelopes {
                    guard digests.insert(posted.envelope.digest).inserted else {
                        throw broken("the gateway has an envelope twice")
                    }
                    try checkSealed(posted.envelope.payload)
                }
                cursor = page.envelopes.last?.cursor ?? cursor
                if !page.hasMore { break }
            }
            for id in stored where !isGatewayPutBack {
                guard let digest = entrusted[id]?.finalised?.digest, digests.contains(digest) else {
                    throw broken("submission \(id) has a receipt and is not at the gateway")
                }
            }
        }
        guard let ledger, !failing.contains(.countyDisk) else { return }
        var cases: Set<UUID> = []
        for record in try await ledger.records(CaseFilter()) {
            let submission = record.submission
            guard let known = entrusted[submission.id] else {
                throw broken("the county has a case of nobody's")
            }
            guard cases.insert(submission.id).inserted else {
                throw broken("submission \(submission.id) has two cases")
            }
            guard submission.content.answersXML.contains(">\(known.note)<"),
                known.finalised == nil || submission.content.receiptNumber == known.finalised?.receiptNumber
            else { throw broken("submission \(submission.id) has other answers at the county") }
        }
        if let parked = try await ledger.parked().first {
            throw broken("parked: \(parked.reason) \(parked.detail)")
        }
    }

    /// What is packed is not to be found by its words: a payload must not open without a key either.
    private func checkSealed(_ payload: Data) throws {
        let content = try? SubmissionContent.unpack(payload) { _ in SampleForm.xml }
        guard content == nil, (try? AttachmentPart(unpacking: payload)) == nil else {
            throw broken("an envelope is not sealed")
        }
    }

    /// Some hours after the last fault everything has arrived, with its files, and the booth has heard all about it, in order.
    func checkEnd() async throws {
        isGatewayPutBack = false
        try checkBooth()
        try await checkCounty()
        guard let store, let ledger else { throw broken("a machine did not come up again") }
        for (id, known) in entrusted where known.finalised != nil {
            guard stored.contains(id) else { throw broken("submission \(id) was never sent") }
            guard let record = try await ledger.record(id.uuidString) else {
                throw broken("submission \(id) has no case")
            }
            for (index, file) in known.files.enumerated() {
                let arrived = try await ledger.attachment("paper-\(index).pdf", case: id.uuidString)
                guard arrived == file else { throw broken("a file of submission \(id) did not arrive") }
                tally.files += 1
            }
            let heard = try store.caseEvents(submissionID: id, trust: identity.trust)
            guard heard.map(\.ordinal) == record.file.events.map(\.ordinal),
                heard.map(\.state) == record.file.events.map(\.state)
            else { throw broken("the booth has not heard all about submission \(id), in order") }
            tally.submissions += 1
        }
        guard try store.queueCounts().keys.allSatisfy({ $0 == .stored }) else {
            throw broken("the queue is not empty")
        }
        _ = try store.verifyAudit()
    }
}
