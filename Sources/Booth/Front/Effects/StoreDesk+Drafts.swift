import BoothApp
import BoothStore
import CountyAPI
import Domain
import Forms
import Foundation

/// Half-filled forms. The orders come in the order in which the application gave them, between those of submissions.
extension StoreDesk {
    /// Has done what the application wants done about a draft. Never blocks.
    func perform(_ request: DraftRequest) {
        switch request {
        case .save(let order): save(order)
        case .find(let person, let turn): find(person, turn)
        case .open(let id, let person, let turn): open(id, of: person, turn)
        case .park(let id, let until):
            work { try $0.store.parkDraft(UUID(draft: id), until: until, at: Moment.now.wall) }
        case .drop(let id, let reason):
            work { try $0.store.dropDraft(UUID(draft: id), DraftEnd(reason), at: Moment.now.wall) }
        }
    }

    /// To be called when the front starts: forms that were being filled when it ended wait for the same person, and what
    /// has waited long enough goes, now and every hour.
    public func takeUpDrafts(hours: Int) {
        work { desk in
            let now = Moment.now.wall
            let interrupted = try desk.store.parkInterruptedDrafts(
                until: now.adding(seconds: Double(hours) * 3600), at: now)
            if interrupted > 0 { desk.events.post(.draft(.survived)) }
        }
        purgeDrafts()
    }

    private func purgeDrafts() {
        work { desk in
            // Asked again whatever comes of it this time.
            desk.work(after: 3600) { $0.purgeDrafts() }
            try desk.store.purgeDrafts(at: Moment.now.wall)
        }
    }

    private func save(_ order: DraftOrder) {
        work(onFailure: .draft(.notSaved(order.id))) { desk in
            guard let key = desk.draftKey else { return }
            let draft = DraftRecord(
                id: try UUID(draft: order.id), personTag: PersonTag(of: order.person, at: desk.signingKey),
                implementationCode: order.item.implementationCode, formID: order.item.formID,
                formVersion: order.formVersion, formDigest: order.formDigest, at: order.at,
                keptUntil: order.keptUntil,
                content: DraftContent(
                    item: order.item, draftXML: order.draftXML, page: order.page,
                    isInReview: order.isInReview,
                    instanceID: order.instanceID, lists: order.lists),
                attachments: order.attachments.map {
                    DraftAttachment(
                        name: $0.name, mediaType: $0.mediaType, pageCount: $0.pageCount, bytes: $0.bytes)
                })
            try desk.store.saveDraft(draft, files: desk.desk.withLock { $0.formFiles }, key: key)
        }
    }

    private func find(_ person: PersonKey, _ turn: Int) {
        work(onFailure: .draft(.found([], turn: turn))) { desk in
            let drafts = try desk.draftKey.map {
                try desk.store.drafts(
                    of: PersonTag(of: person, at: desk.signingKey), key: $0, at: Moment.now.wall)
            }
            let views = (drafts ?? []).map {
                DraftView(
                    id: $0.id.uuidString, item: $0.content.item, changedAt: $0.changedAt,
                    keptUntil: $0.keptUntil)
            }
            desk.events.post(.draft(.found(views, turn: turn)))
        }
    }

    /// Opens a draft with the form and the lists that it began with. Where one of them is gone or damaged it never will
    /// open: the draft goes, and the person begins anew.
    private func open(_ id: SubmissionID, of person: PersonKey, _ turn: Int) {
        work(onFailure: .draft(.unavailable(id, isGone: false, turn: turn))) { desk in
            let name = try UUID(draft: id)
            let tag = PersonTag(of: person, at: desk.signingKey)
            guard let key = desk.draftKey,
                let draft = try desk.store.draft(name, of: tag, key: key, at: Moment.now.wall)
            else {
                desk.events.post(.draft(.unavailable(id, isGone: true, turn: turn)))
                return
            }
            do {
                let (form, files) = try desk.form(of: draft)
                desk.desk.withLock { $0.formFiles = files }
                desk.events.post(
                    .draft(
                        .opened(
                            OpenedDraft(
                                item: draft.content.item, form: form, draftXML: draft.content.draftXML,
                                page: draft.content.page, isInReview: draft.content.isInReview,
                                attachments: draft.attachments.map {
                                    AttachedFile(
                                        name: $0.name, mediaType: $0.mediaType, bytes: $0.bytes,
                                        pageCount: $0.pageCount)
                                }),
                            turn: turn)))
            } catch let error as StoreError where !["form-missing", "store-damaged"].contains(error.code) {
                throw error
            } catch {
                desk.report("draft", error)
                try desk.store.dropDraft(name, .unreadable, at: Moment.now.wall)
                desk.events.post(.draft(.unavailable(id, isGone: true, turn: turn)))
            }
        }
    }

    /// The form of a draft as it began, under the ids with which it began.
    private func form(of draft: DraftRecord) throws -> (OpenedForm, files: [FormFile]) {
        let file = try file(draft.formDigest)
        let definition = try FormDefinition(xml: [UInt8](file.xml))
        var files = [file]
        var lists: [String: OpenedList] = [:]
        for instance in definition.fileInstances {
            guard let digest = draft.content.lists[instance.id] else { continue }
            let list = try self.file(digest)
            files.append(list)
            lists[instance.id] = OpenedList(
                root: try ExternalData.read([UInt8](list.xml), of: instance), digest: digest)
        }
        let form = OpenedForm(
            definition: definition, digest: file.digest, lists: lists, submissionID: draft.id.uuidString,
            instanceID: draft.content.instanceID)
        return (form, files)
    }

    private func file(_ digest: ContentDigest) throws -> FormFile {
        if let file = try store.form(digest) { return file }
        throw StoreError(
            code: "form-missing", cause: "A file that a draft needs, \(digest), is not kept any more.",
            remedy: "This is a fault of the program; report it with the audit trail.")
    }
}

extension UUID {
    /// The id under which the store has a draft.
    fileprivate init(draft id: SubmissionID) throws {
        guard let id = UUID(uuidString: id) else {
            throw StoreError(
                code: "submission-id", cause: "A draft's id is no UUID.",
                remedy: "This is a fault of the program; report it.")
        }
        self = id
    }
}

extension DraftEnd {
    fileprivate init(_ reason: DraftReason) {
        self =
            switch reason {
            case .thrownAway: .thrownAway
            case .begunAnew: .begunAnew
            case .notKept: .notKept
            case .unreadable: .unreadable
            }
    }
}
