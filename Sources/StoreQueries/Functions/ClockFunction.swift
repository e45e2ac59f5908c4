internal import EventModel
internal import GRDBSQLite

/// The function `now()`, the time on the store's clock.
///
/// It is the same for a whole query. SQLite's own `'now'` is that of Greenwich.
enum ClockFunction {
    private final class Text {
        let text: String

        init(_ text: String) {
            self.text = text
        }
    }

    static func register(_ now: WallClock, in connection: OpaquePointer?) {
        let seconds = now.microseconds.dividedFlooring(by: WallClock.second)
        let text = Text(ClockText.text(WallClock(microseconds: seconds * WallClock.second)))
        sqlite3_create_function_v2(
            connection,
            "now",
            0,
            SQLFunctions.pure,
            Unmanaged.passRetained(text).toOpaque(),
            { context, _, _ in
                guard let data = sqlite3_user_data(context) else { return }
                ResultSink(context).text(Unmanaged<Text>.fromOpaque(data).takeUnretainedValue().text)
            },
            nil,
            nil,
            { data in if let data { Unmanaged<Text>.fromOpaque(data).release() } }
        )
    }
}
