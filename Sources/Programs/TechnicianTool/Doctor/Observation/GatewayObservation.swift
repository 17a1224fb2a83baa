import BoothStore
import BoothSync

/// Makes one small request of the county's gateway, over the link that the sync daemon uses.
enum GatewayObservation {
    /// What became of it; nil where the booth is not enrolled and so has nothing to show.
    static func look(
        at address: String?, identity: BoothIdentity?, stateDirectory: String, seconds: Int
    ) async -> GatewayCheck.Facts? {
        guard let address else { return .notSet }
        let directory = IdentityDirectory(stateDirectory: stateDirectory, credentialsDirectory: nil)
        guard let identity, let tls = try? directory.tlsCredentials() else { return nil }
        let link: HTTPCountyLink
        do throws(LinkSetupError) {
            link = try HTTPCountyLink(gateway: address, booth: identity.booth, tls: tls)
        } catch {
            return .failed(address: address, code: error.code)
        }
        // Not a task group: it would wait for a connection that hangs, and so would closing.
        let (answers, news) = AsyncStream.makeStream(of: GatewayCheck.Facts.self)
        let asking = Task { news.yield(await ask(link, address)) }
        let timing = Task {
            try? await Task.sleep(for: .seconds(seconds))
            news.yield(.failed(address: address, code: "timeout"))
        }
        let facts = await answers.first { _ in true }
        asking.cancel()
        timing.cancel()
        Task { await link.close() }
        return facts
    }

    private static func ask(_ link: HTTPCountyLink, _ address: String) async -> GatewayCheck.Facts {
        do throws(LinkFailure) {
            _ = try await link.events(after: "", limit: 1, wait: .zero)
            return .reached(address: address)
        } catch {
            return .failed(address: address, code: error.code)
        }
    }
}
