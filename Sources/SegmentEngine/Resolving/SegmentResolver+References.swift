internal import EventModel
internal import SegmentLanguage

/// References to saved segments and to lists.
extension SegmentResolver {
    /// `in segment "lapsed-buyers"`: the other segment, resolved as of the same moment; nil if it is reported.
    func segment(
        _ reference: SegmentReference,
        _ check: inout NameCheck,
        _ references: inout References
    ) -> ResolvedCondition? {
        let name = reference.name
        if let cycle = references.cycle(to: name) {
            let message = "segment \"\(name)\" leads back to itself: \(cycle)"
            references.stand(by: message)
            check.report(message, at: reference.nameRange)
            return nil
        }
        if let known = references.segments[ComparedByBytes(name)] { return .segment(known) }
        guard let text = text(of: reference, &check, references) else { return nil }
        references.path.append(name)
        defer { references.path.removeLast() }
        do throws(SegmentSyntaxError) {
            let inner = try resolve(parseSegment(text), text: text, &references)
            for hint in inner.hints { check.hint(hint) }
            let resolved = ResolvedReference(
                name: name,
                conditions: inner.conditions,
                texts: inner.texts,
                tree: inner.tree
            )
            references.segments[ComparedByBytes(name)] = resolved
            return .segment(resolved)
        } catch {
            for diagnostic in error.diagnostics {
                check.report(references.message(for: diagnostic, in: text, of: name), at: reference.nameRange)
            }
            return nil
        }
    }

    private func text(
        of reference: SegmentReference,
        _ check: inout NameCheck,
        _ references: References
    ) -> String? {
        guard let segments = references.sources.segments else {
            check.report("no saved segments are at hand here, so `in segment` leads nowhere", at: reference.nameRange)
            return nil
        }
        do {
            if let text = try segments(reference.name) { return text }
            let names = references.sources.segmentNames()
            check.report(
                "there is no saved segment \"\(reference.name)\"",
                at: reference.nameRange,
                suggestion: nearestName(to: reference.name, in: names).map { "\"\($0)\"" }
            )
        } catch {
            check.report("\(error)", at: reference.nameRange)
        }
        return nil
    }

    /// `in list "newsletter.csv"`: the identifiers of the list; nil if it is reported.
    func list(
        _ reference: ListReference,
        _ check: inout NameCheck,
        _ references: inout References
    ) -> ResolvedCondition? {
        let place = References.ListPlace(file: reference.file, segment: references.path.last)
        if let known = references.lists[place] { return .list(known) }
        guard let lists = references.sources.lists else {
            check.report("no lists are at hand here, so `in list` leads nowhere", at: reference.fileRange)
            return nil
        }
        do {
            let identifiers = try lists(place.file, place.segment)
            let resolved = ResolvedList(name: place.file, identifiers: Set(identifiers))
            references.lists[place] = resolved
            return .list(resolved)
        } catch {
            check.report("list \"\(reference.file)\": \(error)", at: reference.fileRange)
            return nil
        }
    }
}
