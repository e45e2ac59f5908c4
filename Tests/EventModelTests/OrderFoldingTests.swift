import EventModel
import Testing

/// Order events as the vendor's guide means them, with versions worked out by hand.
struct OrderFoldingTests {
    // MARK: - One order after another, as a shop would send them

    @Test func `an order that is created and then delivered has two versions`() throws {
        let story = Folded([
            event(1, "2024-01-02T09:00", .created, total: 10_050, status: .initialized, date: "2024-01-02T09:00"),
            event(2, "2024-01-05T12:00", .delivered),
        ])
        #expect(story.ignored.isEmpty)
        try #require(story.versions.count == 2)
        #expect(story.versions[0].status == .initialized)
        #expect(story.versions[0].validFrom == at("2024-01-02T09:00"))
        #expect(story.versions[0].validTo == at("2024-01-05T12:00"))
        #expect(story.versions[1].status == .delivered)
        #expect(story.versions[1].validTo == .max)
        #expect(story.versions[1].number == 2)
        #expect(story.versions[1].origin == 1)
        #expect(story.versions[1].total == OrderTotal(mantissa: 10_050, scale: 2))
        #expect(story.versions[1].date == at("2024-01-02T09:00"))
    }

    @Test func `an update changes what it gives and a second creation begins anew`() throws {
        let story = Folded([
            event(
                4,
                "2024-01-03",
                .created,
                contact: 1,
                total: 5_000,
                status: .delivered,
                date: "2024-01-03",
                currency: 7
            ),
            event(5, "2024-02-01", .updated, contact: 1, total: 6_000),
            event(9, "2024-04-12", .created, contact: 2, total: 5_500, status: .initialized, date: "2024-01-04"),
        ])
        #expect(story.ignored.isEmpty)
        #expect(story.versions.map(\.total.mantissa) == [5_000, 6_000, 5_500])
        #expect(story.versions.map(\.status) == [.delivered, .delivered, .initialized])
        #expect(story.versions.map(\.date) == [at("2024-01-03"), at("2024-01-03"), at("2024-01-04")])
        #expect(story.versions.map(\.currency) == [7, 7, OrderEvent.noCurrency])
        #expect(story.versions.map(\.contact) == [1, 1, 2])
        #expect(story.versions.map(\.origin) == [4, 4, 9])
        #expect(story.versions.map(\.number) == [4, 5, 9])
    }

    @Test func `an update with a blank currency leaves the order without one, as any other text replaces what was`() {
        let story = Folded([
            event(1, "2024-01-03", .created, total: 5_000, status: .delivered, date: "2024-01-03", currency: 7),
            event(2, "2024-02-01", .updated, total: 6_000),
            event(3, "2024-03-01", .updated, currency: OrderEvent.blankCurrency),
            event(4, "2024-04-01", .updated, currency: 2),
            event(
                5,
                "2024-05-01",
                .created,
                total: 5_000,
                status: .delivered,
                date: "2024-01-03",
                currency: OrderEvent.blankCurrency
            ),
        ])
        #expect(story.ignored.isEmpty)
        #expect(story.versions.map(\.currency) == [7, 7, OrderEvent.noCurrency, 2, OrderEvent.noCurrency])
    }

    @Test func `an update of an unknown order creates it`() throws {
        let story = Folded([
            event(
                3,
                "2024-04-11",
                .updated,
                contact: 8,
                total: 8_000,
                status: .inProgress,
                date: "2024-04-11",
                currency: 2
            )
        ])
        #expect(story.ignored.isEmpty)
        let order = try #require(story.versions.first)
        #expect(order.status == .inProgress)
        #expect(order.contact == 8)
        #expect(order.origin == 3)
        #expect(order.validTo == .max)
    }

    @Test func `a delivery and a cancellation of an unknown order are ignored`() {
        let story = Folded([event(1, "2024-02-02", .cancelled), event(2, "2024-02-03", .delivered)])
        #expect(story.versions.isEmpty)
        #expect(story.reasons == [.unknownOrder, .unknownOrder])
    }

    @Test func `a delivery that occurred before the creation is ignored however late it was stored`() {
        let story = Folded([
            event(9, "2024-01-01", .delivered),
            event(1, "2024-01-02", .created, total: 100, status: .initialized, date: "2024-01-02"),
        ])
        #expect(story.reasons == [.unknownOrder])
        #expect(story.versions.map(\.status) == [.initialized])
    }

