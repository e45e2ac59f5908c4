import EventModel
import Testing

/// One defect at a time, in an event that creates and in one that finds its order.
struct OrderFoldingReasonTests {
    struct Defect: CustomTestStringConvertible {
        let testDescription: String
        let spoil: @Sendable (inout OrderEvent) -> Void
        /// What becomes of an event that creates.
        let creating: IgnoredReason
        /// What becomes of an update of a known order; nil if it counts.
        let updating: IgnoredReason?
        /// What becomes of a delivery of a known order; nil if it counts.
        let delivering: IgnoredReason?

        init(
            _ name: String,
            creating: IgnoredReason,
            updating: IgnoredReason?,
            delivering: IgnoredReason? = nil,
            spoil: @escaping @Sendable (inout OrderEvent) -> Void
        ) {
            testDescription = name
            self.spoil = spoil
            self.creating = creating
            self.updating = updating
            self.delivering = delivering
        }
    }

    static let defects = [
        Defect("no contact", creating: .noContact, updating: .noContact, delivering: .noContact) { $0.contact = nil },
        Defect(
            "no externalOrderId",
            creating: .noOrderIdentifier,
            updating: .noOrderIdentifier,
            delivering: .noOrderIdentifier
        ) { $0.hasOrderIdentifier = false },
        Defect("total missing", creating: .totalMissing, updating: nil) { $0.total = .absent },
        Defect("total no number", creating: .totalUnusable, updating: .totalUnusable) { $0.total = .unusable },
        Defect("status missing", creating: .statusMissing, updating: nil) { $0.status = .absent },
        Defect("status unknown", creating: .statusUnknown, updating: .statusUnknown) { $0.status = .unusable },
        Defect("date missing", creating: .dateMissing, updating: nil) { $0.date = .absent },
        Defect("date unreadable", creating: .dateUnusable, updating: .dateUnusable) { $0.date = .unusable },
        Defect("item without id", creating: .itemWithoutIdentifier, updating: .itemWithoutIdentifier) {
            $0.items = .lineWithoutIdentifier
        },
        Defect("item without quantity", creating: .itemWithoutQuantity, updating: .itemWithoutQuantity) {
            $0.items = .lineWithoutQuantity
        },
    ]

    static let whole = event(2, "2024-01-02", .created, total: 900, status: .inProgress, date: "2024-01-02")
    static let creation = event(1, "2024-01-01", .created, total: 100, status: .initialized, date: "2024-01-01")

    @Test(arguments: defects)
    func `a creation with a defect counts for nothing`(_ defect: Defect) {
        for kind in [OrderEventKind.created, .updated] {
            var spoilt = Self.whole
            spoilt.kind = kind
            defect.spoil(&spoilt)
            let story = Folded([spoilt])
            #expect(story.versions.isEmpty)
            #expect(story.ignored == [IgnoredOrderEvent(number: 2, reason: defect.creating)])
        }
    }

    @Test(arguments: defects)
    func `a second creation with a defect leaves the first`(_ defect: Defect) {
        var spoilt = Self.whole
        defect.spoil(&spoilt)
        let story = Folded([Self.creation, spoilt])
        #expect(story.versions == Folded([Self.creation]).versions)
        #expect(story.reasons == [defect.creating])
    }

    @Test(arguments: defects)
    func `an update of a known order counts unless what it gives cannot be used`(_ defect: Defect) {
        var spoilt = Self.whole
        spoilt.kind = .updated
        defect.spoil(&spoilt)
        let story = Folded([Self.creation, spoilt])
        #expect(story.reasons == (defect.updating.map { [$0] } ?? []))
        #expect(story.versions.count == (defect.updating == nil ? 2 : 1))
    }

    @Test(arguments: defects)
    func `a delivery of a known order reads nothing that could be wrong but contact and order`(_ defect: Defect) {
        var spoilt = Self.whole
        spoilt.kind = .delivered
        defect.spoil(&spoilt)
        let story = Folded([Self.creation, spoilt])
        #expect(story.reasons == (defect.delivering.map { [$0] } ?? []))
        #expect(story.versions.last?.status == (defect.delivering == nil ? .delivered : .initialized))
        #expect(story.versions.last?.total.mantissa == 100)
        #expect(story.versions.last?.date == at("2024-01-01"))
    }

    @Test func `of several defects the first in the list of reasons is given`() {
        for first in Self.defects.indices {
            for second in Self.defects.indices where second != first {
                var spoilt = Self.whole
                Self.defects[first].spoil(&spoilt)
                Self.defects[second].spoil(&spoilt)
                // Of two defects of one field only the one that came last is there.
                let present = overlaps(first, second) ? [second] : [first, second]
                let expected = present.map { Self.defects[$0].creating.rawValue }.min()
                #expect(Folded([spoilt]).reasons.map(\.rawValue) == [expected])
            }
        }
    }

    private func overlaps(_ first: Int, _ second: Int) -> Bool {
        [[2, 3], [4, 5], [6, 7], [8, 9]].contains([min(first, second), max(first, second)])
    }

    @Test func `every reason has a code of its own and says something else`() {
        #expect(IgnoredReason.allCases.map(\.rawValue) == Array(1...11))
        #expect(Set(IgnoredReason.allCases.map(\.text)).count == IgnoredReason.allCases.count)
    }
}
