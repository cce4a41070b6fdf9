//! YAML front matter at a text's start: `---`, lines of keys and values, `---`.
//!
//! What articles carry is read, not YAML: one level of keys, strings in either quotes, lists in either form.

use crate::{
    document::{
        glyph,
        metadata::{Field, Metadata},
    },
    span::Span,
};

/// Longer blocks between two rules are text.
const LONGEST: usize = 8_000;

/// A stretch that is about the article, and what it says.
pub(super) struct FrontMatter {
    pub span: Span,
    pub metadata: Metadata,
}

/// The front matter that a text starts with.
pub(super) fn read(text: &str) -> Option<FrontMatter> {
    let start = text.len() - text.trim_start_matches(['\u{feff}', ' ', '\n', '\r']).len();
    let rest = text.get(start..)?;
    let inside = rest.strip_prefix("---\n").or_else(|| rest.strip_prefix("---\r\n"))?;
    let inside_at = start + rest.len() - inside.len();
    let limit = inside.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST).last()?;
    let len = inside.get(..limit)?.find("\n---")? + 1;
    let is_keyed = inside.get(..len)?.lines().next().is_some_and(|line| line.contains(':'));
    let mut metadata = Metadata::default();
    for entry in entries(inside.get(..len)?) {
        take(&entry, inside_at, &mut metadata);
    }
    is_keyed.then(|| FrontMatter { span: Span::new(start, inside_at + len + 3), metadata })
}

/// Lines of known keys that must follow one another at a text's start.
const MIN_KEYS: usize = 3;

/// What dumps and mails call the parts of an article.
#[rustfmt::skip]
const KEYS: &[&str] = &[
    "author", "authors", "byline", "category", "cc", "created", "date", "date_published", "datepublished", "description", "from", "headline",
    "id", "image", "image_url", "keywords", "lang", "language", "link", "modified", "published", "published_at", "publisher", "pubdate",
    "publish_date", "section", "sent", "site", "site_name", "source", "subject", "subtitle", "summary", "tags", "title", "to", "top_image",
    "topics", "updated", "updated_at", "url",
];

/// Labels behind which the article itself stands.
const TEXT_KEYS: &[&str] = &["article", "articlebody", "body", "content", "text"];

/// Labelled lines at a text's start without rules around them: a dump of fields, or a mail's head.
pub(super) fn read_bare(text: &str) -> Option<FrontMatter> {
    let start = text.len() - text.trim_start_matches(['\u{feff}', ' ', '\n', '\r']).len();
    let mut inside_at = start;
    let mut end = start;
    let mut n_keys = 0;
    for line in text.get(start..)?.split_inclusive('\n') {
        let key = line.split_once(':').map(|(key, _)| key.trim().to_ascii_lowercase().replace(' ', "_")).unwrap_or_default();
        if KEYS.contains(&key.as_str()) {
            if LONGEST < end - start {
                return None;
            }
            n_keys += 1;
        } else if n_keys == 0 && line.starts_with("-----") {
            inside_at = end + line.len();
        } else {
            let is_text = TEXT_KEYS.contains(&key.as_str());
            end += if is_text { line.find(':').map_or(0, |colon| colon + 1) } else { 0 };
            break;
        }
        end += line.len();
    }
    let inside = text.get(inside_at..end)?;
    let mut metadata = Metadata::default();
    for entry in entries(inside) {
        take(&entry, inside_at, &mut metadata);
    }
    (MIN_KEYS <= n_keys).then(|| FrontMatter { span: Span::new(start, end), metadata })
}

/// A key, and the raw value with the lines that go on with it.
struct Entry<'a> {
    key: &'a str,
    value: &'a str,
    /// Byte offset of the value in the front matter.
    at: usize,
}

