//! Annotations as other tools take them, offsets in code points: each checked against the words that it covers.
//!
//! Not a format of its own. Formats that hold no overlaps take the longest and say which they left out.

use std::{cmp::Reverse, collections::BTreeMap, fmt};

use crate::{
    annotation::{Annotation, AnnotationId, AnnotationSet, Reading},
    document::Document,
    offsets::OffsetMap,
    span::Span,
};

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The file, its last line ended.
    pub text: String,
    /// Annotations that the format could not hold.
    pub left_out: Vec<LeftOut>,
}

/// An annotation that a format could not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Which one.
    pub id: AnnotationId,
    /// Its words.
    pub text: String,
    /// Why.
    pub reason: Reason,
}

/// Why a format could not hold an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It overlaps this one, which is longer or stands before it.
    Overlaps(AnnotationId),
    /// It has nothing but white space and signs that cannot be seen.
    Blank,
    /// It goes over the end of a block, or stands in none.
    CrossesBlocks,
    /// Its offsets do not give its words.
    Misplaced,
}

impl Reason {
    /// For people, of a mention: `overlaps another`.
    pub fn title(self) -> &'static str {
        match self {
            Self::Overlaps(_) => "overlaps another",
            Self::Blank => "has no words",
            Self::CrossesBlocks => "is not inside one block",
            Self::Misplaced => "does not stand where it says",
        }
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // For one line of a terminal, of which an article's control characters must not get hold.
        let words = self.text.split_whitespace().collect::<Vec<_>>().join(" ").replace(char::is_control, "\u{fffd}");
        write!(formatter, "a{} “{words}” ", self.id.0)?;
        match self.reason {
            Reason::Overlaps(other) => write!(formatter, "overlaps a{}", other.0),
            reason => formatter.write_str(reason.title()),
        }
    }
}

/// An annotation with its words and their place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention<'a> {
    pub annotation: &'a Annotation,
    pub span: Span,
    pub text: &'a str,
    /// In code points.
    pub start: usize,
    /// In code points, exclusive.
    pub end: usize,
}

impl<'a> Mention<'a> {
    pub fn label(&self) -> &'static str {
        self.annotation.reading.label()
    }

    /// What it was read as, beyond its label: a date's TIMEX3 value, a sector's id.
    pub fn value(&self) -> Option<&'a str> {
        match &self.annotation.reading {
            Reading::Entity(_) => None,
            Reading::Sector(id) => Some(&id.0),
            Reading::Date(timex) => Some(&timex.value),
        }
    }

    pub fn left_out(&self, reason: Reason) -> LeftOut {
        LeftOut { id: self.annotation.id, text: self.text.to_owned(), reason }
    }
}

/// What a format holds, in document order, and what it leaves out.
pub(super) struct Selection<'a> {
    pub mentions: Vec<Mention<'a>>,
    pub left_out: Vec<LeftOut>,
}

impl<'a> Selection<'a> {
    /// Every annotation.
    pub fn new(document: &'a Document, annotations: &'a AnnotationSet) -> Self {
        Self::of(document, annotations, Some)
    }

    /// Every annotation without white space at its ends, on which tools that train on tokens stumble.
    pub fn trimmed(document: &'a Document, annotations: &'a AnnotationSet) -> Self {
        Self::of(document, annotations, |span| span.trimmed(document.text()))
    }

    fn of(document: &'a Document, annotations: &'a AnnotationSet, span_of: impl Fn(Span) -> Option<Span>) -> Self {
        let offsets = OffsetMap::new(document.text());
        let mut selection = Self { mentions: vec![], left_out: vec![] };
        for annotation in annotations.annotations() {
            let mention = span_of(annotation.span).and_then(|span| placed(document, &offsets, annotation, span));
            match mention.filter(|mention| !mention.text.is_empty()) {
                Some(mention) => selection.mentions.push(mention),
                None => selection.left_out.push(LeftOut {
                    id: annotation.id,
                    text: document.slice(annotation.span).to_owned(),
                    reason: Reason::Blank,
                }),
            }
        }
        selection.mentions.sort_by_key(|mention| (mention.span.start(), Reverse(mention.span.len()), mention.annotation.id));
        selection.leave_out_misplaced(document.text());
        selection
    }

    /// Counts to every mention anew, without the map that made its offsets: what is written is what others will cut out.
    fn leave_out_misplaced(&mut self, text: &str) {
        let mut rest = text.chars();
        let mut n_passed = 0;
        self.keep(|mention| {
            rest.by_ref().take(mention.start.saturating_sub(n_passed)).for_each(drop);
            n_passed = mention.start;
            let words = rest.clone().take(mention.end - mention.start);
            if words.eq(mention.text.chars()) { Ok(()) } else { Err(Reason::Misplaced) }
        });
    }

    /// Leaves out what `judge` gives a reason against.
    pub fn keep(&mut self, mut judge: impl FnMut(&Mention<'a>) -> Result<(), Reason>) {
        let left_out = &mut self.left_out;
        self.mentions.retain(|mention| match judge(mention) {
            Ok(()) => true,
            Err(reason) => {
                left_out.push(mention.left_out(reason));
                false
            }
        });
    }

    /// The same without overlaps: the longest are kept, of equals the first.
    pub fn flat(self) -> Self {
        let mut kept: BTreeMap<usize, (usize, AnnotationId)> = BTreeMap::new();
        self.without_rivals(|mention| {
            // What is kept does not overlap: only the last that starts before its end can reach into it.
            let rival = kept.range(..mention.end).next_back().filter(|(_, (end, _))| mention.start < *end).map(|(_, (_, id))| *id);
            if rival.is_none() {
                kept.insert(mention.start, (mention.end, mention.annotation.id));
            }
            rival
        })
    }

    /// The same where of two either holds the other or both stand apart, as elements of XML do. The longest are kept.
    pub fn nested(self) -> Self {
        let mut kept: Vec<Mention<'a>> = vec![];
        self.without_rivals(|mention| {
            let crosses = |other: &&Mention<'a>| mention.span.overlaps(other.span) && !other.span.covers(mention.span);
            let rival = kept.iter().find(crosses).map(|other| other.annotation.id);
            if rival.is_none() {
                kept.push(*mention);
            }
            rival
        })
    }

    /// Leaves out what has a rival among those that were asked for before it: the longest first, of equals the first.
    fn without_rivals(mut self, mut rival_of: impl FnMut(&Mention<'a>) -> Option<AnnotationId>) -> Self {
        let mut mentions = self.mentions.clone();
        // Stable: of equals the one that stands first stays first.
        mentions.sort_by_key(|mention| Reverse(mention.end - mention.start));
        let rivals = mentions.iter().filter_map(|mention| Some((mention.annotation.id, rival_of(mention)?)));
        let rivals: BTreeMap<AnnotationId, AnnotationId> = rivals.collect();
        self.keep(|mention| rivals.get(&mention.annotation.id).map_or(Ok(()), |rival| Err(Reason::Overlaps(*rival))));
        self
    }
}

fn placed<'a>(document: &'a Document, offsets: &OffsetMap, annotation: &'a Annotation, span: Span) -> Option<Mention<'a>> {
    let chars = offsets.to_chars(span)?;
    let text = span.slice(document.text())?;
    Some(Mention { annotation, span, text, start: chars.start, end: chars.end })
}
