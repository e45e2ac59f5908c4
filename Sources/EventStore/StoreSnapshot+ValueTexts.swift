internal import EventModel

extension StoreSnapshot {
    /// The number of the column of a top-level member beside type, time and parameters; nil if no event has it.
    package func memberColumn(named name: String) -> UInt32? {
        vocabulary.registry.existing(ColumnName(scope: .member, parent: 0, name: name, occurrence: 0))
    }

    /// Whether the values of a column are compared as texts whatever they look like.
    ///
    /// So are identifiers of contacts and orders, statuses and currencies.
    package func comparesAsText(_ column: UInt32) -> Bool {
        vocabulary.registry.isCoded[Int(column)]
    }

    /// Appends a time that came as a text, in the form in which it came.
    package func appendTime(_ microseconds: Int64, form code: UInt16, to bytes: inout [UInt8]) {
        let form = TimeForm(code: code)
        zone.written(WallClock(microseconds: microseconds), form: form).append(in: form, to: &bytes)
    }

    /// Appends the JSON of a list or an object that lies in lines: minified, or as it was spelled in a text.
    ///
    /// The fields must have been read: of ``RowGroupColumns`` by ``RowGroupColumns/field(_:of:)``.
    package func appendLines(_ row: Int, of buffer: ColumnBuffer, to bytes: inout [UInt8]) {
        if let original = buffer.originals[row] {
            vocabulary.withText(Int64(original), column: buffer.column) { bytes.append(contentsOf: $0) }
            return
        }
        let style = buffer.classes[row] == .listText ? buffer.extras[row] : ListStyle.compact
        EventWriter(vocabulary: vocabulary, zone: zone).appendLines(row, in: buffer, style: style, to: &bytes)
    }

    /// The columns of the fields in the lines of a parameter.
    package func fields(of parent: UInt32) -> [UInt32] {
        columns.filter { column in
            let name = vocabulary.registry.names[Int(column)]
            return name.scope == .lineField && name.parent == parent
        }
    }
}

extension StoreSnapshot {
    /// Calls with the name of an event type, whose bytes stay where they are for as long as the snapshot does.
    package func withEventTypeName<Result>(_ eventType: UInt32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        vocabulary.eventTypes.withText(eventType, body)
    }
}

extension StoreSnapshot {
    /// Keeps the largest dictionaries in temporary files from now on, so that the others take no more memory than this.
    ///
    /// For those who go through the events once: a text may then cost a reading of such a file, and memory does not grow with
    /// contacts and orders. Dictionaries of which all texts were read stay in memory. To be called before other threads ask
    /// for texts.
    ///
    /// - Parameter most: How many bytes of memory the texts may take.
    package func keepTextsOnDisk(beyond most: Int) {
        var rest = most
        let sizes = vocabulary.dictionaries.compactMap { dictionary in
            dictionary.byteCountToRead.map { (dictionary: dictionary, bytes: $0) }
        }
        for (dictionary, bytes) in sizes.sorted(by: { $0.bytes < $1.bytes }) {
            rest -= bytes
            if rest < 0 { dictionary.keepOnDisk() }
        }
    }
}
