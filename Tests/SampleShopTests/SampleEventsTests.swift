import EventModel
import Foundation
import SampleShop
import Testing

struct SampleEventsTests {
    private static let story = Result { try SampleShop(orders: 800, seed: 11).events() }
    private let events: [StoryEvent]

    init() throws {
        events = try Self.story.get()
    }

    @Test func `every order has what the vendor requires`() throws {
        let statuses: Set = ["INITIALIZED", "IN_PROGRESS", "DELIVERED", "ABANDONED_SHOPPING_CART"]
        for event in events where event.eventTypeKey == "orderCreated" {
            #expect(event.text("externalOrderId") != nil)
            #expect(event.text("externalCustomerId") != nil || event.text("email") != nil)
            #expect(try statuses.contains(#require(event.text("status"))))
            #expect(try ["UAH", "EUR", "USD"].contains(#require(event.text("currency"))))
            #expect(event.text("date")?.hasPrefix(event.occurred) ?? false)
            let items = try #require(event.items)
            #expect((1...5).contains(items.count))
            #expect(Set(items.map(\.externalItemId)).count == items.count)
            #expect(items.allSatisfy { $0.quantity >= 1 && $0.cost > 0 && !$0.name.isEmpty })
        }
    }

    @Test func `totalCost is the sum of the lines, to the last digit`() throws {
        var checked = 0
        for event in events {
            guard let items = event.items else { continue }
            let total = try #require(event.text("totalCost"))
            #expect(total.split(separator: ".").map(\.count).last == 2)
            #expect(Decimal(string: total) == items.reduce(0) { $0 + $1.quantity * $1.cost })
            checked += 1
        }
        #expect(checked > 800)
    }

    @Test func `an update without items repeats the total of the order`() throws {
        let created = totals(of: "orderCreated")
        let updates = events.filter { $0.eventTypeKey == "orderUpdated" && $0.items == nil }
        #expect(!updates.isEmpty)
        for update in updates {
            #expect(try created[#require(update.text("externalOrderId"))] == update.text("totalCost"))
        }
    }

    @Test func `an update with items changes the total`() throws {
        let created = totals(of: "orderCreated")
        let updates = events.filter { $0.eventTypeKey == "orderUpdated" && $0.items != nil }
        #expect(!updates.isEmpty)
        for update in updates {
            #expect(try created[#require(update.text("externalOrderId"))] != update.text("totalCost"))
        }
    }

    @Test func `what follows an order happens after it, and its end comes last`() throws {
        var created: [String: String] = [:]
        var updated: [String: String] = [:]
        var ended: [String: String] = [:]
        for event in events {
            guard let order = event.text("externalOrderId") else { continue }
            switch event.eventTypeKey {
            case "orderCreated": created[order] = event.occurred
            case "orderUpdated": updated[order] = event.occurred
            default:
                #expect(ended[order] == nil)
                ended[order] = event.occurred
            }
        }
        #expect(ended.count > 500)
        for (order, time) in updated { #expect(try #require(created[order]) < time) }
        for (order, time) in ended {
            #expect(try #require(created[order]) < time)
            if let change = updated[order] { #expect(change < time) }
        }
    }

    @Test func `all times lie in the three years before 2025`() {
        #expect(SampleShop.lastDay.date == (2_024, 12, 31))
        for event in events {
            #expect(event.occurred.count == 16)
            #expect(event.occurred >= "2022-01-01T00:00" && event.occurred <= "2024-12-31T23:59")
        }
    }

    @Test func `some events arrive late, but few`() {
        var latest = ""
        var late = 0
        for event in events {
            if event.occurred < latest { late += 1 }
            latest = max(latest, event.occurred)
        }
        #expect(late > 0)
        #expect(late * 25 < events.count)
    }

    @Test func `a contact pays in one currency and no event comes twice`() throws {
        var currencies: [String: Set<String>] = [:]
        for event in events {
            if let currency = event.text("currency") { currencies[event.person, default: []].insert(currency) }
        }
        #expect(currencies.values.allSatisfy { $0.count == 1 })
        #expect(Set(currencies.values.joined()) == ["UAH", "EUR", "USD"])
        let lines = SampleShop(orders: 800, seed: 11).bytes().split(separator: UInt8(ascii: "\n"))
        #expect(Set(lines).count == lines.count)
    }

    @Test func `no email has two customer numbers and no phone two owners`() {
        var numbers: [String: Set<String>] = [:]
        var owners: [String: Set<String>] = [:]
        for event in events {
            if let email = event.text("email"), let number = event.text("externalCustomerId") {
                numbers[email, default: []].insert(number)
            }
            if let phone = event.text("phone") { owners[phone, default: []].insert(event.person) }
        }
        #expect(!numbers.isEmpty && !owners.isEmpty)
        #expect(numbers.values.allSatisfy { $0.count == 1 })
        #expect(owners.values.allSatisfy { $0.count == 1 })
    }

    private func totals(of type: String) -> [String: String] {
        var result: [String: String] = [:]
        for event in events where event.eventTypeKey == type {
            if let order = event.text("externalOrderId") { result[order] = event.text("totalCost") }
        }
        return result
    }
}
