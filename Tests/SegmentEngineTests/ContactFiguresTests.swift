import EventModel
import TestSupport
import Testing

@testable import SegmentEngine

/// Figures of 32, 64 and 384 bits against sums, least and greatest numbers worked out one by one.
struct ContactFiguresTests {
    private static let contacts = 40

    /// Numbers of several scales, most of them small, some near the borders of each width.
    private static func number(_ dice: inout Dice) -> (mantissa: Int64, scale: Int) {
        let borders: [Int64] = [
            Int64(Int32.max), Int64(Int32.min), Int64(Int32.max) + 1, Int64(Int32.min) - 1, .max, .min, .max - 1, 0, -1,
        ]
        let mantissa =
            switch dice.number(0...19) {
            case 0: dice.one(of: borders)
            case 1: Int64(dice.number(-2_000_000_000...2_000_000_000))
            default: Int64(dice.number(-5_000...5_000))
            }
        return (mantissa, dice.one(of: [0, 0, 0, 2, 2, 3]))
    }

    /// The numbers of one thread, in lots of one scale or below, as row groups have them.
    private struct Lot {
        var greatestScale = 0
        var numbers: [(mantissa: Int64, scale: Int, contact: Int)] = []
    }

    private static func lots(_ dice: inout Dice, isTame: Bool) -> [Lot] {
        (0..<dice.number(0...4)).map { _ in
            var lot = Lot()
            for _ in 0..<dice.number(0...60) {
                let (mantissa, scale) = number(&dice)
                let tame = isTame ? mantissa % 1_000 : mantissa
                lot.numbers.append((tame, scale, dice.number(0...contacts - 2)))
                lot.greatestScale = max(lot.greatestScale, scale)
            }
            return lot
        }
    }

    private static func figures(_ lots: [Lot], _ operation: ContactFigures.Operation, areLong: Bool) -> ContactFigures {
        var figures = ContactFigures(operation, areCounted: true, areLong: areLong, contacts: contacts)
        for lot in lots {
            figures.add(upTo: lot.greatestScale) { taking in
                var taking = taking
                for number in lot.numbers { taking.take(number.mantissa, scale: number.scale, of: number.contact) }
                return taking
            }
        }
        return figures
    }

    /// A contact's figure, whatever its width.
    private static func figure(of contact: Int, _ all: ContactFigures) -> WideDecimal? {
        guard all.hasNumber(contact) else { return nil }
        return all.withFigures { figures in
            switch figures {
            case .none: nil
            case .short(let own, _): WideDecimal(ExactDecimal(mantissa: Int128(own[contact]), scale: all.scale))
            case .narrow(let own, _): WideDecimal(ExactDecimal(mantissa: Int128(own[contact]), scale: all.scale))
            case .wide(let own): own[contact]
            }
        }
    }

    @Test(arguments: 0..<150)
    func `are what the numbers of each contact come to`(seed: Int) {
        var dice = Dice(seed: UInt64(seed))
        for operation in [ContactFigures.Operation.sum, .least, .greatest] {
            let isTame = dice.once(in: 2)
            let threads = (0..<dice.number(1...3)).map { _ in Self.lots(&dice, isTame: isTame) }
            var all = Self.figures(threads[0], operation, areLong: dice.once(in: 4))
            for thread in threads.dropFirst() {
                all.add(Self.figures(thread, operation, areLong: dice.once(in: 4)))
            }
            let numbers = threads.joined().flatMap(\.numbers)
            for contact in 0..<Self.contacts {
                let own = numbers.filter { $0.contact == contact }.map {
                    Int128($0.mantissa) * [1000, 100, 10, 1][$0.scale]
                }
                #expect(all.hasNumber(contact) == !own.isEmpty)
                #expect(all.count(of: contact) == UInt32(own.count))
                let expected: Int128? =
                    switch operation {
                    case .sum: own.reduce(0, +)
                    case .least: own.min()
                    case .greatest: own.max()
                    }
                let wanted = own.isEmpty ? nil : expected.map { WideDecimal(ExactDecimal(mantissa: $0, scale: 3)) }
                #expect(Self.figure(of: contact, all) == wanted, "contact \(contact) of \(operation)")
            }
        }
    }

    @Test func `a sum that reaches what stands for nothing is a sum`() {
        for nothing in [Int64(Int32.min), .min] {
            var lot = Lot()
            lot.numbers = [(nothing / 2, 0, 3), (nothing / 2, 0, 3), (5, 0, 4)]
            let first = Self.figures([lot], .sum, areLong: false)
            #expect(Self.figure(of: 3, first) == WideDecimal(ExactDecimal(mantissa: Int128(nothing), scale: 0)))
            // Of two threads half each.
            lot.numbers.removeFirst()
            var half = Self.figures([lot], .sum, areLong: false)
            half.add(Self.figures([lot], .sum, areLong: false))
            #expect(Self.figure(of: 3, half) == Self.figure(of: 3, first))
            #expect(Self.figure(of: 4, half) == WideDecimal(ExactDecimal(mantissa: 10, scale: 0)) && !half.hasNumber(5))
        }
    }
}
