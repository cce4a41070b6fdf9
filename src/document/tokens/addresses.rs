//! Addresses in the web and of electronic mail, hashtags, handles.

use super::{Class, Place};

/// Domains that an address without `http` or `www` ends in; longer lists take glued sentences for addresses.
const TOP_LEVEL: &[&str] = &[
    "ai", "au", "biz", "ca", "cn", "co", "com", "de", "edu", "eu", "fr", "gov", "info", "int", "io", "ir", "jp", "mil", "net", "org", "ru",
    "tv", "uk",
];

/// The longest local part and domain that mail allows.
const LONGEST_LOCAL_PART: usize = 64;
const LONGEST_DOMAIN: usize = 253;

/// The end of the address that starts at the place; `None` where there is none.
pub(super) fn end(place: &Place<'_>, class: Class) -> Option<usize> {
    let rest = place.text.as_bytes().get(place.at..)?;
    match (class, rest.first()?) {
        (Class::Letter, b'h' | b'H' | b'w' | b'W' | b'f') if starts_url(rest) => Some(url_end(place.text, place.at)),
        (Class::Letter | Class::Digit, byte) if byte.is_ascii() => {
            let mail = if place.signs.has_at { mail_len(rest) } else { None };
            let domain = || if place.signs.has_dotted_name { domain_end(place, rest) } else { None };
            mail.map(|len| place.at + len).or_else(domain)
        }
        (Class::Mark, b'@' | b'#') if !place.is_glued() => name_len(rest).map(|len| place.at + len),
        _ => None,
    }
}

fn starts_url(rest: &[u8]) -> bool {
    let starts = |prefix: &[u8]| rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    starts(b"http://") || starts(b"https://") || starts(b"www.") || starts(b"ftp://")
}

/// Up to white space or a sign that no address has, without the sentence's punctuation.
fn url_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let is_outside =
        |char: char| char.is_whitespace() || matches!(char, '<' | '>' | '"' | '“' | '”' | '»' | '«' | '|' | '^' | '`' | '{' | '}');
    let url = rest.get(..rest.find(is_outside).unwrap_or(rest.len())).unwrap_or_default();
    let has_open_bracket = url.contains('(');
    let is_trailing = |char: char| match char {
        ')' => !has_open_bracket,
        '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']' | '…' => true,
        _ => false,
    };
    at + url.trim_end_matches(is_trailing).len().max(1)
}

fn mail_len(rest: &[u8]) -> Option<usize> {
    let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-');
    let n_local = rest.iter().take(LONGEST_LOCAL_PART + 1).take_while(|byte| is_local(byte)).count();
    if rest.get(n_local) != Some(&b'@') {
        return None;
    }
    let domain = rest.get(n_local + 1..)?;
    let is_domain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let n_domain = domain.iter().take(LONGEST_DOMAIN).take_while(|byte| is_domain(byte)).count();
    let domain = domain.get(..n_domain)?;
    let n_domain = n_domain - domain.iter().rev().take_while(|byte| matches!(byte, b'.' | b'-')).count();
    domain.get(..n_domain)?.contains(&b'.').then_some(n_local + 1 + n_domain)
}

/// `example.com`, `whitehouse.gov/briefing`: labels, the last one a known top-level domain in lower case.
fn domain_end(place: &Place<'_>, rest: &[u8]) -> Option<usize> {
    let n_first = label_len(rest);
    if rest.get(n_first) != Some(&b'.') || !rest.get(n_first + 1).is_some_and(u8::is_ascii_lowercase) {
        return None;
    }
    let mut end = n_first;
    let mut known_end = None;
    // Four labels are as many as a host's name has.
    for _ in 0..4 {
        if rest.get(end) != Some(&b'.') {
            break;
        }
        let n_label = label_len(rest.get(end + 1..)?);
        let label = std::str::from_utf8(rest.get(end + 1..end + 1 + n_label)?).ok()?;
        end += 1 + n_label;
        known_end = TOP_LEVEL.binary_search(&label).is_ok().then_some(end);
    }
    let end = known_end?;
    let has_path = rest.get(end) == Some(&b'/') && rest.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
    Some(if has_path { url_end(place.text, place.at) } else { place.at + end })
}

fn label_len(rest: &[u8]) -> usize {
    rest.iter().take(63).take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count()
}

/// `@name`, `#Topic`: a sign and a name that is not a number.
fn name_len(rest: &[u8]) -> Option<usize> {
    let n_name = rest.iter().skip(1).take(100).take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    let is_name = rest.get(1).is_some_and(u8::is_ascii_alphabetic) && 1 < n_name;
    is_name.then_some(1 + n_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_sorted() {
        assert!(TOP_LEVEL.is_sorted());
    }
}
