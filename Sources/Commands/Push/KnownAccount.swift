internal import Upstream

/// Finds the account that a command speaks of, without asking the vendor where the ledger alone can tell.
struct KnownAccount {
    private let upstream: UpstreamOptions
    private let sending: SendingOptions

    init(_ upstream: UpstreamOptions, _ sending: SendingOptions) {
        (self.upstream, self.sending) = (upstream, sending)
    }

    /// The account's number in the ledger; nil if nothing was ever pushed to the address.
    func number(in ledger: PushLedger, at address: ServiceAddress) throws -> Int? {
        let accounts = try ledger.accounts(at: address)
        guard accounts.count > 1 else { return accounts.first }
        guard upstream.givesKey else {
            throw UsageFailure(
                message: "\(ledger.path) knows \(accounts.count) accounts at \(address): give the key, "
                    + "so that it is known which one is meant"
            )
        }
        let client = sending.client(address, try upstream.key())
        let requests = sending.requests(client, address)
        do {
            let identity = try requests.account()
            try client.close()
            return try ledger.knownAccount(at: address, identity)
        } catch {
            try client.close()
            throw error
        }
    }

    /// The address that a command without `--url` speaks of: the only one that was pushed to, else the vendor's.
    func address(in ledger: PushLedger) throws -> ServiceAddress {
        let known = try ledger.addresses()
        if upstream.url == nil, known.count == 1, let only = known.first { return try ServiceAddress(only) }
        return try upstream.address()
    }
}
