internal import Columns
internal import EventModel
internal import EventReader
internal import Foundation
internal import GRDB

/// Reads contact lists into a store, page by page; each page is committed whole, with the contacts that it makes.
///
/// All rows are kept, also those that say again what the list before said, so that any import can be taken back alone.
/// Call ``finish()`` after the last source.
package final class ContactListImport {
    private let store: StoreFile
    private let rowsPerPage: Int
    private let vocabulary: Vocabulary
    private var contacts: ContactResolution
    private let nextEvent: Int64
    private var fields: ContactFieldNumbers
    /// For each contact a hash of what its last row says; 0 if it is on no list.
    private var lastFingerprints: [Int64]
    private var page = ContactListPageBuilder()
    private var rejections = PendingRejections()
    private var source = ImportedSource(number: 0, name: "")
    private var hash = StreamHash()
    /// How many names of fields are in the hash, and room for what a row looks like.
    private var notedNames = 0
    private var layout: [Int32] = []
    private var summary = ContactListSummary()
    private var contactsBefore: Int

    /// How many rejections a summary shows.
    private static let shownRejections = 10
    /// A page ends after so many bytes of texts.
    private static let bytesPerPage = 16_000_000
    /// After so many rows it is asked whether to go on.
    private static let rowsBetweenQuestions = 4_096

    /// Begins an import.
    ///
    /// - Parameter rowsPerPage: How many rows are committed together.
    package init(into store: StoreFile, rowsPerPage: Int = 65_536) throws {
        self.store = store
        self.rowsPerPage = rowsPerPage
        let (beginning, fields, fingerprints) = try store.write { database in
            try ContactListTable.createIfMissing(database)
            let beginning = try ImportBeginning(store, database)
            let fingerprints = try Self.lastFingerprints(of: beginning.contactCount, database)
            return (beginning, try ContactFieldNumbers(database), fingerprints)
        }
        (self.fields, lastFingerprints) = (fields, fingerprints)
        (vocabulary, contacts, nextEvent) = (beginning.vocabulary, beginning.contacts, beginning.nextEvent)
        contactsBefore = beginning.contactCount
    }

    private static func lastFingerprints(of contacts: Int, _ database: Database) throws -> [Int64] {
        var last = Array(repeating: Int64(0), count: contacts)
        for page in try ContactListTable.pages(database) {
            typealias Column = ContactListTable.Column
            let own = try ContactListTable.integers(UInt32.self, Column.contact, of: page, database)
            let fingerprints = try ContactListTable.integers(Int64.self, Column.fingerprint, of: page, database)
            for row in own.indices where own[row] < contacts { last[Int(own[row])] = fingerprints[row] }
        }
        return last
    }

    /// How many rows were read so far.
    package var rowsRead: Int { summary.rows.read }

    /// Reads one list to its end.
    ///
    /// - Parameters:
    ///   - isResumable: Whether an earlier import of the same name that was stopped is gone on with, where it stopped.
    ///   - open: Opens the list from its beginning; called once more where the list is another than what was begun.
    ///   - progress: Called now and then with the bytes done and, if it is known, those there are; `false` stops.
    /// - Throws: ``StoreError``, and what the source throws; what was committed before stays.
    package func read(
        isResumable: Bool,
        _ open: () throws -> any ContactListSource,
        progress: (_ done: Int, _ of: Int?) -> Bool
    ) throws {
        var list = try open()
        var row = ContactListRow()
        if isResumable, let unfinished = try store.write({ try find(list.name, $0) }) {
            if try skip(unfinished, of: list, &row) {
                source = unfinished.source
                summary.rows += source.events
                summary.rejections += try store.write { database in
                    try unfinished.rejections(atMost: Self.shownRejections - summary.rejections.count, database)
                }
                contactsBefore = min(contactsBefore, unfinished.contactsBefore)
            } else {
                list = try open()
                try begin(list.name)
            }
        } else {
            try begin(list.name)
        }
        do {
            source.isFinished = try take(list, &row, progress)
        } catch {
            // What stood before the fault is stored all the same.
            try seal()
            throw error
        }
        try seal()
        if source.isFinished {
            summary.sources.append(ImportSummary.Source(name: source.name, events: source.events))
        }
    }

    /// Says what the import did.
    package func finish() -> ContactListSummary {
        summary.newContacts = contacts.table.count - contactsBefore
        return summary
    }

    // MARK: Sources

    private func find(_ name: String, _ database: Database) throws -> UnfinishedImport? {
        try UnfinishedImport.find(name, isContactList: true, database)
    }

    private func begin(_ name: String) throws {
        source = try .begin(name, isContactList: true, contactsBefore: contacts.table.count, in: store)
        (hash, notedNames) = (StreamHash(), 0)
    }

    /// Reads on to where an import stopped; false if what stands before is not the same.
    private func skip(
        _ unfinished: UnfinishedImport,
        of list: any ContactListSource,
        _ row: inout ContactListRow
    ) throws -> Bool {
        (hash, notedNames) = (StreamHash(), 0)
        for _ in 0..<unfinished.source.events.read {
            guard let step = try list.next(&row) else { return false }
            note(step, row, list.fieldNames)
        }
        return unfinished.source.events.read == 0 || hash.checksum.text == unfinished.source.checksum
    }

    /// Takes a row, or what stands in its place, into the checksum of what was read.
    private func note(_ step: ContactListStep, _ row: ContactListRow, _ names: [String]) {
        for name in names[notedNames...] { hash.update(Array(name.utf8) + [0xFF]) }
        notedNames = names.count
        layout.removeAll(keepingCapacity: true)
        switch step {
        case .row:
            for cell in row.cells {
                switch cell.target {
                case .identifier(let kind): layout.append(-1 - Int32(kind.rawValue))
                case .field(let number): layout.append(Int32(number))
                }
                layout.append(Int32(truncatingIfNeeded: cell.range.count))
            }
            hash.update(row.bytes)
        case .rejected(let rejection): hash.update(rejection.bytes)
        }
        layout.append(.min)
        layout.withUnsafeBytes { hash.update($0) }
    }

    // MARK: Rows

    /// Takes all rows; false if it was stopped.
    private func take(
        _ list: any ContactListSource,
        _ row: inout ContactListRow,
        _ progress: (_ done: Int, _ of: Int?) -> Bool
    ) throws -> Bool {
        var numbers: [Int] = []
        var untilQuestion = 1
        while let step = try list.next(&row) {
            note(step, row, list.fieldNames)
            count(\.read)
            switch step {
            case .rejected(let rejection): reject(rejection)
            case .row:
                if numbers.count < list.fieldNames.count { fields.add(list.fieldNames, to: &numbers) }
                if let fault = fields.fault(of: row, numbers) {
                    reject(
                        ContactListRejection(line: row.line, byte: row.byte, reason: fault, bytes: Array(row.bytes))
                    )
                } else {
                    store(row, numbers)
                }
                source.bytes = row.byte
            }
            if page.count >= rowsPerPage || page.byteCount >= Self.bytesPerPage || rejections.isLarge { try seal() }
            untilQuestion -= 1
            if untilQuestion == 0 {
                untilQuestion = min(Self.rowsBetweenQuestions, rowsPerPage)
                guard progress(list.filePosition, list.fileByteCount) else {
                    summary.wasInterrupted = true
                    return false
                }
            }
        }
        return true
    }

    private func store(_ row: ContactListRow, _ numbers: [Int]) {
        let fingerprint = Self.fingerprint(of: row, numbers)
        let contact = Int(contacts.contact(of: row))
        while lastFingerprints.count <= contact { lastFingerprints.append(0) }
        count(lastFingerprints[contact] == fingerprint ? \.duplicate : \.stored)
        lastFingerprints[contact] = fingerprint
        page.append(row, fields: numbers, contact: UInt32(contact), fingerprint: fingerprint)
    }

    private func reject(_ rejection: ContactListRejection) {
        count(\.rejected)
        if summary.rejections.count < Self.shownRejections {
            let place = rejection.place(in: source.name)
            summary.rejections.append(RejectedEvent(place: place, reason: rejection.reason))
        }
        rejections.append(rejection, importNumber: source.number)
    }

    private func count(_ path: WritableKeyPath<ImportSummary.Events, Int>) {
        summary.rows[keyPath: path] += 1
        source.events[keyPath: path] += 1
    }

    /// A hash of what a row says, whatever the order of its columns; never 0.
    ///
    /// It has 48 bits, which a packed column holds; what it decides is a count and nothing else.
    private static func fingerprint(of row: ContactListRow, _ numbers: [Int]) -> Int64 {
        var sum: UInt64 = 0
        for cell in row.cells {
            let column = UInt64(ContactListPageBuilder.column(of: cell, numbers))
            let own = row.withText(of: cell) { TextHash.of($0) } &+ column &* 0x9E37_79B9_7F4A_7C15
            sum &+= (own ^ own >> 29) &* 0xBF58_476D_1CE4_E5B9
        }
        return Int64((sum ^ sum >> 32) & 0xFFFF_FFFF_FFFF | 1)
    }

    private func seal() throws {
        source.checksum = hash.checksum.text
        try store.write { database in
            try fields.save(database)
            try page.write(importNumber: source.number, beforeEvent: nextEvent, database)
            try VocabularyTable.save(vocabulary, database)
            try contacts.save(database, isFinal: true)
            try rejections.save(database)
            try source.save(database)
            try vocabulary.damage.check()
        }
    }
}

extension StreamHash {
    fileprivate func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }
}
