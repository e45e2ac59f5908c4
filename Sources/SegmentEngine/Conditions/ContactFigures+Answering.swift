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
            withMantissas { mantissas, nothing in
                ranking.contacts(by: Array(mantissas)) { mantissas[$0] != nothing }
            } ?? ranking.contacts(by: (0..<contactCount).map { mantissa(of: $0) }) { hasNumber($0) }
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
        let narrow = test.ofSmallMantissas.flatMap { range, isNegated in
            withMantissas { mantissas, nothing in
                let (least, greatest) = (range.lowerBound, range.upperBound)
                return Bitmap(of: contactCount) { contact in
                    let mantissa = mantissas[contact]
                    let passes = (least <= mantissa && mantissa <= greatest) != isNegated
                    return mantissa == nothing ? ofNothing : passes
                }
            }
        }
        return narrow
            ?? Bitmap(of: contactCount) { hasNumber($0) ? test.passes(mantissa(of: $0)) : ofNothing }
    }
}
