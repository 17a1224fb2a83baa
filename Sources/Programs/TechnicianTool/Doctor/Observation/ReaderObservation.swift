import CardReaders

/// Opens the card reader and asks for its status and serial number; no card is needed.
enum ReaderObservation {
    static func look(at device: String, lastCondition: String?, seconds: Int) async -> ReaderCheck.Facts {
        await withTaskGroup(of: ReaderCheck.Facts.self) { group in
            group.addTask { await ask(device, lastCondition) ?? .silent(device: device, seconds: seconds) }
            group.addTask {
                try? await Task.sleep(for: .seconds(seconds))
                return .silent(device: device, seconds: seconds)
            }
            defer { group.cancelAll() }
            return await group.next() ?? .silent(device: device, seconds: seconds)
        }
    }

    /// The first word of the driver; nil if it ends without one.
    private static func ask(_ device: String, _ lastCondition: String?) async -> ReaderCheck.Facts? {
        for await event in CardReader.events(device: device) {
            switch event {
            case .ready(let samID): return .ready(device: device, samID: samID.description)
            case .unavailable(let fault) where fault.code == .readerBusy:
                return .inUse(device: device, condition: lastCondition)
            case .unavailable(let fault):
                return .faulty(
                    device: device, code: fault.code.rawValue, message: fault.message, remedy: fault.remedy)
            case .cardPresent, .document, .readFailed, .cardRemoved: continue
            }
        }
        return nil
    }
}
