internal import Columns
internal import EventModel
internal import GRDB

extension StoreSnapshot {
    /// Reads the whole file and says what is wrong with it, a sentence each; nothing if all is well.
    ///
    /// Every chunk is read against its checksum and its catalogue row, codes are looked up in their dictionaries, and
    /// contacts and orders are derived anew and compared. Takes about as long as an export, and memory for the contacts
    /// and orders twice.
    ///
    /// - Parameter progress: Called before each part with how many are checked and how many there are; what it throws ends
    ///   the check.
    package func verify(progress: (_ done: Int, _ of: Int) throws -> Void = { _, _ in }) throws -> [String] {
        var faults = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        for (index, part) in parts.enumerated() {
            try progress(index, parts.count)
            faults += try verify(part)
        }
        for page in try ContactListTable.pages(database) { faults += try verify(page) }
        do {
            try DuplicatePage.forEachEvent(notOf: 0, database) { _, _ in }
            faults += try OrderVersionTable.faults(database)
            faults += try dictionaryFaults()
            faults += try importFaults()
        } catch let fault as DamagedBytes {
            faults.append(fault.description)
        }
        guard faults.isEmpty else { return faults }
        let (stored, fresh) = (try storedDerivation(), try freshDerivation())
        if stored.contactOfEvent != fresh.contactOfEvent {
            faults.append("the contacts of events are not those that follow from the events")
        }
        if stored.contactOfListRow != fresh.contactOfListRow {
            faults.append(
                "the contacts of the rows of contact lists are not those that follow from them and the events"
            )
        }
        if stored.identifiers != fresh.identifiers || stored.earliest != fresh.earliest {
            faults.append("the contacts are not those that follow from the events")
        }
        faults += try countFaults(stored)
        if stored.versions != fresh.versions { faults.append("the orders are not those that follow from the events") }
        if stored.ignored != fresh.ignored {
            faults.append("the order events that count for nothing are not those that follow from the events")
        }
        return faults
    }

    private func verify(_ part: Part) throws -> [String] {
        var faults: [String] = []
        var events = 0
        let entries = try ChunkTable.entries(database, part: part.number)
        for (address, entry) in entries {
            do {
                try ChunkTable.withBytes(of: entry, at: address, database) { _ in }
            } catch let fault as DamagedBytes {
                faults.append(fault.description)
            }
        }
        guard faults.isEmpty else { return faults }
        faults = try catalogueFaults(of: part, entries)
        for group in rowGroups where group.part.number == part.number {
            events += group.events
            do {
                let buffer = try read(group, columns: nil)
                faults += check(buffer, of: group)
            } catch let fault as StoreError {
                faults.append(fault.description)
            }
        }
        do {
            let known = try PartFingerprints(of: part, database).values.count
            if events != known {
                faults.append("part \(part.number): its row groups hold \(events) events, and it should have \(known)")
            }
        } catch let fault as DamagedBytes {
            faults.append(fault.description)
        }
        return faults
    }

    private func verify(_ page: ContactListPage) throws -> [String] {
        do {
            let columns = try ContactListTable.columns(ofPage: page.number, database)
            for column in columns where column >= ContactListTable.Column.identifier(.contactId) {
                _ = try ContactListTable.withBytes(of: column, in: page, database) {
                    try ContactListColumn($0, of: page)
                }
            }
            let column = ContactListTable.Column.contact
            let own = try ContactListTable.integers(UInt32.self, column, of: page, database)
            if own.contains(where: { $0 >= contacts.count }) {
                return ["page \(page.number) of contact lists: a row belongs to a contact that there is not"]
            }
            _ = try ContactListTable.integers(Int64.self, ContactListTable.Column.place, of: page, database)
            _ = try ContactListTable.integers(Int64.self, ContactListTable.Column.fingerprint, of: page, database)
            return []
        } catch let fault as DamagedBytes {
            return [fault.description]
        }
    }

    private func check(_ buffer: EventBuffer, of group: RowGroup) -> [String] {
        let place = "part \(group.part.number), row group \(group.number)"
        var faults: [String] = []
        if zip(buffer.occurred, buffer.occurred.dropFirst()).contains(where: { $0 > $1 }) {
            faults.append("\(place): its events are not in the order of their times")
        }
        if buffer.occurred.contains(where: { !group.occurred.contains($0) }) {
            faults.append("\(place): an event lies outside the period that the catalogue gives")
        }
        if Set(buffer.positions).count != buffer.count || buffer.positions.contains(where: { $0 >= group.part.events })
        {
            faults.append("\(place): the numbers of its events are wrong")
        }
        return faults
    }
}
