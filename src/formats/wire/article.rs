//! Documents, annotations and revisions on the wire.

use time::Date;

use super::{Wire, put_all, put_text, wire_choice, wire_fields, wire_variants, wire_wrapped};
use crate::{
    annotation::{
        Annotation, AnnotationId, AnnotationSet, Entity, EntityId, EntityLabel, Modifier, Origin, RangeEnd, Reading, Score, Sector,
        SectorId, Status, Timex, TimexKind,
    },
    document::{Block, Document, Field, Metadata, Role, Sentence, Token, TokenKind},
    revision::{Change, Edit, Revision},
    span::Span,
};

wire_choice! { Role EntityLabel Origin Status TimexKind Modifier }
wire_wrapped! { AnnotationId EntityId SectorId }
wire_fields! {
    Block { span, role, duplicate_of }
    Field { text, span }
    Metadata { title, url, source, published, bylines, tags, language }
    RangeEnd { span, value }
    Timex { kind, value, modifier, quantifier, frequency, earliest, latest, is_relative, alternatives, ends }
    Annotation { id, span, reading, origin, status, score, entity }
    Entity { id, label, name, aliases, roles, links }
    Sector { id, name, isic4, isic5, naics2022, iptc, wikidata }
    Revision { name, edits }
}
wire_variants! {
    Reading {
        0 Entity(label),
        1 Sector(id),
        2 Date(timex),
    }
    Edit {
        0 Annotation(change),
        1 Rejected(change),
        2 Entity(change),
        3 Blocks(change),
        4 Metadata(change),
        5 ReferenceDate(change),
    }
}

impl Wire for Span {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.start().put(bytes);
        self.len().put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let start = usize::take(bytes)?;
        Some(Self::new(start, start.checked_add(usize::take(bytes)?)?))
    }
}

impl Wire for Date {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.to_julian_day().put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Self::from_julian_day(i32::take(bytes)?).ok()
    }
}

impl Wire for Score {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.thousandths().put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self::from_probability(f64::from(u16::take(bytes)?) / 1000.0))
    }
}

impl Wire for Sentence {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.span.put(bytes);
        self.tokens.start.put(bytes);
        self.tokens.len().put(bytes);
        self.block_idx.put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let (span, first_idx, n_tokens) = (Span::take(bytes)?, usize::take(bytes)?, usize::take(bytes)?);
        Some(Self { span, tokens: first_idx..first_idx.checked_add(n_tokens)?, block_idx: usize::take(bytes)? })
    }
}

/// Tokens are many: each stands as its distance from the one before and, in one number, its length and kind.
fn put_tokens(tokens: &[Token], bytes: &mut Vec<u8>) {
    tokens.len().put(bytes);
    let mut end = 0;
    for token in tokens {
        let kind = match token.kind {
            TokenKind::Word => 0,
            TokenKind::Number => 1,
            TokenKind::Address => 2,
            TokenKind::Mark => 3,
        };
        token.span.start().saturating_sub(end).put(bytes);
        (token.span.len() * 4 + kind).put(bytes);
        end = token.span.end();
    }
}

fn take_tokens(bytes: &mut &[u8]) -> Option<Vec<Token>> {
    let n_tokens = usize::take(bytes)?;
    let mut tokens = Vec::with_capacity(n_tokens.min(bytes.len()));
    let mut end = 0_usize;
    for _ in 0..n_tokens {
        let start = end.checked_add(usize::take(bytes)?)?;
        let length_and_kind = usize::take(bytes)?;
        let kind = match length_and_kind % 4 {
            0 => TokenKind::Word,
            1 => TokenKind::Number,
            2 => TokenKind::Address,
            _ => TokenKind::Mark,
        };
        end = start.checked_add(length_and_kind / 4)?;
        tokens.push(Token { span: Span::new(start, end), kind });
    }
    Some(tokens)
}

