internal import Foundation
internal import GRDB

extension OrderVersionTable {
    /// Makes sure that what the catalogue says of a group can be: no checksum guards it, and room is made by it.
    ///
    /// - Parameter dead: A bit for each order; a group of which all versions hold has none.
    static func check(
        group number: Int,
        versions: Int,
        live: Int,
        orders: Int? = nil,
        dead: DatabaseValue? = nil
    ) throws(DamagedBytes) {
        let orders = orders ?? versions
        var isPossible = 0...versionsOfAll ~= versions && 0...versions ~= live && 0...versions ~= orders
        if isPossible, let dead, live < versions {
            isPossible = Data.fromDatabaseValue(dead)?.count == (orders + 7) / 8
        }
        guard isPossible else {
            throw DamagedBytes(
                place: PackedOrderVersions.place(number),
                detail: "it cannot have the versions that the catalogue gives"
            )
        }
    }

    /// How many integers a stream has at most, by the format.
    private static let versionsOfAll = 1 << 31
}
