extension TextDictionary {
    /// Texts that stand in the file, of codes that follow one another.
    struct SavedPage {
        /// Their codes.
        let codes: Range<Int>
        /// How many bytes they have together.
        let byteCount: Int
        /// Reads them; nil if they are damaged, which is told elsewhere.
        let read: () -> SavedTexts?
    }
}

/// The pages of a dictionary's texts in the file, in the order of their codes, without gaps from code 0 on.
struct SavedPages {
    private let pages: [TextDictionary.SavedPage]
    /// What was read of them for single texts.
    private var openPages: RecentPages<SavedTexts>
    /// The page of the last single text.
    private var latestPage = 0

    init(_ pages: [TextDictionary.SavedPage] = []) {
        self.pages = pages
        openPages = RecentPages(count: pages.count)
    }

    var isEmpty: Bool { pages.isEmpty }

    /// How many texts there are.
    var count: Int { pages.last?.codes.upperBound ?? 0 }

    /// How many bytes the texts have together.
    var byteCount: Int { pages.reduce(0) { $0 + $1.byteCount } }

    /// The page with the text of a code, and the text's place there; nil if there is none.
    mutating func page(of code: Int) -> (texts: SavedTexts, place: Int)? {
        guard !pages.isEmpty else { return nil }
        if !pages[latestPage].codes.contains(code) {
            latestPage = pages.lastIndex { $0.codes.lowerBound <= code } ?? 0
        }
        let page = pages[latestPage]
        guard page.codes.contains(code) else { return nil }
        return (openPages.page(latestPage) { page.read() ?? SavedTexts() }, code - page.codes.lowerBound)
    }

    /// Lets go of what was read.
    mutating func letGo() { openPages = RecentPages(count: pages.count) }

    /// Calls with the pages that have some of the codes; a damaged one has empty texts.
    func forEachPage(of codes: Range<Int>, _ body: (_ codes: Range<Int>, SavedTexts) -> Void) {
        for (number, page) in pages.enumerated() where page.codes.overlaps(codes) {
            body(page.codes, openPages[number] ?? page.read() ?? SavedTexts())
        }
    }

    /// Calls with the texts of codes that follow each other, so far as they stand in the file.
    func forEachText(_ codes: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Void) {
        forEachPage(of: codes) { own, texts in
            for code in own.clamped(to: codes) { texts.withBytes(at: code - own.lowerBound, body) }
        }
    }
}