impl Wire for Document {
    fn put(&self, bytes: &mut Vec<u8>) {
        put_text(self.text(), bytes);
        put_all(self.blocks(), bytes);
        self.metadata().put(bytes);
        put_all(self.sentences(), bytes);
        put_tokens(self.tokens(), bytes);
        put_all(self.views(), bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let (text, blocks_and_metadata) = (String::take(bytes)?, Wire::take(bytes)?);
        let sentences_and_tokens = (Wire::take(bytes)?, take_tokens(bytes)?);
        Some(Self::segmented(text, blocks_and_metadata, sentences_and_tokens, Wire::take(bytes)?))
    }
}

impl Wire for AnnotationSet {
    fn put(&self, bytes: &mut Vec<u8>) {
        put_all(self.annotations(), bytes);
        put_all(self.entities(), bytes);
        put_all(self.rejected(), bytes);
        self.sectors.put(bytes);
        self.reference_date.put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let mut set: Self = Vec::<Annotation>::take(bytes)?.into_iter().collect();
        Vec::<Entity>::take(bytes)?.into_iter().for_each(|entity| set.put_entity(entity));
        Vec::<Annotation>::take(bytes)?.into_iter().for_each(|annotation| set.put_rejected(annotation));
        set.sectors = Wire::take(bytes)?;
        set.reference_date = Wire::take(bytes)?;
        Some(set)
    }
}

impl<T: Wire> Wire for Change<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.before.put(bytes);
        self.after.put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self { before: Wire::take(bytes)?, after: Wire::take(bytes)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        annotation::iso_day,
        formats::wire::{read, write},
    };

    const ARTICLE: &str = "Zoë’s plant opens in Oslo\nBy Ada Lind\n\n4 March 2025 — Acme Corp said on Tuesday that \u{ad}its rob\u{ad}otics unit 😀 \
        in Norway grows by 30% between May and July 2024.\n\nShare on Facebook\n";

    fn annotation(id: u32, span: (usize, usize), reading: Reading) -> Annotation {
        let (span, status) = (Span::new(span.0, span.1), Status::Edited);
        Annotation {
            id: AnnotationId(id),
            span,
            reading,
            origin: Origin::Rule,
            status,
            score: Some(Score::from_probability(0.707)),
            entity: None,
        }
    }

    fn timex() -> Timex {
        Timex {
            modifier: Some(Modifier::Approx),
            quantifier: Some("EVERY".to_owned()),
            earliest: iso_day("2024-05-01"),
            latest: Some(Date::MAX),
            is_relative: true,
            alternatives: vec!["2023-05/2023-07".to_owned()],
            ends: vec![RangeEnd { span: Span::new(3, 9), value: "2024-05".to_owned() }],
            ..Timex::new(TimexKind::Set, "2024-05/2024-07")
        }
    }

    fn set() -> AnnotationSet {
        let readings = [Reading::Entity(EntityLabel::Norp), Reading::Sector(SectorId("energy.oil".to_owned())), Reading::Date(timex())];
        let mut set: AnnotationSet = readings.into_iter().zip(1..).map(|(reading, id)| annotation(id, (10, 20), reading)).collect();
        set.put_rejected(annotation(9, (0, 4), Reading::Entity(EntityLabel::Person)));
        let links = [("iso3166".to_owned(), "NO".to_owned())].into();
        let (id, label) = (EntityId(7), EntityLabel::Gpe);
        set.put_entity(Entity { id, label, name: "Norway".to_owned(), aliases: vec!["N.".to_owned()], roles: vec![], links });
        set.reference_date = iso_day("2025-03-04");
        set
    }

    #[test]
    fn documents_come_back_with_their_tokens() {
        let document = Document::parse(ARTICLE);
        assert!(!document.tokens().is_empty() && !document.sentences().is_empty());
        assert_eq!(read(&write(&document)), Some(document));
    }

    #[test]
    fn annotations_come_back() {
        assert_eq!(read(&write(&set())), Some(set()));
    }

    #[test]
    fn revisions_come_back() {
        let document = Document::parse(ARTICLE);
        let change = Change { before: None, after: Some(annotation(1, (0, 3), Reading::Entity(EntityLabel::Law))) };
        let edits = vec![
            Edit::Annotation(change.clone()),
            Edit::Rejected(change),
            Edit::Entity(Change { before: set().entities().first().cloned(), after: None }),
            Edit::Blocks(Change { before: Some(vec![]), after: Some(document.blocks().to_vec()) }),
            Edit::Metadata(Change { before: Some(Box::default()), after: Some(Box::new(document.metadata().clone())) }),
            Edit::ReferenceDate(Change { before: None, after: iso_day("2025-03-04") }),
        ];
        let revision = Revision { name: "Changed".to_owned(), edits };
        assert_eq!(read(&write(&revision)), Some(revision));
    }

    #[test]
    fn a_cut_document_is_refused() {
        let bytes = write(&Document::parse(ARTICLE));
        assert!((0..bytes.len()).all(|end| read::<Document>(&bytes[..end]).is_none()));
    }
}
