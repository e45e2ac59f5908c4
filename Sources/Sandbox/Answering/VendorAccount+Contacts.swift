internal import EventModel

extension VendorAccount {
    /// Accepts a bulk request for contacts, which is worked on after the reply.
    mutating func takeContacts(_ request: ContactRequest, _ admission: Admission, at moment: Moment) -> Outcome {
        let session = "sandbox-\(admission.number)"
        imports[session] = ImportSession(
            request: request,
            begun: moment,
            due: moment.elapsed + rules.importDelay
        )
        waiting.append(session)
        finishImports(at: moment)
        tally.contacts.taken += request.forms.count
        tally.contacts.failed += request.failed.count
        var members = [JSONMember(name: "asyncSessionId", value: .text(session))]
        if !request.failed.isEmpty {
            members.insert(JSONMember(name: "failedContacts", value: .vendorList(request.failed)), at: 0)
        }
        return Outcome(
            reply: Reply(.object(members)),
            journal: [],
            note: "\(request.forms.count) contacts to import, \(request.failed.count) failed"
        )
    }

    /// Says how far an import is.
    ///
    /// - Throws: 404 for a session that there is not.
    func importStatus(_ session: String, at moment: Moment) throws(Refusal) -> Outcome {
        guard let found = imports[session] else { throw Refusal(status: 404, "There is no import session \(session)") }
        return Outcome(reply: Reply(found.status(at: moment)), journal: [], note: "import status")
    }

    /// Works off the imports whose time has come.
    mutating func finishImports(at moment: Moment) {
        while let session = waiting.first, let next = imports[session], next.due <= moment.elapsed {
            waiting.removeFirst()
            imports[session]?.mapping = next.request.forms.compactMap { form in
                let number = contacts.take(form, dedupeOn: next.request.dedupeOn, fields: next.request.fields)
                let kinds = [.externalCustomerId] + next.request.dedupeOn.kinds
                guard let number, let value = kinds.compactMap({ form.identifiers[$0]?.value }).first,
                    let contactId = contacts.contacts[number].identifiers[.contactId]?.value
                else { return nil }
                return (value: value, contactId: contactId)
            }
        }
    }
}
