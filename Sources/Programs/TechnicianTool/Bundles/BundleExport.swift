import BoothStore
import CountyAPI
import Domain
import Foundation
import ProgramFoundation

/// Writes what the county has not given receipts for into a file.
public struct BundleExport: Codable, Sendable, Hashable {
    /// The file.
    public var file: String
    /// How many envelopes are in it.
    public var envelopes: Int
    /// How many could not be read whole from the disk and were left out.
    public var damaged: Int

    /// In words.
    public var text: String {
        "\(envelopes) envelopes written to \(file)"
            + (damaged > 0 ? "; \(damaged) are damaged and were left out." : ".")
    }

    /// Writes them to an open file, which then is whole and on the disk, or the call throws.
    public static func write(
        _ store: BoothStore, of booth: BoothID, to file: FileHandle, named name: String, at now: Instant
    ) throws -> BundleExport {
        var export = BundleExport(file: name, envelopes: 0, damaged: 0)
        var writer = BundleWriter()
        try file.write(contentsOf: writer.begin(BundleHeader(kind: .envelopes, booth: booth, writtenAt: now)))
        for id in try store.unsent() {
            do {
                guard let envelope = try store.envelope(id) else { continue }
                try file.write(contentsOf: writer.add(envelope))
                export.envelopes += 1
            } catch let error as StoreError where error.code == "record-damaged" {
                export.damaged += 1
            }
        }
        try file.write(contentsOf: writer.end())
        try file.synchronize()
        try store.noteExport(export.envelopes, at: now)
        return export
    }
}

/// Takes in what the county said of envelopes that were carried to it.
public struct BundleImport: Codable, Sendable, Hashable {
    /// How many receipts were believed.
    public var receipts = 0
    /// How many were not: not the county's, or about other bytes.
    public var unproven = 0
    /// How many are about envelopes that this booth does not have.
    public var unknown = 0
    /// What the county refused, by the problem's code. Nothing is quarantined for it: only the network proves who speaks.
    public var refused: [String: Int] = [:]

    /// In words.
    public var text: String {
        var lines = ["\(receipts) receipts taken in."]
        if unproven > 0 {
            lines.append(
                "\(unproven) receipts are not the county's, or about other bytes; they changed nothing.")
        }
        if unknown > 0 { lines.append("\(unknown) receipts are about envelopes of another booth or time.") }
        for (code, count) in refused.sorted(by: { $0.key < $1.key }) {
            lines.append("\(count) envelopes were refused by the county: \(code).")
        }
        return lines.joined(separator: "\n")
    }

    /// Reads them from an open file. What was read before a fault counts: each receipt proves itself.
    public static func read(
        _ file: FileHandle, into store: BoothStore, identity: BoothIdentity, at now: Instant
    ) throws -> BundleImport {
        var taken = BundleImport()
        var reader = BundleReader<EnvelopeResult>(.results)
        while let bytes = try file.read(upToCount: 1 << 16), !bytes.isEmpty {
            for result in try reader.take(bytes) { try taken.take(result, store, identity, now) }
        }
        try reader.finish()
        return taken
    }

    private mutating func take(
        _ result: EnvelopeResult, _ store: BoothStore, _ identity: BoothIdentity, _ now: Instant
    ) throws {
        guard let proof = result.proof else {
            refused[result.problem?.code ?? "unknown", default: 0] += 1
            return
        }
        guard let receipt = try? CanonicalJSON.decode(StorageReceipt.self, from: proof.receipt.bytes) else {
            unproven += 1
            return
        }
        do {
            let isKnown = try store.recordProof(receipt.id, proof, trust: identity.trust, at: now)
            if isKnown { receipts += 1 } else { unknown += 1 }
        } catch is ReceiptProof.Fault { unproven += 1 }
    }
}

extension BundleFault: FaultConvertible {
    public var programFault: ProgramFault {
        let (code, cause) =
            switch self {
            case .noBundle: ("bundle-unknown", "This file is not a bundle of this program.")
            case .otherKind(.envelopes):
                ("bundle-kind", "This bundle holds a booth's envelopes, not the county's answers.")
            case .otherKind(.results):
                ("bundle-kind", "This bundle holds the county's answers, not a booth's envelopes.")
            case .damaged: ("bundle-damaged", "The bundle ends too early or was changed.")
            case .tooLong: ("bundle-damaged", "The bundle has a line that is longer than any item.")
            }
        return ProgramFault(
            .dataError, code: code, cause: cause,
            remedy:
                "Nothing is lost: write the bundle again, and take the stick out only after the command has ended."
        )
    }
}
