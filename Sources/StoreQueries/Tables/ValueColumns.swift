/// The columns of a table that come from data, and behind them those that are documented and which no data has.
struct ValueColumns {
    /// The columns as the table has them.
    let columns: [TableColumn]
    /// Where the values of the first of them stand.
    let values: [ValueColumn]
}
