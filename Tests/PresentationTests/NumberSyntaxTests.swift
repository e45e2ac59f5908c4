import Testing

@testable import Presentation

struct NumberSyntaxTests {
    @Test(arguments: ["0", "-0", "12", "1.50", "-0.001", "1e5", "1E+400", "2.5e-3", "123456789012345678901234567890"])
    func `numbers of JSON are numbers`(text: String) {
        #expect(NumberSyntax.matches(text))
    }

    @Test(arguments: ["", "-", "01", "+1", ".5", "1.", "1e", "1e+", "12,50", " 1", "1 ", "0x1", "NaN", "١"])
    func `nothing else is`(text: String) {
        #expect(!NumberSyntax.matches(text))
    }
}
