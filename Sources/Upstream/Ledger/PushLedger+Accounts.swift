internal import EventModel
internal import GRDB

extension PushLedger {
    /// The number of an account, made if it is new.
    package func account(at address: ServiceAddress, _ identity: AccountIdentity) throws -> Int {
        try write { transaction in
            let values: StatementArguments = [address.base, LedgerTransaction.data(identity.hash)]
            try transaction.database.execute(
                sql: "INSERT OR IGNORE INTO account (address, identity) VALUES (?, ?)",
                arguments: values
            )
            return try Int.fetchOne(
                transaction.database,
                sql: "SELECT number FROM account WHERE address = ? AND identity = ?",
                arguments: values
            ) ?? 0
        }
    }

    /// The numbers of the accounts that were pushed to at an address.
    package func accounts(at address: ServiceAddress) throws -> [Int] {
        try read { database in
            try Int.fetchAll(
                database,
                sql: "SELECT number FROM account WHERE address = ? ORDER BY number",
                arguments: [address.base]
            )
        }
    }

    /// The number of an account; nil if nothing was ever pushed to it.
    package func knownAccount(at address: ServiceAddress, _ identity: AccountIdentity) throws -> Int? {
        try read { database in
            try Int.fetchOne(
                database,
                sql: "SELECT number FROM account WHERE address = ? AND identity = ?",
                arguments: [address.base, LedgerTransaction.data(identity.hash)]
            )
        }
    }

    /// The addresses that were pushed to.
    package func addresses() throws -> [String] {
        try read { try String.fetchAll($0, sql: "SELECT DISTINCT address FROM account ORDER BY address") }
    }

    /// A number that no batch has, nor any after it.
    package func nextBatchNumber() throws -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT coalesce(max(number), 0) + 1 FROM batch") ?? 1 }
    }
}
