import Testing

@testable import Presentation

struct FormulaGuardTests {
    @Test(arguments: [
        "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\r=x", "+5", "-", "+", "-1-2", "+12345678901234567",
    ])
    func `a text that could run gets an apostrophe`(text: String) {
        #expect(FormulaGuard.guarded(text) == "'" + text)
    }

    @Test(arguments: [
        "", "Київ", "a=b", " =1", "-5", "-0.5", "-1e3", "+380501234567", "+380 (50) 123-45-67", "1+1", "'", "'quoted'",
        "'-5",
    ])
    func `numbers, phones and harmless texts stay as they are`(text: String) {
        #expect(FormulaGuard.guarded(text) == text)
    }

    @Test func `a text that already looks guarded gets one more apostrophe, so that one can be taken off`() {
        #expect(FormulaGuard.guarded("'=1") == "''=1")
        #expect(FormulaGuard.guarded("''@x") == "'''@x")
    }
}
