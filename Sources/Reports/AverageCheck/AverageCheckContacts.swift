internal import Columns
internal import CustomerAnalytics
internal import EventModel
internal import EventStore
internal import SegmentEngine
internal import SegmentLanguage

/// Sets of contacts by which orders are grouped.
enum AverageCheckContacts {
    /// The saved segments as of a moment; one that cannot be evaluated over this store is left out with a hint.
    static func bySegment(_ snapshot: StoreSnapshot, asOf: AsOf, _ sources: ReportSources) throws -> ContactGroups {
        var groups: [(name: String, members: Bitmap)] = []
        func leaveOut(_ name: String, _ reason: String) {
            let first = reason.split(separator: "\n").first ?? ""
            sources.hint("the segment \(name) is left out: \(first)")
        }
        for name in sources.segmentNames() {
            do {
                groups.append((name, try sources.preview(name, snapshot, asOf).members))
            } catch let error as SegmentSyntaxError {
                leaveOut(name, error.description)
            } catch let error as SegmentEngineError {
                leaveOut(name, error.description)
            } catch let error as CustomerAnalyticsError {
                leaveOut(name, error.description)
            }
        }
        return ContactGroups(groups, contactCount: snapshot.contacts.count)
    }

    /// The RFM groups as `muster rfm` names them by default: quantiles over everybody with an order that counts, of all
    /// dates, so that a group does not depend on the dates and the segment that the average check is restricted to.
    ///
    /// - Throws: `CustomerAnalyticsError` where the orders have several currencies and none is chosen.
    static func byRFM(
        _ snapshot: StoreSnapshot,
        _ book: OrderBook,
        _ selection: OrderSelection,
        _ sources: ReportSources
    ) throws -> ContactGroups {
        let names = try RFMNames.resolve(RFMNames.usual, sources)
        var always = selection
        (always.from, always.to, always.contacts) = (nil, nil, nil)
        let settings = RFMResult.Settings(method: .quantile(bins: names.bins), names: names)
        let result = try RFMResult(book, always, settings, firstOccurred: snapshot.contacts.knownSince)
        let contactCount = snapshot.contacts.count
        let groups = result.groups.map { zip($0.names, $0.members(result.figures, contactCount: contactCount)) }
        return ContactGroups(groups.map { Array($0).map { (name: $0, members: $1) } } ?? [], contactCount: contactCount)
    }
}
