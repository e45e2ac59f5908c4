/// The vendor's limits, lists and required fields, each with the public page that says so.
///
/// The pages are those of June 2025; nothing here was tried against the live service. How the sources are named:
/// "Yespo support, TITLE" is a page of yespo.io/support, "docs.yespo.io, NAME" is docs.yespo.io/docs/NAME,
/// "docs.yespo.io reference, NAME" is docs.yespo.io/reference/NAME, "Yespo OpenAPI, NAME" is the schema or method of that
/// name in the vendor's OpenAPI 3.0.1 description. Where pages contradict each other, the comment says how.
package enum YespoRules {}
