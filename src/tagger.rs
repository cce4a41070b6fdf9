//! Names by model.
//!
//! A linear model over hashed features tags the tokens as parts of names of five kinds, in two passes: the second knows
//! what the first called a word's other mentions. What kind of place or event a name names, abbreviations and amounts are
//! decided by list and rule. The trainer (`src/bin/train`) calls the same features and the same decoder.

pub mod tag;

pub mod hash;

pub mod shape;

pub mod clusters;

pub mod sheet;

pub mod context;

pub mod features;

pub mod decode;

pub mod model;

pub mod file;

mod heads;

mod extent;

mod refine;

mod mentions;

mod amounts;

mod abbreviations;

mod titles;

mod short_forms;

mod repeated;

mod joins;

mod companies;

mod codes;

mod teams;

mod things;

use std::sync::OnceLock;

use self::{
    features::Features,
    mentions::{Mention, Mentions},
    model::{Model, Tagged},
    tag::{Kind, Part},
};
use crate::{
    annotation::{Candidate, EntityLabel, Origin, Score},
    document::Document,
};

/// The trained model of the default recipe.
#[cfg(not(feature = "open-model"))]
static MODEL: &[u8] = include_bytes!("../data/tagger.bin");

/// The trained model of the recipe that learns from openly licensed texts only.
#[cfg(feature = "open-model")]
static MODEL: &[u8] = include_bytes!("../data/tagger-open.bin");

/// The embedded model.
pub fn model() -> &'static Model {
    static LOADED: OnceLock<Model> = OnceLock::new();
    // The bytes are compiled in and a test reads them: without them nothing would be found.
    LOADED.get_or_init(|| file::read(MODEL).unwrap_or_else(|_| Model::empty()))
}

/// Appends the names and amounts of a document to `candidates`; they do not overlap.
pub fn recognise(document: &Document, candidates: &mut Vec<Candidate>) {
    let model = model();
    let features = Features::new(document);
    let tagged = model.tags(&features);
    let mut mentions = Mentions::new(document, &features);
    for name in names(&tagged).into_iter().flat_map(|name| extent::parts(document, name)) {
        let Some(tokens) = extent::mention(document, &features, name.kind, name.tokens) else { continue };
        let Some(label) = refine::label(document, &features, name.kind, tokens.clone()) else { continue };
        let score = model.score(name.margin);
        if is_doubtful(label, &tokens, score) {
            continue;
        }
        let tokens = if label == EntityLabel::Law { extent::law(document, tokens) } else { tokens };
        mentions.put(Mention { tokens, label, origin: Origin::Model, score });
    }
    companies::find(&mut mentions);
    codes::find(&mut mentions);
    short_forms::find(&mut mentions);
    repeated::find(&mut mentions);
    teams::find(&mut mentions);
    joins::find(&mut mentions);
    things::find(&mut mentions);
    extent::join_places(&mut mentions);
    extent::drop_no_names(&mut mentions);
    abbreviations::find(&mut mentions);
    titles::find(&mut mentions);
    amounts::find(&mut mentions);
    mentions.into_candidates(candidates);
}

/// Whether a name is rather none: of people and places of several words that the model is least sure of, three in four are
/// cut wrongly or are something else.
fn is_doubtful(label: EntityLabel, tokens: &std::ops::Range<usize>, score: Score) -> bool {
    matches!(label, EntityLabel::Person | EntityLabel::Gpe) && tokens.len() > 1 && score.thousandths() < DOUBTFUL
}

/// In thousandths.
const DOUBTFUL: u16 = 450;

/// Whether a token is a title or role before a person's name, which is no part of it.
pub fn is_title(features: &Features, token_idx: usize) -> bool {
    let sheet = features.sheet();
    sheet.rows().get(token_idx).is_some_and(|row| heads::has(heads::TITLE, sheet.lower(row)))
}

/// Whether a word in lower case is the last of a role, as `mayor` and `founder` are.
pub fn is_role(lower: &str) -> bool {
    heads::is_role(lower)
}

/// A name that tags spell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its tokens.
    pub tokens: std::ops::Range<usize>,
    /// Its kind.
    pub kind: Kind,
    /// By how much the least certain of its tokens beats the next best reading.
    pub margin: u32,
}

/// The names that the tags of a document spell, in order.
pub fn names(tagged: &Tagged) -> Vec<Name> {
    let mut names = vec![];
    let mut start = 0;
    for (token_idx, tag) in tagged.tags.iter().enumerate() {
        let (Some(kind), Some(part)) = (tag.kind(), tag.part()) else { continue };
        if matches!(part, Part::Begin | Part::Unit) {
            start = token_idx;
        }
        if matches!(part, Part::Last | Part::Unit) {
            let margins = tagged.margins.get(start..=token_idx).unwrap_or_default();
            names.push(Name { tokens: start..token_idx + 1, kind, margin: margins.iter().min().copied().unwrap_or_default() });
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_model_is_readable() {
        assert!(file::read(MODEL).is_ok_and(|model| model.rows().count() > 100_000));
    }

    #[test]
    fn embedded_model_is_refused_where_it_was_cut_or_altered() {
        for n_bytes in [0, 8, 20, 1000, MODEL.len() / 2, MODEL.len() - 1] {
            assert!(file::read(&MODEL[..n_bytes]).is_err(), "cut to {n_bytes} bytes");
        }
        for idx in [0, 9, 15, 30, 5000, MODEL.len() / 2, MODEL.len() - 1] {
            let mut altered = MODEL.to_vec();
            altered[idx] ^= 1;
            assert!(file::read(&altered).is_err(), "byte {idx} altered");
        }
    }
}
