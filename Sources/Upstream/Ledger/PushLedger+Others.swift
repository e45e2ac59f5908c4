internal import Foundation

extension PushLedger {
    /// The other ledgers of a folder that know an account, where one at this path would have to be made; none if it is there.
    ///
    /// They are what a database leaves behind that is renamed. What cannot be read as a ledger is none.
    ///
    /// - Parameter identity: Nil for any account at the address.
    package static func others(
        than path: String,
        knowing address: ServiceAddress,
        _ identity: AccountIdentity?
    ) -> [String] {
        guard !LedgerFile.exists(path) else { return [] }
        let folder = (path as NSString).deletingLastPathComponent
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
        return names.filter { $0.hasSuffix(LedgerFile.ending) }.sorted()
            .map { (folder as NSString).appendingPathComponent($0) }
            .filter { (try? knows($0, address, identity)) ?? false }
    }

    private static func knows(_ path: String, _ address: ServiceAddress, _ identity: AccountIdentity?) throws -> Bool {
        guard let ledger = try PushLedger(reading: path) else { return false }
        let accounts = try identity.map { try [ledger.knownAccount(at: address, $0)].compactMap(\.self) }
        let isKnown = try (accounts ?? ledger.accounts(at: address)).contains {
            try ledger.report(account: $0).events > 0
        }
        try ledger.close()
        return isKnown
    }
}
