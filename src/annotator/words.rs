//! A person's word list among the candidates: what it forbids goes, what it demands comes.
//!
//! Words match whole tokens in a row, within one block, as [`Document::word`] gives them. A demanded name that lies
//! inside a longer candidate gives way to it in arbitration: “always China” does not break up `Bank of China`.

use std::collections::BTreeMap;

use crate::{
    annotation::{Candidate, Origin, Reading, Score, Word, WordList, WordRule},
    document::Document,
    span::Span,
};

/// Applies a list to what the recognisers propose.
pub(super) fn apply(document: &Document, list: &WordList, candidates: &mut Vec<Candidate>) {
    let lexicon = Lexicon::of(list);
    if lexicon.is_empty() {
        return;
    }
    let hits = lexicon.hits(document);
    let forbids = |candidate: &Candidate| {
        let start_idx = hits.partition_point(|hit| hit.span.start() < candidate.span.start());
        let here = hits.iter().skip(start_idx).take_while(|hit| hit.span.start() == candidate.span.start());
        here.filter(|hit| hit.span == candidate.span)
            .any(|hit| matches!(&hit.word.rule, WordRule::Never(never) if never.forbids(&candidate.reading)))
    };
    candidates.retain(|candidate| !forbids(candidate));
    candidates.extend(hits.iter().filter_map(candidate));
}

fn candidate(hit: &Hit<'_>) -> Option<Candidate> {
    let reading = match &hit.word.rule {
        WordRule::Entity(label) => Reading::Entity(*label),
        WordRule::Sector(id) => Reading::Sector(id.clone()),
        WordRule::Never(_) => return None,
    };
    Some(Candidate { span: hit.span, reading, origin: Origin::User, score: Score::from_probability(1.0) })
}

/// An entry of the list where it stands in the text.
struct Hit<'a> {
    span: Span,
    word: &'a Word,
}

/// The active entries by their first token in lower case.
struct Lexicon<'a>(BTreeMap<String, Vec<Entry<'a>>>);

struct Entry<'a> {
    tokens: Vec<String>,
    word: &'a Word,
}

impl<'a> Lexicon<'a> {
    fn of(list: &'a WordList) -> Self {
        let mut entries: BTreeMap<String, Vec<Entry<'a>>> = BTreeMap::new();
        for word in list.active() {
            let document = Document::plain(&word.text);
            let tokens: Vec<String> = (0..document.tokens().len()).map(|idx| document.word(idx).to_owned()).collect();
            if let Some(first) = tokens.first() {
                entries.entry(first.to_lowercase()).or_default().push(Entry { tokens, word });
            }
        }
        Self(entries)
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every place of every entry, in document order.
    fn hits(&self, document: &Document) -> Vec<Hit<'a>> {
        let mut hits = vec![];
        for token_idx in 0..document.tokens().len() {
            let entries = self.0.get(&document.word(token_idx).to_lowercase());
            let here = entries.into_iter().flatten();
            hits.extend(here.filter_map(|entry| Some(Hit { span: entry.span_at(document, token_idx)?, word: entry.word })));
        }
        hits
    }
}