fn entries(inside: &str) -> Vec<Entry<'_>> {
    let mut starts = vec![];
    let mut at = 0;
    for line in inside.split_inclusive('\n') {
        let is_key = line.starts_with(|char: char| char.is_ascii_alphabetic()) && line.contains(':');
        if is_key {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([inside.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| entry(inside, *start, end)).collect()
}

fn entry(inside: &str, start: usize, end: usize) -> Option<Entry<'_>> {
    let (key, value) = inside.get(start..end)?.split_once(':')?;
    Some(Entry { key: key.trim(), value, at: start + key.len() + 1 })
}

fn take(entry: &Entry<'_>, offset: usize, metadata: &mut Metadata) {
    let bare = entry.value.trim();
    if bare.is_empty() {
        return;
    }
    let start = offset + entry.at + (entry.value.len() - entry.value.trim_start().len());
    let span = Span::new(start, start + bare.len());
    let field = || Field { text: string(bare).replace(glyph::is_invisible, ""), span: Some(span) };
    match entry.key.to_ascii_lowercase().as_str() {
        "title" | "headline" => metadata.title = Some(field()),
        "source_url" | "url" | "link" | "permalink" | "canonical" | "canonical_url" => metadata.url = Some(field()),
        "source" | "publisher" | "site" | "site_name" | "sitename" | "hostname" => metadata.source = Some(field()),
        "author" | "authors" | "byline" | "by" => metadata.bylines = items(bare, span),
        "tags" | "keywords" | "topics" | "categories" if metadata.tags.is_empty() => metadata.tags = items(bare, span),
        "published_time" | "published" | "published_at" | "date_published" | "datepublished" | "pubdate" | "publish_date" => {
            metadata.published = day(&field());
        }
        "date" if metadata.published.is_none() => metadata.published = day(&field()),
        "lang" | "language" => metadata.language = Some(string(bare)),
        _ => {}
    }
}

/// The date in ISO form.
fn day(field: &Field) -> Option<Field> {
    let moment = super::dates::moments(&field.text).into_iter().next()?;
    Some(Field { text: moment.text(), span: field.span })
}

/// `[a, b]`, `a, b`, or lines of `- a`.
fn items(value: &str, span: Span) -> Vec<Field> {
    let is_block = value.starts_with("- ");
    let bare = value.trim_start_matches('[').trim_end_matches(']');
    let mut at = span.start() + value.len() - value.trim_start_matches('[').len();
    let field = |piece: &str| {
        let item = piece.trim_end_matches([',', '\n']).trim().trim_start_matches("- ").trim();
        let start = at + piece.find(item).unwrap_or_default();
        at += piece.len();
        let text = string(item);
        (!text.is_empty()).then_some(Field { text, span: Some(Span::new(start, start + item.len())) })
    };
    bare.split_inclusive(if is_block { '\n' } else { ',' }).filter_map(field).collect()
}

/// A scalar without its quotes; escapes and folded lines of double quotes are read.
fn string(value: &str) -> String {
    let unquoted = |quote: char| value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    if let Some(inside) = unquoted('\'') {
        return single(inside).replace("''", "'");
    }
    match unquoted('"') {
        Some(inside) => unescaped(inside),
        None => single(value),
    }
}

/// A scalar that runs over several lines is one line: breaks and indentation are a space.
fn single(value: &str) -> String {
    value.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

fn unescaped(inside: &str) -> String {
    let mut text = String::new();
    let mut chars = inside.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' => match chars.next() {
                // A line that goes on: its break and the next line's indentation are not there.
                Some('\n') => while chars.next_if(|char| *char == ' ').is_some() {},
                Some('n') => text.push('\n'),
                Some('t') => text.push(' '),
                Some('_') => text.push('\u{a0}'),
                Some('u') => {
                    let hex: String = chars.by_ref().take(4).collect();
                    text.extend(u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32));
                }
                Some(escaped) => text.push(escaped),
                None => {}
            },
            '\n' => {
                while chars.next_if(|char| *char == ' ').is_some() {}
                text.push(' ');
            }
            char => text.push(char),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_keys_and_lists() {
        let text = "---\ntitle: \"Fish\\u2019s\\\n  \\ market\\_opens\"\ndate: '2025-01-05'\nsource: 'The Harbour\n  Times'\nauthors:\n- Ann Lee\n- 'Bo O''Hara'\ntags: [fish, trade]\nurl: https://a.org/x\n---\nText.";
        let front = read(text).unwrap();
        let metadata = front.metadata;
        assert_eq!(front.span.slice(text).unwrap().lines().last(), Some("---"));
        assert_eq!(metadata.title.unwrap().text, "Fish’s market\u{a0}opens");
        assert_eq!(metadata.published.unwrap().text, "2025-01-05");
        assert_eq!(metadata.source.unwrap().text, "The Harbour Times");
        assert_eq!(metadata.url.unwrap().text, "https://a.org/x");
        assert_eq!(metadata.bylines.iter().map(|field| field.text.as_str()).collect::<Vec<_>>(), ["Ann Lee", "Bo O'Hara"]);
        assert_eq!(metadata.tags.iter().map(|field| field.text.as_str()).collect::<Vec<_>>(), ["fish", "trade"]);
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        assert!(read("---\nJust a line.\n---\n").is_none());
        assert!(read("---\ntitle: x").is_none());
    }

    #[test]
    fn reads_labelled_lines_without_rules() {
        let text = "Title: Fish\nURL: https://a.org/x\nDate: 4 December 2025\nText: Fish is sold.";
        let front = read_bare(text).unwrap();
        assert_eq!(front.span.slice(text), Some("Title: Fish\nURL: https://a.org/x\nDate: 4 December 2025\nText:"));
        assert_eq!(front.metadata.published.unwrap().text, "2025-12-04");
        assert!(read_bare("Title: Fish\nIt is sold.\nDate: 4 December 2025").is_none());
    }
}