    @Test func `a failed creation leaves the order unknown`() {
        let story = Folded([
            OrderEvent(
                number: 1,
                occurred: at("2024-03-08T08:00"),
                kind: .created,
                contact: 5,
                total: .unusable,
                status: .value(.delivered),
                date: .value(at("2024-03-08T08:00"))
            ),
            event(2, "2024-03-12T08:00", .delivered),
        ])
        #expect(story.versions.isEmpty)
        #expect(story.reasons == [.totalUnusable, .unknownOrder])
    }

    @Test func `a status may go back`() {
        let story = Folded([
            event(1, "2024-01-01", .created, total: 100, status: .delivered, date: "2024-01-01"),
            event(2, "2024-01-02", .updated, status: .initialized),
            event(3, "2024-01-03", .cancelled),
            event(4, "2024-01-04", .delivered),
            event(5, "2024-01-05", .updated, status: .abandonedShoppingCart),
        ])
        #expect(
            story.versions.map(\.status) == [.delivered, .initialized, .cancelled, .delivered, .abandonedShoppingCart]
        )
        #expect(story.ignored.isEmpty)
    }

    @Test func `an update leaves contact and origin to the creation`() {
        let story = Folded([
            event(1, "2024-01-01", .created, contact: 1, total: 100, status: .initialized, date: "2024-01-01"),
            event(2, "2024-01-02", .updated, contact: 2, total: 200),
            event(3, "2024-01-03", .delivered, contact: 3),
        ])
        #expect(story.versions.map(\.contact) == [1, 1, 1])
        #expect(story.versions.map(\.origin) == [1, 1, 1])
    }

    @Test func `an update that gives nothing keeps the order and is on record`() {
        let story = Folded([
            event(1, "2024-01-01", .created, total: 100, status: .initialized, date: "2024-01-01", currency: 4),
            event(2, "2024-01-02", .updated),
        ])
        #expect(story.versions.map(\.number) == [1, 2])
        #expect(story.versions.map(\.currency) == [4, 4])
        #expect(story.versions.map(\.total.mantissa) == [100, 100])
    }

    // MARK: - Ties

    @Test func `of events in the same moment the last one stored makes the version`() throws {
        let story = Folded([
            event(1, "2024-01-01", .created, total: 100, status: .initialized, date: "2024-01-01"),
            event(2, "2024-01-01", .updated, total: 200),
            event(3, "2024-01-01", .delivered),
            event(4, "2024-01-02", .updated, total: 300),
            event(5, "2024-01-02", .updated, total: 400),
        ])
        try #require(story.versions.count == 2)
        #expect(story.versions.map(\.number) == [3, 5])
        #expect(story.versions.map(\.origin) == [1, 1])
        #expect(story.versions.map(\.status) == [.delivered, .delivered])
        #expect(story.versions.map(\.total.mantissa) == [200, 400])
        #expect(story.versions[0].validTo == story.versions[1].validFrom)
        #expect(story.ignored.isEmpty)
    }

    @Test func `a delivery stored before the creation of the same moment is ignored`() {
        let story = Folded([
            event(1, "2024-01-01", .delivered),
            event(2, "2024-01-01", .created, total: 100, status: .initialized, date: "2024-01-01"),
        ])
        #expect(story.reasons == [.unknownOrder])
        #expect(story.versions.map(\.status) == [.initialized])
    }

    // MARK: - Several orders into the same arrays

    @Test func `an order begins anew behind the versions of another`() {
        var versions: [OrderVersion] = []
        var ignored: [IgnoredOrderEvent] = []
        for contact in [UInt32(1), 2] {
            let moment = [
                event(1, "2024-01-01", .created, contact: contact, total: 1, status: .delivered, date: "2024-01-01")
            ]
            moment.withUnsafeBufferPointer { OrderFolding.fold($0, into: &versions, ignored: &ignored) }
        }
        [event(3, "2024-01-02", .delivered)].withUnsafeBufferPointer {
            OrderFolding.fold($0, into: &versions, ignored: &ignored)
        }
        #expect(versions.map(\.contact) == [1, 2])
        #expect(versions.map(\.validTo) == [.max, .max])
        #expect(ignored == [IgnoredOrderEvent(number: 3, reason: .unknownOrder)])
    }

    @Test func `no events make no versions`() {
        let story = Folded([])
        #expect(story.versions.isEmpty && story.ignored.isEmpty)
    }
}
