import CountyAPI
import Hummingbird

/// Decides who may call which path, by the verified certificate.
struct AccessControl: Sendable {
    var mailbox: any Mailbox

    /// Who called, for the handler.
    enum Caller: Sendable {
        case anybody
        case booth(RegisteredBooth)
        case county

        /// The booth that called; the access rules leave no other caller on a booth's paths.
        func booth() throws(Problem) -> RegisteredBooth {
            guard case .booth(let booth) = self else { throw .otherIdentity }
            return booth
        }
    }

    /// The caller, if it may call this path.
    func admit(
        _ peer: Peer?, to audience: Endpoint.Audience, boothInPath: String?
    ) async throws -> Caller {
        if case .anybody = audience { return .anybody }
        guard let peer else { throw Problem.noCertificate }
        switch (audience, peer.identity) {
        case (.county, .county), (.boothOrCounty, .county): return .county
        case (.boothOrCounty, .booth(let id)): return .booth(try await enrolled(id, peer))
        case (.namedBooth, .booth(let id)) where id.description == boothInPath:
            return .booth(try await enrolled(id, peer))
        default: throw Problem.otherIdentity
        }
    }

    private func enrolled(_ id: BoothID, _ peer: Peer) async throws -> RegisteredBooth {
        guard let booth = try await mailbox.booth(id) else { throw Problem.otherIdentity }
        guard booth.revokedAt == nil else { throw Problem.revoked }
        if booth.certificateSerial == peer.serial { return booth }
        // The first use of a renewed certificate ends the one before.
        guard booth.renewedSerial == peer.serial, try await mailbox.useRenewed(id, serial: peer.serial) else {
            throw Problem.supersededCertificate
        }
        return booth
    }
}
