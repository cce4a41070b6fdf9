//! What a file is that is no UTF-8 text, by its first bytes: a page in another encoding, or no text at all.

use super::html;

/// Browsers look for a page's `<meta>` no further than this; a kilobyte is the rule, pages put it later.
const SNIFFED: usize = 4_096;

/// What pages of the western world are in that say nothing, by the rules for browsers.
const FALLBACK: &str = "windows-1252";

/// The label, as the Encoding Standard of the WHATWG knows it, of the encoding of a file that is no UTF-8. `None` where it
/// says nothing and is no page: then it may be anything.
///
/// Looked at in this order: the byte order mark, `charset` in a `<meta>`, `encoding` in an XML declaration.
pub fn encoding_label(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some("utf-16le".to_owned()),
        [0xFE, 0xFF, ..] => return Some("utf-16be".to_owned()),
        _ => {}
    }
    let head = String::from_utf8_lossy(bytes.get(..SNIFFED.min(bytes.len())).unwrap_or_default());
    html::is_html(&head).then(|| declared(&head.to_ascii_lowercase()).unwrap_or_else(|| FALLBACK.to_owned()))
}

/// What a file is by its first bytes that people take for text and that is none; for the end of “found …”.
pub fn foreign_kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("a PDF file"),
        [b'P', b'K', 3, 4, ..] => Some("a ZIP archive, as documents of Word and e-books are"),
        _ => None,
    }
}

/// What a page's head declares, in small letters.
fn declared(head: &str) -> Option<String> {
    let in_tag = |start: &str, key: &str| {
        let mut tags = head.match_indices(start).filter_map(|(at, _)| head.get(at..)?.split('>').next());
        tags.find_map(|tag| value(tag.split_once(key)?.1))
    };
    in_tag("<meta", "charset").or_else(|| in_tag("<?xml", "encoding"))
}

/// `="utf-8"`, `= utf-8`: the value behind a key.
fn value(rest: &str) -> Option<String> {
    let rest = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let label = rest.split(|char: char| !char.is_ascii_alphanumeric() && !matches!(char, '-' | '_' | ':' | '.')).next()?;
    (!label.is_empty()).then(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<&str>) {
        assert_eq!(encoding_label(bytes).as_deref(), expected, "{}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn a_page_says_what_it_is_in() {
        check(b"<html><meta charset=ISO-8859-2><p>\xb1", Some("iso-8859-2"));
        check(b"<!doctype html><META content='text/html; charset=\"koi8-r\"' http-equiv=x>\xb1", Some("koi8-r"));
        check(b"<!DOCTYPE html><meta name=x><meta http-equiv=x content=\"text/html; charset = windows-1251\">", Some("windows-1251"));
        check(b"<?xml version='1.0' encoding='iso-8859-15'?><html><p>\xa4", Some("iso-8859-15"));
        check(b"\xff\xfe<\0p\0", Some("utf-16le"));
        check(b"\xfe\xff\0<", Some("utf-16be"));
    }

    #[test]
    fn a_page_that_says_nothing_is_western_and_a_text_may_be_anything() {
        check(b"<html><p>caf\xe9", Some("windows-1252"));
        check(b"<html><meta charset=''><p>caf\xe9", Some("windows-1252"));
        check(b"caf\xe9", None);
        check(b"", None);
    }

    #[test]
    fn knows_what_is_no_text() {
        assert_eq!(foreign_kind(b"%PDF-1.7\n"), Some("a PDF file"));
        assert!(foreign_kind(b"PK\x03\x04\x14").is_some_and(|kind| kind.starts_with("a ZIP archive")));
        assert_eq!(foreign_kind(b"PK is a short name."), None);
    }
}
