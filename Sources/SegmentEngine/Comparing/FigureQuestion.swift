/// What is asked of each contact's figure, once all events have been seen.
enum FigureQuestion {
    /// It passes a test.
    case passes(FigureTest)
    /// It is among the greatest or the least of all contacts.
    case ranks(Ranking)
}
