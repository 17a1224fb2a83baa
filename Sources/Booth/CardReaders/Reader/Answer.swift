import Domain

/// What a response says, taken out of the parser's storage: of a card only the document, never the photo.
struct Answer: Sendable {
    /// What came with the status.
    enum Payload: Sendable {
        /// The data of a short answer.
        case bytes([UInt8])
        /// The card's document.
        case document(IdentityDocument)
        /// The reader's answer contradicts itself; asking again may help.
        case inconsistent(ReaderFault)
        /// The card holds what this program refuses; asking again does not help.
        case refused(ReaderFault)
    }

    /// The module's status (SW3).
    let status: SAMStatus
    /// What came with it.
    let payload: Payload

    /// Takes out of a response what the command asked for.
    init(_ response: SAMResponse, to command: SAMCommand) {
        status = response.status
        guard response.status == .success, command == .read || command == .readWithFingerprints else {
            payload = .bytes(Array(response.data))
            return
        }
        payload = Self.card(response.data, withFingerprints: command == .readWithFingerprints)
    }

    private static func card(_ data: ArraySlice<UInt8>, withFingerprints: Bool) -> Payload {
        let reply: ReadReply
        do { reply = try ReadReply(data, withFingerprints: withFingerprints) } catch {
            return .inconsistent(.cardReply(error))
        }
        do { return .document(try CardTextDecoder.document(from: reply.text)) } catch {
            return .refused(.cardText(error))
        }
    }
}
