internal import EventModel
internal import GRDB

/// The numbers that the file gives to the fields of contact lists.
struct ContactFieldNumbers {
    private var numbers: [String: Int] = [:]
    private var unsaved: [String] = []

    /// So many fields a store can have; a list that brings more has most likely something else than names for them.
    static let most = 4_096

    init(_ database: Database) throws {
        for (number, name) in try ContactListTable.fieldNames(database).enumerated() { numbers[name] = number }
    }

    /// Gives the fields of a source numbers, new ones where they have none; -1 for what is too many.
    mutating func add(_ names: [String], to own: inout [Int]) {
        for name in names[own.count...] {
            if let known = numbers[name] {
                own.append(known)
            } else if numbers.count < Self.most {
                own.append(numbers.count)
                numbers[name] = numbers.count
                unsaved.append(name)
            } else {
                own.append(-1)
            }
        }
    }

    /// Why a row cannot be stored; nil if it can.
    func fault(of row: ContactListRow, _ own: [Int]) -> String? {
        for cell in row.cells {
            guard case .field(let number) = cell.target, own[number] < 0 else { continue }
            return "the lists have more than \(Self.most) different fields; leave columns out, by a map"
        }
        return nil
    }

    /// Writes the new ones.
    mutating func save(_ database: Database) throws {
        for name in unsaved {
            try ContactListTable.insert(field: name, number: numbers[name] ?? 0, database)
        }
        unsaved.removeAll()
    }
}
