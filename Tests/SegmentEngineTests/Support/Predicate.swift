import SegmentLanguage

/// Foundation has a type of this name too.
typealias Predicate = SegmentLanguage.Predicate
