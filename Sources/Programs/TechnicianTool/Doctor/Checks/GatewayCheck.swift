/// Whether the county's gateway can be reached and accepts this booth.
enum GatewayCheck {
    /// What became of one small request.
    enum Facts: Sendable, Hashable {
        /// It was answered as it should be.
        case reached(address: String)
        /// The setting gateway.url has no value.
        case notSet
        /// It failed; the link's stable code (`dns`, `refused`, `certificate`, `problem:…`).
        case failed(address: String, code: String)
    }

    static func judge(_ facts: Facts) -> Verdict {
        switch facts {
        case .reached(let address): return Verdict("\(address) answers and accepts this booth")
        case .notSet:
            return Verdict(
                Finding(
                    "gateway-not-set", .warning, saw: "gateway.url has no value in this tool's settings.",
                    means: "It could not be tried whether the county is in reach.",
                    remedy: "Set gateway.url in kioskctl.yaml to the address that stands in kiosk-sync.yaml.")
            )
        case .failed(let address, let code): return failed(address, code)
        }
    }

    private static func failed(_ address: String, _ code: String) -> Verdict {
        let (saw, remedy) = explain(address, code)
        let name = code.split(separator: ":").joined(separator: "-")
        return Verdict(
            Finding(
                name.hasPrefix("gateway-") ? name : "gateway-\(name)", .failure, saw: saw,
                means: "Submissions are taken and kept, and go out when the county is in reach again.",
                remedy: remedy))
    }

    /// What happened and what to do, by the code of the failure.
    private static func explain(_ address: String, _ code: String) -> (saw: String, remedy: String) {
        switch code {
        case "dns":
            (
                "The name in \(address) cannot be resolved.",
                "Check gateway.url and the name server (resolvectl status)."
            )
        case "refused":
            (
                "\(address) refuses the connection.",
                "Check the port in gateway.url; ask the county whether its gateway runs."
            )
        case "unreachable":
            ("There is no way through the network to \(address).", "Check modem, cable and route (ip route).")
        case "timeout":
            (
                "\(address) does not answer in time.",
                "Check the signal of the modem; ask the county about its firewall."
            )
        case "closed":
            (
                "\(address) closes the connection.",
                "Ask the county to look into the gateway's journal at this time."
            )
        case "certificate":
            (
                "The TLS certificates of \(address) and this booth do not go together.",
                "Check the clock first; then ask the county whether its gateway or this booth has a new certificate."
            )
        case "captive-portal":
            (
                "Something else than the county answers at \(address): a portal or a wrong address.",
                "Check gateway.url; have the network's operator let the booth through without a portal."
            )
        case "gateway-address":
            ("\(address) is not an https address.", "Correct gateway.url.")
        case "tls-files":
            (
                "The TLS files below identity/ cannot be read.",
                "Enrol the booth again with kioskctl enrol --replace."
            )
        case "too-large", "other-digest":
            (
                "\(address) answers with something else than was asked for.",
                "Check gateway.url; look for a proxy in between."
            )
        default:
            if code.hasPrefix("problem:") {
                (
                    "\(address) answers, and refuses this booth (\(code.dropFirst(8))).",
                    "Ask the county whether the booth was revoked, and tell it this code."
                )
            } else {
                (
                    "\(address) could not be used (\(code)).",
                    "Ask the county to look into the gateway's journal."
                )
            }
        }
    }
}
