//! TEI P5, no offsets: the annotations are elements in the text, each block a paragraph.
//!
//! White space between blocks is not kept, and what XML cannot hold (control characters) stands as U+FFFD. An annotation
//! that crosses another or the end of a block is left out: elements only nest.

use super::mentions::{Export, Mention, Reason, Selection};
use crate::{
    annotation::{AnnotationSet, EntityLabel, Reading, Timex, TimexKind},
    document::{Block, Document, Field, Role},
    span::Span,
};

/// One article.
pub(super) fn write(document: &Document, annotations: &AnnotationSet) -> Export {
    let mut selection = Selection::new(document, annotations);
    selection.keep(|mention| {
        // Blocks do not overlap: the one that holds the mention is the last to start before its end.
        let behind_idx = document.blocks().partition_point(|block| block.span.start() < mention.span.end());
        let block = behind_idx.checked_sub(1).and_then(|idx| document.blocks().get(idx));
        let is_inside = block.is_some_and(|block| block.span.covers(mention.span));
        if is_inside { Ok(()) } else { Err(Reason::CrossesBlocks) }
    });
    let Selection { mentions, left_out } = selection.nested();
    let blocks: String = document.blocks().iter().map(|block| paragraph(document, block, &mentions)).collect();
    let body = if blocks.is_empty() { "<p/>\n" } else { &blocks };
    let language = document.metadata().language.as_deref().filter(|language| is_language(language));
    let language = language.map(|language| format!(" xml:lang=\"{language}\"")).unwrap_or_default();
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n{}<text{language}>\n<body>\n{body}</body>\n</text>\n</TEI>\n",
        header(document)
    );
    Export { text, left_out }
}

fn header(document: &Document) -> String {
    let metadata = document.metadata();
    let element =
        |name: &str, field: Option<&Field>| field.map(|field| format!("<{name}>{}</{name}>", escaped(&field.text))).unwrap_or_default();
    let authors: String = metadata.bylines.iter().map(|byline| element("author", Some(byline))).collect();
    let title = metadata.title.as_ref().map(|title| escaped(&title.text)).unwrap_or_default();
    let publisher = element("publisher", metadata.source.as_ref());
    let date = element("date", metadata.published.as_ref());
    let url = metadata.url.as_ref().map(|url| format!("<idno type=\"URL\">{}</idno>", escaped(&url.text))).unwrap_or_default();
    format!(
        "<teiHeader>\n<fileDesc>\n<titleStmt><title>{title}</title>{authors}</titleStmt>\n\
         <publicationStmt><p>Annotated with Galley {}</p></publicationStmt>\n\
         <sourceDesc><bibl><title>{title}</title>{publisher}{date}{url}</bibl></sourceDesc>\n</fileDesc>\n</teiHeader>\n",
        env!("CARGO_PKG_VERSION")
    )
}

fn paragraph(document: &Document, block: &Block, mentions: &[Mention<'_>]) -> String {
    let first_idx = mentions.partition_point(|mention| mention.span.start() < block.span.start());
    let inside: Vec<Mention<'_>> = mentions.iter().skip(first_idx).take_while(|mention| block.span.covers(mention.span)).copied().collect();
    let text = marked(document, block.span, &inside);
    match block.role {
        Role::Body => format!("<p>{text}</p>\n"),
        role => format!("<ab type=\"{}\">{text}</ab>\n", role.name()),
    }
}

/// The text with its elements. `mentions` are sorted by start, the longer first, and nest.
fn marked(document: &Document, span: Span, mentions: &[Mention<'_>]) -> String {
    let mut text = String::new();
    let mut open: Vec<(usize, &'static str)> = vec![];
    let mut start = span.start();
    let mut write_to = |end: usize, open: &mut Vec<(usize, &'static str)>, text: &mut String| {
        while let Some((close, name)) = open.pop_if(|(close, _)| *close <= end) {
            text.push_str(&escaped(document.slice(Span::new(start, close))));
            text.extend(["</", name, ">"]);
            start = close;
        }
        text.push_str(&escaped(document.slice(Span::new(start, end))));
        start = end;
    };
    for mention in mentions {
        write_to(mention.span.start(), &mut open, &mut text);
        let (name, attributes) = element(mention);
        text.extend(["<", name, " xml:id=\"a", &mention.annotation.id.0.to_string(), "\"", &attributes, ">"]);
        open.push((mention.span.end(), name));
    }
    write_to(span.end(), &mut open, &mut text);
    text
}

/// Name and attributes of a mention's element.
fn element(mention: &Mention<'_>) -> (&'static str, String) {
    let key = mention.annotation.entity.map(|id| format!(" key=\"e{}\"", id.0)).unwrap_or_default();
    match &mention.annotation.reading {
        Reading::Sector(id) => ("term", format!(" type=\"sector\" key=\"{}\"", escaped(&id.0))),
        Reading::Date(timex) => (if timex.kind == TimexKind::Time { "time" } else { "date" }, dated(timex)),
        Reading::Entity(EntityLabel::Person) => ("persName", key),
        Reading::Entity(EntityLabel::Org) => ("orgName", key),
        Reading::Entity(label @ (EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac)) => {
            ("placeName", format!(" type=\"{}\"{key}", label.name()))
        }
        Reading::Entity(label @ (EntityLabel::Money | EntityLabel::Percent)) => ("measure", format!(" type=\"{}\"", label.name())),
        Reading::Entity(label) => ("name", format!(" type=\"{}\"{key}", label.name())),
    }
}

/// The attributes of TEI's ISO dating where they can hold the TIMEX3 value (`2024-W07`, `P3W`), else the days that it covers.
fn dated(timex: &Timex) -> String {
    let kind = format!(" type=\"{}\"", timex.kind.name());
    let is_iso = |value: &str| !value.is_empty() && value.chars().all(|char| char.is_ascii_digit() || ".,DHMPRSTWYZ/:+-".contains(char));
    let has_digit = timex.value.contains(|char: char| char.is_ascii_digit());
    match timex.kind {
        TimexKind::Date | TimexKind::Time if is_iso(&timex.value) && has_digit => format!("{kind} when-iso=\"{}\"", timex.value),
        TimexKind::Duration if is_iso(&timex.value) && has_digit => format!("{kind} dur-iso=\"{}\"", timex.value),
        _ => {
            let day = |name: &str, day: Option<time::Date>| day.map(|day| format!(" {name}=\"{day}\"")).unwrap_or_default();
            format!("{kind}{}{}", day("notBefore-iso", timex.earliest), day("notAfter-iso", timex.latest))
        }
    }
}

/// Whether it has the shape of a BCP 47 tag.
fn is_language(language: &str) -> bool {
    let mut parts = language.split('-');
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|char| char.is_ascii_alphanumeric());
    parts.next().is_some_and(|part| is_part(part) && part.chars().all(|char| char.is_ascii_alphabetic())) && parts.all(is_part)
}

/// As XML text or the value of an attribute in double quotes.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // A parser reads it as a line feed unless it is written so.
            '\r' => escaped.push_str("&#13;"),
            '\t' | '\n' => escaped.push(char),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            char => escaped.push(char),
        }
    }
    escaped
}
