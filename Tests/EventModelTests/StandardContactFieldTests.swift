import EventModel
import Testing

struct `A field that the vendor has by itself` {
    /// The columns of an upload (OpenAPI, FileContactsBulkUpdate), the members of a bulk request, and how people write them.
    @Test(arguments: [
        ("First name", StandardContactField.firstName), ("firstName", .firstName), ("FIRST_NAME", .firstName),
        ("Last name", .lastName), ("Address", .address), ("Region", .region), ("City", .city), ("town", .city),
        ("Postcode", .postcode), ("Language code", .languageCode), ("languageCode", .languageCode),
        ("Timezone", .timeZone), ("timeZone", .timeZone), ("Additional info", .additionalInfo),
        ("PERSONAL.BIRTHDAY", .birthday), ("birthday", .birthday), ("PERSONAL.GENDER", .gender),
    ]) func `has one name whatever a list calls it`(_ name: String, _ field: StandardContactField) {
        #expect(StandardContactField(name: name) == field)
        #expect(StandardContactField(name: field.rawValue) == field)
    }

    @Test(arguments: ["", "name", "SHOP.BIRTHDAY", "birth.day", "citytown", "Місто"])
    func `is no other`(_ name: String) {
        #expect(StandardContactField(name: name) == nil)
    }
}
