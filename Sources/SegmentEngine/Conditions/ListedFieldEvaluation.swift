internal import Columns
internal import EventModel
internal import EventStore
internal import SegmentLanguage

/// `contact.city = "Kyiv"`, `contact.birthday anniversary today`: a field that contact lists give.
///
/// What a list gives is a text, and the literal says as what it is compared; `true` and `false` meet the texts that spell
/// them, since a table has no other truth values. Each text is decided once. Lists have no history.
struct ListedFieldEvaluation {
    /// The store.
    let snapshot: StoreSnapshot

    /// The contacts whose field passes.
    func contacts(_ field: ResolvedField, _ test: ValueTest) -> Bitmap {
        let matcher = ValueMatcher(test.kind, zone: snapshot.zone)
        return contacts(field, matcher, isNegated: test.negatesPositive)
    }

    /// The contacts whose field is a date that comes round on one of these days.
    func contacts(_ field: ResolvedField, anniversaryOn days: Set<CalendarDay>) -> Bitmap {
        contacts(field, ValueMatcher(anniversaryOn: days, zone: snapshot.zone), isNegated: false)
    }

    private func contacts(_ field: ResolvedField, _ matcher: ValueMatcher, isNegated: Bool) -> Bitmap {
        let count = snapshot.contacts.count
        guard let values = snapshot.contactField(named: field.name) else { return Bitmap(of: count) { _ in isNegated } }
        let passing = (0..<UInt32(values.texts.count)).map { code in
            values.texts.withText(code) { matcher.passes(listed: $0) } != isNegated
        }
        return Bitmap(of: count) { contact in
            let code = values.codes[contact]
            return code == ContactFieldValues.none ? isNegated : passing[Int(code)]
        }
    }
}

extension ValueMatcher {
    /// Whether a text of a contact list passes.
    fileprivate func passes(listed text: UnsafeRawBufferPointer) -> Bool {
        passes(text: text) || passesTrue && text.elementsEqual("true".utf8)
            || passesFalse && text.elementsEqual("false".utf8)
    }
}
