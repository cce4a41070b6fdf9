//! Random texts, documents and annotations, the same in every run.

use std::collections::{BTreeMap, BTreeSet};

use galley::{
    Annotation, AnnotationId, AnnotationSet, Block, Document, Entity, EntityId, EntityLabel, Field, Metadata, Origin, Reading, Role, Score,
    SectorId, Span, Status, Timex, TimexKind,
    annotation::{Modifier, RangeEnd, Sector},
};
use proptest::{
    collection::{btree_map, vec},
    option,
    prelude::*,
    sample::select,
    test_runner::{Config, RngAlgorithm, RngSeed},
};
use time::Date;

/// So many cases, drawn from one seed: a failure is everyone's failure.
pub fn config(cases: u32) -> Config {
    Config { cases, rng_algorithm: RngAlgorithm::ChaCha, rng_seed: RngSeed::Fixed(0x6a11), failure_persistence: None, ..Config::default() }
}

/// What offsets get wrong: characters of every width, those that join others, those that end lines or change direction.
const PIECES: &[&str] = &[
    "a",
    "Z",
    "7",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u{b}",
    "é",
    "e\u{301}",
    "ß",
    "’",
    "–",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{2028}",
    "\u{85}",
    "漢",
    "한",
    "שלום",
    "العربية",
    "\u{202e}",
    "😀",
    "👩🏽‍🚀",
    "🇫🇷",
    "𝔊",
    "\u{10ffff}",
    "\u{0}",
    "\u{1b}",
    "\u{feff}",
    "\u{fffe}",
    "<",
    "&",
    "\"",
    "\\",
    "=",
    ",",
    ";",
    ".",
    "]]>",
    "-DOCSTART-",
    "Moscow",
    "2025-12-04",
];

/// Any text, emptiness included, mostly of the pieces above.
pub fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Somewhere in a text that is chosen later: two shares of its length.
type Shares = (f64, f64);

fn shares() -> impl Strategy<Value = Shares> {
    (0.0..1.0, 0.0..1.0)
}

/// The span at `shares` of the characters of `within`.
fn at(text: &str, within: Span, shares: Shares) -> Span {
    let boundaries: Vec<usize> = (within.start()..=within.end()).filter(|byte| text.is_char_boundary(*byte)).collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is 0 to 1")]
    let boundary = |share: f64| boundaries[(share * boundaries.len() as f64) as usize];
    Span::new(boundary(shares.0), boundary(shares.1))
}

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}

/// A document and annotations that keep every invariant of their types.
pub fn article() -> impl Strategy<Value = (Document, AnnotationSet)> {
    text().prop_flat_map(|text| (document(text.clone()), annotations(text)))
}

fn document(text: String) -> impl Strategy<Value = Document> {
    let fields = || vec(field(text.clone()), 0..3);
    let one = || option::of(field(text.clone()));
    let metadata = (one(), one(), one(), one(), fields(), fields(), option::of(text_short()));
    let metadata = metadata.prop_map(|(title, url, source, published, bylines, tags, language)| Metadata {
        title,
        url,
        source,
        published,
        bylines,
        tags,
        language,
    });
    let blocks = vec((shares(), select(&Role::ALL[..]), option::of(0_usize..6)), 0..6);
    (Just(text), blocks, metadata).prop_map(|(text, blocks, metadata)| {
        let blocks = laid_out(&text, blocks);
        Document::from_parts(text, blocks, metadata)
    })
}

/// Blocks behind one another; a duplicate is another one's.
fn laid_out(text: &str, blocks: Vec<(Shares, Role, Option<usize>)>) -> Vec<Block> {
    let n_blocks = blocks.len();
    let mut start = 0;
    let mut laid_out = vec![];
    for (idx, (shares, role, duplicate_of)) in blocks.into_iter().enumerate() {
        let span = at(text, Span::new(start, text.len()), shares);
        start = span.end();
        let duplicate_of = duplicate_of.filter(|kept| *kept != idx && *kept < n_blocks);
        laid_out.push(Block { span, role, duplicate_of });
    }
    laid_out
}

fn text_short() -> impl Strategy<Value = String> {
    vec(select(PIECES), 0..5).prop_map(|pieces| pieces.concat())
}

fn field(text: String) -> impl Strategy<Value = Field> {
    let place = option::of(shares());
    (text_short(), place).prop_map(move |(value, place)| Field { text: value, span: place.map(|shares| at(&text, whole(&text), shares)) })
}

fn annotations(text: String) -> impl Strategy<Value = AnnotationSet> {
    let ids = btree_map(prop_oneof![0_u32..50, any::<u32>()], entity(), 0..4);
    ids.prop_flat_map(move |entities| {
        let ids: Vec<u32> = entities.keys().copied().collect();
        let annotation = || annotation(text.clone(), ids.clone());
        let sectors = vec(sector(), 0..3);
        (vec(annotation(), 0..8), vec(annotation(), 0..4), Just(entities), sectors, option::of(day())).prop_map(assembled)
    })
}

