/// Files that could not be read to their end.
struct FileUnreadable: AuditRule {
    let text = RuleText(
        "file-unreadable",
        .error,
        "file that cannot be read to its end",
        advice: "Convert or copy the file again; what stood before the fault was looked at.",
        source: "docs.yespo.io reference, getting-started-with-your-api: UTF-8."
    )
}