impl Entry<'_> {
    /// The span of the entry's tokens from `token_idx` on, if they stand there in one block.
    fn span_at(&self, document: &Document, token_idx: usize) -> Option<Span> {
        let is_same = |(offset, wanted): (usize, &String)| {
            let found = document.word(token_idx + offset);
            if self.word.is_case_sensitive { found == wanted } else { found.to_lowercase() == wanted.to_lowercase() }
        };
        let last_idx = token_idx + self.tokens.len().checked_sub(1)?;
        let (first, last) = (document.tokens().get(token_idx)?, document.tokens().get(last_idx)?);
        let span = first.span.joined(last.span);
        let blocks = document.blocks();
        let block = blocks.get(blocks.partition_point(|block| block.span.end() < span.end()))?;
        (self.tokens.iter().enumerate().all(is_same) && block.span.covers(span)).then_some(span)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        annotation::{EntityLabel, Never, Origin, Status, Word, WordList, WordRule},
        annotator,
        document::Document,
    };

    fn list(words: &[(&str, WordRule, bool)]) -> WordList {
        let mut list = WordList::default();
        for (text, rule, is_case_sensitive) in words {
            list.add(Word { text: (*text).to_owned(), rule: rule.clone(), is_case_sensitive: *is_case_sensitive, is_off: false });
        }
        list
    }

    /// `words LABEL origin` of every mention.
    fn found(text: &str, list: &WordList) -> Vec<String> {
        let document = Document::plain(text);
        let annotations = annotator::annotate_with(&document, None, list);
        assert!(annotations.annotations().iter().all(|annotation| annotation.status == Status::Suggested));
        let shown = annotations.annotations().iter().map(|annotation| {
            assert_eq!(annotation.score.is_none(), annotation.origin == Origin::User);
            format!("{} {} {}", document.slice(annotation.span), annotation.reading.label(), annotation.origin.name())
        });
        shown.collect()
    }

    #[test]
    fn marks_whole_tokens_in_the_case_that_is_asked_for() {
        let exact = list(&[("zorp unit", WordRule::Entity(EntityLabel::Org), true)]);
        let by_user: Vec<String> = found("The zorp  unit met a ZORP unit and zorp units.", &exact);
        assert_eq!(by_user.iter().filter(|mention| mention.ends_with("user")).collect::<Vec<_>>(), ["zorp  unit ORG user"]);
        let folded = list(&[("zorp unit", WordRule::Entity(EntityLabel::Org), false)]);
        assert_eq!(found("The zorp unit met a Zorp Unit and zorp units.", &folded), ["zorp unit ORG user", "Zorp Unit ORG user"]);
    }

    #[test]
    fn forbids_a_kind_or_everything() {
        let text = "The steel industry grows in Norway.";
        let plain = found(text, &WordList::default());
        assert!(plain.iter().any(|mention| mention.starts_with("steel")), "{plain:?}");
        let no_steel = list(&[("Steel industry", WordRule::Never(Never::Sector), false), ("steel", WordRule::Never(Never::Sector), true)]);
        assert!(!found(text, &no_steel).iter().any(|mention| mention.starts_with("steel")));
        let no_norway = list(&[("Norway", WordRule::Never(Never::Anything), true)]);
        assert!(!found(text, &no_norway).iter().any(|mention| mention.starts_with("Norway")));
    }

    #[test]
    fn leaves_a_longer_name_whole() {
        let list = list(&[("China", WordRule::Entity(EntityLabel::Product), true)]);
        let found = found("Officials of the Bank of China met in China.", &list);
        assert!(found.iter().any(|mention| mention.starts_with("Bank of China ORG")), "{found:?}");
        assert!(found.iter().any(|mention| mention == "China PRODUCT user"), "{found:?}");
    }

    #[test]
    fn what_is_off_has_no_say() {
        let mut off = list(&[("zorp", WordRule::Entity(EntityLabel::Org), true)]);
        off.is_off = true;
        assert_eq!(found("The zorp met.", &off), Vec::<String>::new());
        let mut one_off = Word { text: "zorp".to_owned(), rule: WordRule::Entity(EntityLabel::Org), is_case_sensitive: true, is_off: true };
        let mut list = WordList::default();
        list.add(one_off.clone());
        assert_eq!(found("The zorp met.", &list), Vec::<String>::new());
        one_off.is_off = false;
        list.add(one_off);
        assert_eq!(found("The zorp met.", &list), ["zorp ORG user"]);
    }

    #[test]
    fn words_do_not_run_over_a_paragraph() {
        let list = list(&[("zorp unit", WordRule::Entity(EntityLabel::Org), true)]);
        assert_eq!(found("They saw a zorp\n\nunit and left.", &list), Vec::<String>::new());
    }
}