type Parts = (Vec<Option<Annotation>>, Vec<Option<Annotation>>, BTreeMap<u32, Entity>, Vec<Sector>, Option<Date>);

fn assembled((kept, rejected, entities, sectors, reference_date): Parts) -> AnnotationSet {
    let mut set = AnnotationSet::default();
    for annotation in kept.into_iter().flatten() {
        set.put(annotation);
    }
    for annotation in rejected.into_iter().flatten().filter(|annotation| set.annotation(annotation.id).is_none()).collect::<Vec<_>>() {
        set.put_rejected(annotation);
    }
    for (id, entity) in entities {
        set.put_entity(Entity { id: EntityId(id), ..entity });
    }
    let mut ids = BTreeSet::new();
    set.sectors = sectors.into_iter().filter(|sector| ids.insert(sector.id.clone())).collect();
    set.reference_date = reference_date;
    set
}

fn annotation(text: String, entities: Vec<u32>) -> impl Strategy<Value = Option<Annotation>> {
    let reading = prop_oneof![
        select(&EntityLabel::ALL[..]).prop_map(Reading::Entity),
        sector_id().prop_map(Reading::Sector),
        timex().prop_map(Reading::Date),
    ];
    let entity = if entities.is_empty() { Just(None).boxed() } else { option::of(select(entities)).boxed() };
    let score = option::of((0.0..=1.0).prop_map(Score::from_probability));
    let id = prop_oneof![0_u32..100, any::<u32>()];
    let origin = select(&Origin::ALL[..]);
    let status = select(&Status::ALL[..]);
    (id, shares(), vec(shares(), 2), reading, origin, status, score, entity).prop_map(
        move |(id, shares, ends, reading, origin, status, score, entity)| {
            let span = at(&text, whole(&text), shares);
            let reading = placed(reading, &text, span, &ends);
            let annotation = Annotation { id: AnnotationId(id), span, reading, origin, status, score, entity: entity.map(EntityId) };
            (!span.is_empty()).then_some(annotation)
        },
    )
}

/// The reading with the ends of a range, if it has any, inside the mention.
fn placed(reading: Reading, text: &str, mention: Span, ends: &[Shares]) -> Reading {
    let Reading::Date(mut timex) = reading else { return reading };
    for (end, shares) in timex.ends.iter_mut().zip(ends) {
        end.span = at(text, mention, *shares);
    }
    Reading::Date(timex)
}

fn timex() -> impl Strategy<Value = Timex> {
    let end = || text_short().prop_map(|value| RangeEnd { span: Span::new(0, 0), value });
    let ends = prop_oneof![Just(vec![]), vec(end(), 2)];
    let value = prop_oneof![
        select(&["2025-12-04", "2024/2026", "P3Y", "PXW", "2024-W07", "2024-SU", "T10:30"][..]).prop_map(str::to_owned),
        text_short()
    ];
    let kind = select(&TimexKind::ALL[..]);
    let words = || option::of(text_short());
    let modifier = option::of(select(&Modifier::ALL[..]));
    (kind, value, modifier, (words(), words()), (option::of(day()), option::of(day())), any::<bool>(), vec(text_short(), 0..3), ends)
        .prop_map(|(kind, value, modifier, (quantifier, frequency), (earliest, latest), is_relative, alternatives, ends)| Timex {
            kind,
            value,
            modifier,
            quantifier,
            frequency,
            earliest,
            latest,
            is_relative,
            alternatives,
            ends,
        })
}

/// Any day that a [`Date`] can hold, before year 1 too.
fn day() -> impl Strategy<Value = Date> {
    let days = Date::MIN.to_julian_day()..=Date::MAX.to_julian_day();
    days.prop_map(|day| Date::from_julian_day(day).unwrap())
}

fn entity() -> impl Strategy<Value = Entity> {
    let links = btree_map(text_short(), text_short(), 0..3);
    (select(&EntityLabel::ALL[..]), text_short(), vec(text_short(), 0..3), vec(text_short(), 0..3), links)
        .prop_map(|(label, name, aliases, roles, links)| Entity { id: EntityId(0), label, name, aliases, roles, links })
}

fn sector_id() -> impl Strategy<Value = SectorId> {
    prop_oneof![select(&["deep.ai", "energy", "deep"][..]).prop_map(str::to_owned), text_short()].prop_map(SectorId)
}

fn sector() -> impl Strategy<Value = Sector> {
    let codes = || vec(text_short(), 0..3);
    (sector_id(), text_short(), codes(), codes(), codes(), option::of(text_short()), option::of(text_short()))
        .prop_map(|(id, name, isic4, isic5, naics2022, iptc, wikidata)| Sector { id, name, isic4, isic5, naics2022, iptc, wikidata })
}
