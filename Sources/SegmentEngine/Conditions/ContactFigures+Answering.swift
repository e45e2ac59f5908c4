internal import Columns
internal import EventModel

extension ContactFigures {
    /// The contacts whose figure answers a question; an average needs figures whose numbers were counted.
    func contacts(answering question: FigureQuestion, as kind: EventFigureEvaluation.Kind) -> Bitmap {
        switch question {
        case .passes(let test) where kind == .average: contacts(whoseAveragePasses: test)
        case .passes(let test): contacts(passing: test.mantissaTest(scale: scale), nothingIsZero: kind == .sum)
        case .ranks(let ranking) where kind == .average:
            ranking.contacts(
                byQuotientsOf: (0..<contactCount).map { mantissa(of: $0) },
                by: (0..<contactCount).map { count(of: $0) }
            )
        case .ranks(let ranking):
            withMantissas { mantissas in
                switch mantissas {
                case .none: ranking.contacts(among: contactCount, by: { _ in 0 }, { _ in false })
                case .short(let figures, let nothing):
                    ranking.contacts(among: contactCount, by: { figures[$0] }, { figures[$0] != nothing })
                case .narrow(let figures, let nothing):
                    ranking.contacts(among: contactCount, by: { figures[$0] }, { figures[$0] != nothing })
                case .wide: ranking.contacts(among: contactCount, by: mantissa, hasNumber)
                }
            }
        }
    }

    /// Averages are compared by multiplying, so they are exact too.
    private func contacts(whoseAveragePasses test: FigureTest) -> Bitmap {
        Bitmap(of: contactCount) { contact in
            let sum = ExactDecimal(mantissa: mantissa(of: contact), scale: scale)
            return test.passes(quotientOf: sum, by: Int(count(of: contact)))
        }
    }

    private func contacts(passing test: MantissaTest, nothingIsZero: Bool) -> Bitmap {
        let ofNothing = nothingIsZero ? test.passes(0) : test.passesNothing
        let quick: Bitmap? = withMantissas { mantissas in
            switch mantissas {
            case .none: Bitmap(count: contactCount, repeating: ofNothing)
            case .short(let figures, let nothing): test.passing(figures, nothing: nothing, passes: ofNothing)
            case .narrow(let figures, let nothing): test.passing(figures, nothing: nothing, passes: ofNothing)
            case .wide: nil
            }
        }
        return quick ?? Bitmap(of: contactCount) { hasNumber($0) ? test.passes(mantissa(of: $0)) : ofNothing }
    }
}

extension MantissaTest {
    /// The contacts whose figures pass; nil if that takes more than one comparison.
    fileprivate func passing<Mantissa: FixedWidthInteger>(
        _ figures: UnsafeBufferPointer<Mantissa>,
        nothing: Mantissa,
        passes ofNothing: Bool
    ) -> Bitmap? {
        guard let (range, isNegated) = range(of: Mantissa.self) else { return nil }
        let (least, greatest) = (range.lowerBound, range.upperBound)
        return Bitmap(of: figures.count) { contact in
            let mantissa = figures[contact]
            let passes = (least <= mantissa && mantissa <= greatest) != isNegated
            return mantissa == nothing ? ofNothing : passes
        }
    }
}
