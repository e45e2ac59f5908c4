internal import Columns
internal import EventModel

extension ContactFigures {
    /// The contacts whose figure answers a question; an average needs figures whose numbers were counted.
    func contacts(answering question: FigureQuestion, as kind: EventFigureEvaluation.Kind) -> Bitmap {
        switch question {
        case .passes(let test) where kind == .average: contacts(whoseAveragePasses: test)
        case .passes(let test): contacts(passing: test, nothingIsZero: kind == .sum)
        case .ranks(let ranking) where kind == .average: contacts(rankedByAverage: ranking)
        case .ranks(let ranking): contacts(ranked: ranking)
        }
    }

    private func contacts(ranked ranking: Ranking) -> Bitmap {
        withFigures { figures in
            switch figures {
            case .none: ranking.contacts(among: contactCount, by: { _ in 0 }, { _ in false })
            case .short(let figures, let nothing): ranking.contacts(by: figures, nothing: nothing)
            case .narrow(let figures, let nothing): ranking.contacts(by: figures, nothing: nothing)
            case .wide(let figures): ranking.contacts(among: contactCount, by: { figures[$0] }, hasNumber)
            }
        }
    }

    private func contacts(rankedByAverage ranking: Ranking) -> Bitmap {
        let counts = (0..<contactCount).map { count(of: $0) }
        return withFigures { figures in
            switch figures {
            case .none: ranking.contacts(byQuotientsOf: counts.map { _ in Int64(0) }, by: counts)
            case .short(let figures, _): ranking.contacts(byQuotientsOf: figures.map { Int64($0) }, by: counts)
            case .narrow(let figures, _): ranking.contacts(byQuotientsOf: Array(figures), by: counts)
            case .wide(let figures): ranking.contacts(byQuotientsOf: Array(figures), by: counts)
            }
        }
    }

    /// Averages are compared by multiplying, so they are exact too.
    private func contacts(whoseAveragePasses test: FigureTest) -> Bitmap {
        func passes(_ mantissa: some FixedWidthInteger, _ contact: Int) -> Bool {
            let sum = ExactDecimal(mantissa: Int128(mantissa), scale: scale)
            return test.passes(quotientOf: sum, by: Int(count(of: contact)))
        }
        return withFigures { figures in
            switch figures {
            case .none: Bitmap(of: contactCount) { passes(0, $0) }
            case .short(let figures, _): Bitmap(of: contactCount) { passes(figures[$0], $0) }
            case .narrow(let figures, _): Bitmap(of: contactCount) { passes(figures[$0], $0) }
            case .wide(let figures):
                Bitmap(of: contactCount) { test.passes(quotientOf: figures[$0], by: Int(count(of: $0))) }
            }
        }
    }

    private func contacts(passing test: FigureTest, nothingIsZero: Bool) -> Bitmap {
        let ofMantissas = test.mantissaTest(scale: scale)
        let ofNothing = nothingIsZero ? ofMantissas.passes(0) : ofMantissas.passesNothing
        return withFigures { figures in
            switch figures {
            case .none: Bitmap(count: contactCount, repeating: ofNothing)
            case .short(let figures, let nothing): ofMantissas.passing(figures, nothing: nothing, passes: ofNothing)
            case .narrow(let figures, let nothing): ofMantissas.passing(figures, nothing: nothing, passes: ofNothing)
            case .wide(let figures):
                Bitmap(of: contactCount) { hasNumber($0) ? test.passes(figures[$0]) : ofNothing }
            }
        }
    }
}

extension MantissaTest {
    /// The contacts whose figures pass.
    fileprivate func passing<Mantissa: FixedWidthInteger>(
        _ figures: UnsafeBufferPointer<Mantissa>,
        nothing: Mantissa,
        passes ofNothing: Bool
    ) -> Bitmap {
        guard let (range, isNegated) = range(of: Mantissa.self) else {
            return Bitmap(of: figures.count) { contact in
                figures[contact] == nothing ? ofNothing : passes(Int128(figures[contact]))
            }
        }
        let (least, greatest) = (range.lowerBound, range.upperBound)
        return Bitmap(of: figures.count) { contact in
            let mantissa = figures[contact]
            let passes = (least <= mantissa && mantissa <= greatest) != isNegated
            return mantissa == nothing ? ofNothing : passes
        }
    }
}
