//! Linked data (`{"@context": …, "@type": "NewsArticle", …}`) that was pasted as text, alone or beside the article.
//!
//! Its fields are read and the stretch is set aside, as front matter is.

use super::front_matter::FrontMatter;
use crate::{
    document::{
        html,
        metadata::{Field, Metadata},
    },
    span::Span,
};

/// The first stretch of linked data in a text, with the `<script>` around it.
pub(super) fn read(text: &str) -> Option<FrontMatter> {
    let key_at = text.find("\"@context\"")?;
    let before = text.get(..key_at)?;
    // The innermost brackets around the first key; else, where it is not the first, the line that opens one.
    let innermost = before.trim_end_matches(|char: char| char.is_whitespace() || matches!(char, '{' | '[')).len();
    let line = before.rfind("\n{").map_or(0, |at| at + 1);
    let (start, (metadata, len)) = [innermost, line].into_iter().find_map(|at| {
        let start = at + text.get(at..)?.len() - text.get(at..)?.trim_start().len();
        Some((start, html::pasted(text.get(start..)?)?))
    })?;
    let inside = Span::new(start, start + len);
    let metadata = with_places(text, inside, metadata);
    Some(FrontMatter { span: with_tags(text, inside), metadata })
}

/// The script's tags, if they were pasted as well.
fn with_tags(text: &str, inside: Span) -> Span {
    let before = text.get(..inside.start()).unwrap_or_default();
    let bare = before.trim_end();
    let opening = bare.ends_with('>').then(|| bare.rfind("<script")).flatten();
    let behind = text.get(inside.end()..).unwrap_or_default();
    let n_blank = behind.len() - behind.trim_start().len();
    let closing = behind.trim_start().strip_prefix("</script>").map(|_| inside.end() + n_blank + "</script>".len());
    Span::new(opening.unwrap_or(inside.start()), closing.unwrap_or(inside.end()))
}

/// Each field with the place of its words; the whole stretch where they are escaped.
fn with_places(text: &str, inside: Span, mut metadata: Metadata) -> Metadata {
    let slice = inside.slice(text).unwrap_or_default();
    let place = |field: &mut Field| {
        let at = slice.find(&field.text).map(|at| Span::new(inside.start() + at, inside.start() + at + field.text.len()));
        field.span = Some(at.unwrap_or(inside));
    };
    let Metadata { title, url, source, published, bylines, tags, .. } = &mut metadata;
    [title, url, source, published].into_iter().flatten().for_each(place);
    bylines.iter_mut().chain(tags).for_each(place);
    metadata
}
