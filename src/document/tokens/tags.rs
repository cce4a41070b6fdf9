//! Tags of HTML that arrived as text (`<img height="1">`): found only to be passed over.

/// The longest tag that is taken for one; pages that print tags print short ones.
const LONGEST: usize = 2_000;

/// Names of elements that turn up in texts.
const NAMES: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "del",
    "div",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "object",
    "ol",
    "p",
    "picture",
    "pre",
    "s",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "video",
];

/// The end of the tag or comment that starts at `at`; `None` where `<` is just a sign.
///
/// The scan stops at the next `<`, so a text of nothing but `<` costs one step each.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    let inside = text.as_bytes().get(at + 1..)?;
    let is_closing = inside.first() == Some(&b'/');
    let from = at + 1 + usize::from(is_closing);
    let n_name = text.as_bytes().get(from..)?.iter().take(12).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if n_name == 0 {
        return None;
    }
    let name = text.get(from..from + n_name)?.to_ascii_lowercase();
    NAMES.binary_search(&name.as_str()).ok()?;
    let rest = text.as_bytes().get(from + n_name..)?;
    let len = rest.iter().take(LONGEST).position(|byte| matches!(byte, b'<' | b'>'))?;
    let is_attribute_behind = matches!(rest.first(), Some(b' ' | b'\n' | b'\t' | b'/' | b'>' | b'\r'));
    (is_attribute_behind && rest.get(len) == Some(&b'>')).then_some(from + n_name + len + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_tags_from_signs() {
        assert_eq!(end("<img height=\"1\"> x", 0), Some(16));
        assert_eq!(end("</p>", 0), Some(4));
        assert_eq!(end("<br/>", 0), Some(5));
        for text in ["<", "<<<<", "< b", "<a", "<a <a>", "x<y>", "<bogus>", "<i-x>"] {
            assert_eq!(end(text, text.find('<').unwrap()), None, "{text}");
        }
    }

    #[test]
    fn names_are_sorted() {
        assert!(NAMES.is_sorted());
    }
}
