/// The parameters that hold currencies.
enum CurrencyNames {
    static func isCurrency(_ column: ColumnRole) -> Bool {
        column.isParameter("currency") || column.isParameter("currencyCode")
    }
}
