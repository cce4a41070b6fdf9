//! From a paste to blocks with roles and metadata.
//!
//! The text is cut into units (paragraphs, titles, menu entries), each unit is read for signs of its own, copies are
//! found, then the run of units that is the body, then the headline. Roles and metadata follow from these. Nothing
//! here knows a site: every rule is a vote that other votes can outweigh.

mod authors;
mod body;
mod comments;
mod copies;
mod dateline;
mod dates;
mod front_matter;
mod headline;
mod keywords;
mod language;
mod languages;
mod names;
mod needles;
mod page;
mod pasted_data;
mod phrases;
mod published;
mod reading;
mod roles;
mod signs;
mod source;
mod tail;
mod teasers;
mod units;

use self::{page::Page, units::Unit};
use super::{Block, Field, Metadata, Role, lines};
use crate::span::Span;

pub(super) use self::units::{Element, Hint, Place};

/// Blocks and metadata of a paste.
pub(super) fn article(text: &str) -> (Vec<Block>, Metadata) {
    let front = front_matter::read(text).or_else(|| pasted_data::read(text)).or_else(|| front_matter::read_bare(text));
    let (aside, known) = front.map_or((None, Metadata::default()), |front| (Some(front.span), front.metadata));
    let (mut blocks, metadata) = read(text, units::units(text, aside), known);
    if let Some(span) = aside.and_then(|span| lines::visible(text, span)) {
        let place = blocks.partition_point(|block| block.span.start() < span.start());
        let kept = blocks.iter_mut().filter_map(|block| block.duplicate_of.as_mut());
        kept.filter(|kept| place <= **kept).for_each(|kept| *kept += 1);
        blocks.insert(place, Block::new(span, Role::Meta));
    }
    (blocks, metadata)
}

/// The first date in a text, in ISO form.
pub(super) fn moment_text(text: &str) -> Option<String> {
    dates::moments(text).first().map(dates::Moment::text)
}

/// Blocks and metadata of lines with hints from their markup; `known` is what the markup says about the article.
pub(super) fn structured(text: &str, lines: &[(Span, Hint)], known: Metadata) -> (Vec<Block>, Metadata) {
    let units = lines.iter().map(|(span, hint)| Unit::new(text, *span, *hint)).collect();
    read(text, units, known)
}

fn read(text: &str, units: Vec<Unit>, known: Metadata) -> (Vec<Block>, Metadata) {
    let text_of = |field: &Option<Field>| field.as_ref().map(|field| field.text.clone()).unwrap_or_default();
    let page = reading::read(text, units, known.title.as_ref(), &text_of(&known.url));
    let blocks = roles::blocks(&page);
    let field_at = |span: Span| span.slice(text).map(|slice| Field { text: slice.to_owned(), span: Some(span) });
    let url = known.url.or_else(|| page.own_address().and_then(field_at));
    let title = page.headline.and_then(|idx| page.unit(idx)).and_then(|unit| title_at(text, unit.span));
    let or_else = |known: Vec<Field>, found: fn(&Page<'_>) -> Vec<Field>| if known.is_empty() { found(&page) } else { known };
    let metadata = Metadata {
        // The text's own headline has a place to show.
        title: title.or(known.title),
        source: known.source.or_else(|| source::find(&page, url.as_ref())),
        published: known.published.or_else(|| published::find(&page)),
        bylines: or_else(known.bylines, authors::find),
        tags: if known.tags.is_empty() { keywords::find(&page) } else { known.tags },
        language: language_of(text, &blocks).or(known.language),
        url,
    };
    (blocks, metadata)
}

/// The headline without the signs of Markdown.
fn title_at(text: &str, span: Span) -> Option<Field> {
    let slice = span.slice(text)?;
    let bare = slice.trim_start_matches(['#', '*', ' ']).trim_end_matches(['#', '*', ' ']);
    let start = span.start() + slice.len() - slice.trim_start_matches(['#', '*', ' ']).len();
    Some(Field { text: super::glyph::folded_title(bare), span: Some(Span::new(start, start + bare.len())) })
}

fn language_of(text: &str, blocks: &[Block]) -> Option<String> {
    let analysed = blocks.iter().filter(|block| block.role.is_analysed());
    language::tag(analysed.filter_map(|block| block.span.slice(text)))
}

/// The paragraphs of a text, as body: lines are joined where a sentence runs over their break.
pub(super) fn paragraphs(text: &str) -> Vec<Block> {
    let lines = lines::lines(text);
    let mut blocks: Vec<Block> = vec![];
    let mut is_open = false;
    for (line, goes_on) in lines.iter().zip(lines::joins(text, &lines)) {
        match blocks.last_mut().filter(|_| is_open) {
            Some(block) => block.span = block.span.joined(line.span),
            None => blocks.push(Block::new(line.span, Role::Body)),
        }
        is_open = goes_on;
    }
    blocks
}
