//! The mentions of a document while model and rules work on them.

use std::{collections::BTreeMap, ops::Range};

use super::{features::Features, is_title, shape::Case};
use crate::{
    annotation::{Candidate, EntityLabel, Origin, Reading, Score},
    document::Document,
    span::Span,
};

/// A name or amount over tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its label.
    pub label: EntityLabel,
    /// Who found it.
    pub origin: Origin,
    /// How likely it is right.
    pub score: Score,
}

/// A document with its mentions; the mentions never overlap.
pub struct Mentions<'a> {
    /// The text.
    pub document: &'a Document,
    /// What is known of its tokens.
    pub features: &'a Features,
    /// By their first token: a rule that puts in or takes out one mention leaves the others alone, however many there are.
    by_start: BTreeMap<usize, Mention>,
}

impl<'a> Mentions<'a> {
    /// No mentions yet.
    pub fn new(document: &'a Document, features: &'a Features) -> Self {
        Self { document, features, by_start: BTreeMap::new() }
    }

    /// All mentions, in document order.
    pub fn list(&self) -> Vec<&Mention> {
        self.by_start.values().collect()
    }

    /// The mention that a token is of.
    pub fn at(&self, token_idx: usize) -> Option<&Mention> {
        let (_, mention) = self.by_start.range(..=token_idx).next_back()?;
        Some(mention).filter(|mention| mention.tokens.contains(&token_idx))
    }

    /// Puts a mention in its place and takes out those it shares a token with. Nothing changes where it has no token.
    pub fn put(&mut self, mention: Mention) {
        if !mention.tokens.is_empty() {
            self.take_out(&mention.tokens);
            self.by_start.insert(mention.tokens.start, mention);
        }
    }

    /// Takes out the mentions that share a token with `tokens`.
    pub fn take_out(&mut self, tokens: &Range<usize>) {
        while let Some((start, last)) = self.by_start.range(..tokens.end).next_back()
            && tokens.start < last.tokens.end
        {
            let start = *start;
            self.by_start.remove(&start);
        }
    }

    /// Whether a title or a role stands right before a mention.
    pub fn is_titled(&self, mention: &Mention) -> bool {
        mention.tokens.start > 0 && is_title(self.features, mention.tokens.start - 1)
    }

    /// A mention by rule.
    pub fn put_by_rule(&mut self, tokens: Range<usize>, label: EntityLabel, thousandths: u16) {
        let score = Score::from_probability(f64::from(thousandths) / 1000.0);
        self.put(Mention { tokens, label, origin: Origin::Rule, score });
    }

    /// A word as it is matched.
    pub fn word(&self, token_idx: usize) -> &str {
        self.document.word(token_idx)
    }

    /// A word in lower case.
    pub fn lower(&self, token_idx: usize) -> &str {
        let sheet = self.features.sheet();
        sheet.rows().get(token_idx).map(|row| sheet.lower(row)).unwrap_or_default()
    }

    /// How a word is written.
    pub fn case(&self, token_idx: usize) -> Case {
        self.features.sheet().row(token_idx).case
    }

    /// Whether nothing stands between a token and the next.
    pub fn is_glued(&self, token_idx: usize) -> bool {
        let tokens = self.document.tokens();
        tokens.get(token_idx).zip(tokens.get(token_idx + 1)).is_some_and(|(one, next)| one.span.end() == next.span.start())
    }

    /// Appends them as candidates.
    pub fn into_candidates(self, candidates: &mut Vec<Candidate>) {
        let tokens = self.document.tokens();
        for mention in self.by_start.into_values() {
            let last = mention.tokens.end.checked_sub(1).and_then(|idx| tokens.get(idx));
            if let (Some(first), Some(last)) = (tokens.get(mention.tokens.start), last) {
                let end = last.span.end() - usize::from(ends_sentence(self.document, mention.tokens.end - 1));
                let Mention { label, origin, score, .. } = mention;
                let score = if origin == Origin::Model { after_rules(score) } else { score };
                candidates.push(Candidate { span: Span::new(first.span.start(), end), reading: Reading::Entity(label), origin, score });
            }
        }
    }
}

/// What the model's score says once the rules have worked: they take out or mend a part of the wrong mentions, most of them
/// doubtful ones. Counted on the dev files, in thousandths; between the points it is a straight line.
const AFTER_RULES: [(u16, u16); 7] = [(0, 0), (430, 554), (592, 657), (633, 740), (733, 793), (833, 876), (880, 890)];

fn after_rules(score: Score) -> Score {
    let said = score.thousandths();
    let line = AFTER_RULES.windows(2).find_map(|pair| match pair {
        [(from, low), (to, high)] if (*from..*to).contains(&said) => {
            let part = f64::from(said - from) / f64::from(to - from);
            Some(f64::from(*low) + part * f64::from(high - low))
        }
        _ => None,
    });
    line.map_or(score, |thousandths| Score::from_probability(thousandths / 1000.0))
}

/// Whether a token is the abbreviated end of a company's name, as `Inc.`, whose full stop ends its sentence too: there the
/// stop is the sentence's.
fn ends_sentence(document: &Document, token_idx: usize) -> bool {
    let is_end = matches!(document.word(token_idx), "Bros." | "Co." | "Corp." | "Inc." | "Ltd.");
    let sentences = document.sentences();
    let sentence = sentences.get(sentences.partition_point(|sentence| sentence.tokens.end <= token_idx));
    let is_closing = |idx: usize| Case::of(document.word(idx)) == Case::Quote || document.word(idx) == ")";
    is_end && sentence.is_some_and(|sentence| (token_idx + 1..sentence.tokens.end).all(is_closing))
}

/// The words that a rule finds in a text, for the tests of rules.
#[cfg(test)]
pub fn found_by(find: fn(&mut Mentions<'_>), text: &str) -> Vec<String> {
    let document = Document::plain(text);
    let features = Features::new(&document);
    let mut mentions = Mentions::new(&document, &features);
    find(&mut mentions);
    let mut candidates = vec![];
    mentions.into_candidates(&mut candidates);
    candidates.iter().map(|candidate| document.slice(candidate.span).to_owned()).collect()
}

/// The names that the whole program finds in a text, with their labels, for the tests of rules that need the model.
#[cfg(test)]
pub fn annotated(text: &str) -> Vec<(String, EntityLabel)> {
    let document = Document::plain(text);
    let annotations = crate::annotator::annotate(&document, None);
    let entity = |annotation: &crate::annotation::Annotation| match annotation.reading {
        Reading::Entity(label) => Some((document.slice(annotation.span).to_owned(), label)),
        _ => None,
    };
    annotations.annotations().iter().filter_map(entity).collect()
}
