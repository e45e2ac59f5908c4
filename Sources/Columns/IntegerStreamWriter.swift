/// Chooses the encoding of one integer stream and appends it.
///
/// It works on 64-bit integers alone; narrower ones have been widened before, with their type kept for the header.
@usableFromInline package struct IntegerStreamWriter {
    private let values: UnsafeBufferPointer<Int64>
    private let type: IntegerType
    private let limit: UInt8

    /// Prepares to write a list whose integers all fit the type, among all encodings.
    ///
    /// - Parameter isShortLived: Whether only those are tried that cost little to find.
    @usableFromInline package init(values: UnsafeBufferPointer<Int64>, type: IntegerType, isShortLived: Bool = false) {
        self.values = values
        self.type = type
        limit = isShortLived ? StreamEncoding.dictionary.rawValue : .max
    }

    /// Prepares to write a list inside a stream of the given encoding, which allows only encodings of a smaller code.
    init(values: UnsafeBufferPointer<Int64>, type: IntegerType, codesBelow outer: StreamEncoding) {
        self.values = values
        self.type = type
        limit = outer.rawValue
    }

    /// A list inside a stream of the given encoding.
    static func bytes(of values: [Int64], type: IntegerType, codesBelow outer: StreamEncoding) -> [UInt8] {
        var bytes: [UInt8] = []
        values.withUnsafeBufferPointer {
            _ = IntegerStreamWriter(values: $0, type: type, codesBelow: outer).append(to: &bytes)
        }
        return bytes
    }

    private enum Plan {
        case empty
        case constant(Int64)
        case packed(PackingPlan)
        case delta(DeltaPlan)
        case dictionary(DictionaryPlan)
        case runs(RunPlan)
        case patched(PatchPlan)
    }

    /// Appends the list in the encoding that suits it, and says which one that was.
    @usableFromInline package func append(to bytes: inout [UInt8]) -> StreamEncoding {
        let plan = bestPlan()
        append(plan, to: &bytes)
        return encoding(of: plan)
    }

    /// Appends the list in the given encoding if it can hold the list; otherwise appends nothing and gives `false`.
    @usableFromInline package func append(as encoding: StreamEncoding, to bytes: inout [UInt8]) -> Bool {
        guard let plan = plan(for: encoding) else { return false }
        append(plan, to: &bytes)
        return true
    }

    private func plan(for encoding: StreamEncoding) -> Plan? {
        guard let first = values.first else { return encoding == .constant ? .empty : nil }
        let greatest = IntegerStream.greatestEntryCount
        switch encoding {
        case .constant: return values.allSatisfy { $0 == first } ? .constant(first) : nil
        case .packed: return .packed(PackingPlan(values))
        case .delta: return .delta(DeltaPlan(values))
        case .dictionary:
            return DictionaryPlan(
                values,
                packing: PackingPlan(values),
                type: type,
                limit: greatest,
                givingUpEarly: false
            ).map { .dictionary($0) }
        case .runs: return RunPlan(values, type: type, limit: greatest).map { .runs($0) }
        case .patched:
            let width = PatchPlan.estimate(values, greatest: PackingPlan(values).width).width
            return PatchPlan(values, width: width, type: type, limit: greatest).map { .patched($0) }
        }
    }

    private func bestPlan() -> Plan {
        guard let first = values.first else { return .empty }
        let packing = PackingPlan(values)
        if packing.width == 0 { return .constant(first) }
        var best = Plan.packed(packing)
        if allows(.dictionary) {
            // With more entries than this, positions would be as wide as the packed values.
            let useful = min(1 << 14, values.count / 2, 1 << min(14, packing.width - 1))
            let plan = DictionaryPlan(values, packing: packing, type: type, limit: useful, givingUpEarly: true)
            if let plan { choose(.dictionary(plan), over: &best) }
        }
        if allows(.runs) {
            let useful = min(IntegerStream.greatestEntryCount, values.count / 2)
            // Short runs are read at the pace of wrong guesses about where each of them ends, and so have to save more.
            if let plan = RunPlan(values, type: type, limit: useful), plan.byteCount * 4 <= byteCount(of: best) * 3 {
                best = .runs(plan)
            }
        }
        if allows(.delta) { choose(.delta(DeltaPlan(values)), over: &best) }
        if allows(.patched), let plan = patchPlan(insteadOf: byteCount(of: best), packing) { best = .patched(plan) }
        return best
    }

    /// Exceptions set apart, where that saves a quarter.
    ///
    /// Small fields are left alone: there is little to save, and much that asks for them as they are packed.
    private func patchPlan(insteadOf byteCount: Int, _ packing: PackingPlan) -> PatchPlan? {
        guard values.count >= PatchPlan.leastCount, byteCount * 2 >= values.count else { return nil }
        let (width, estimated) = PatchPlan.estimate(values, greatest: packing.width)
        guard estimated * 4 <= byteCount * 3 else { return nil }
        let useful = min(IntegerStream.greatestEntryCount, values.count / 4)
        guard let plan = PatchPlan(values, width: width, type: type, limit: useful) else { return nil }
        return plan.byteCount * 4 <= byteCount * 3 ? plan : nil
    }

    private func allows(_ encoding: StreamEncoding) -> Bool {
        encoding.rawValue < limit
    }

    /// Takes a plan whose decoder is slower only if it saves a tenth of the bytes.
    private func choose(_ plan: Plan, over best: inout Plan) {
        if byteCount(of: plan) * 10 <= byteCount(of: best) * 9 { best = plan }
    }

    private func encoding(of plan: Plan) -> StreamEncoding {
        switch plan {
        case .empty, .constant: .constant
        case .packed: .packed
        case .delta: .delta
        case .dictionary: .dictionary
        case .runs: .runs
        case .patched: .patched
        }
    }

    private func byteCount(of plan: Plan) -> Int {
        switch plan {
        case .empty: 0
        case .constant(let value): VariableLengthInteger.byteCount(VariableLengthInteger.zigzag(value))
        case .packed(let plan): plan.byteCount
        case .delta(let plan): plan.byteCount
        case .dictionary(let plan): plan.byteCount
        case .runs(let plan): plan.byteCount
        case .patched(let plan): plan.byteCount
        }
    }

    private func append(_ plan: Plan, to bytes: inout [UInt8]) {
        bytes.append(encoding(of: plan).rawValue | type.code << 4)
        VariableLengthInteger.append(UInt64(values.count), to: &bytes)
        VariableLengthInteger.append(UInt64(byteCount(of: plan)), to: &bytes)
        switch plan {
        case .empty: break
        case .constant(let value): VariableLengthInteger.append(signed: value, to: &bytes)
        case .packed(let plan): plan.append(values, to: &bytes)
        case .delta(let plan): plan.append(values, to: &bytes)
        case .dictionary(let plan): plan.append(to: &bytes)
        case .runs(let plan): plan.append(to: &bytes)
        case .patched(let plan): plan.append(to: &bytes)
        }
    }
}
