//! A practised user: knows every key, and takes the shortest way to what is wrong. They think with a copy of the editor,
//! which is the page's own state machine run natively, so that each way is known to its end before a key is pressed.

use std::collections::BTreeSet;

use galley::{
    annotation::AnnotationId,
    annotator,
    editor::{Article, Choice, Effect, Focus, Msg, Overlay, Region, Scope, State, Towards, message_of_key, update},
    span::Span,
};

use crate::{
    gold::{Gold, Wanted, kind_of, label_of},
    press::{K, M, Press, n_keys},
};

/// Keys that go from one place to the next.
const STEPS: [&str; 8] = ["j", "k", "d", "Shift+d", "n", "Shift+n", "v", "Shift+v"];

/// How often a person presses one of them before they rather search.
const MOST_STEPS: usize = 12;

/// How many hits of a search a person goes through.
const MOST_HITS: usize = 6;

/// How often an end is moved.
const MOST_MOVES: usize = 16;

/// Bytes of text beyond which nobody walks word by word.
const FARTHEST: usize = 120;

/// Where the keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Article,
    /// The field of the search in the text.
    Search,
    /// The field of the search for a sector.
    Sectors,
}

/// The editor as the person has it in mind.
#[derive(Clone)]
pub struct Editor {
    state: State,
    place: Place,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The mention that is there.
    pub found: Option<(AnnotationId, Wanted)>,
    /// What should be there.
    pub wanted: Option<Wanted>,
}

impl Difference {
    fn start(&self) -> usize {
        let (found, wanted) = (self.found.as_ref().map(|(_, (span, _))| *span), self.wanted.as_ref().map(|(span, _)| *span));
        found.into_iter().chain(wanted).map(Span::start).min().unwrap_or_default()
    }
}

/// A correction from where the last one ended: going there, correcting, and perhaps having the same done elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Correction {
    /// From the last place to this one.
    pub going: Vec<Press>,
    /// At the place.
    pub acting: Vec<Press>,
    /// What the page offers then.
    pub offered: Vec<Press>,
    /// How many differences it settles.
    pub n_settled: usize,
}

impl Correction {
    /// Every press, in order.
    pub fn presses(&self) -> impl Iterator<Item = &Press> {
        self.going.iter().chain(&self.acting).chain(&self.offered)
    }

    /// Times at which the person has to think what to do next.
    pub fn n_decisions(&self) -> usize {
        [&self.going, &self.acting, &self.offered].iter().filter(|part| !part.is_empty()).count()
    }

    /// Keys that it takes.
    pub fn n_keys(&self) -> usize {
        n_keys(&self.going) + n_keys(&self.acting) + n_keys(&self.offered)
    }

    /// Seconds that it takes.
    pub fn seconds(&self) -> f64 {
        K * self.n_keys() as f64 + M * self.n_decisions() as f64
    }
}

impl Editor {
    /// The editor with a text that was pasted.
    pub fn with(text: &str) -> Self {
        let mut state = State::default();
        update(&mut state, Msg::TextPasted { text: text.to_owned(), n_replaced: 0, html: String::new() });
        Self { state, place: Place::Article }
    }

    fn article(&self) -> Option<&Article> {
        self.state.article.as_ref()
    }

    /// Takes out of the gold what stands where nothing is looked for, as in a dateline.
    pub fn keep_analysed(&self, gold: &mut Gold) {
        let blocks = self.article().into_iter().flat_map(|article| article.document.blocks());
        let analysed: Vec<Span> = blocks.filter(|block| block.role.is_analysed()).map(|block| block.span).collect();
        gold.wanted.retain(|(span, _)| analysed.iter().any(|block| block.covers(*span)));
    }

    /// Mentions of the kinds that the gold marks.
    pub fn mentions(&self, gold: &Gold) -> Vec<(AnnotationId, Wanted)> {
        let kinds = gold.kinds();
        let all = self.article().into_iter().flat_map(|article| article.annotations.annotations());
        all.map(|annotation| (annotation.id, (annotation.span, label_of(&annotation.reading))))
            .filter(|(_, (_, label))| kinds.contains(kind_of(label)))
            .collect()
    }

    /// What is not as it should be, in the order of the text.
    pub fn differences(&self, gold: &Gold) -> Vec<Difference> {
        let mentions = self.mentions(gold);
        let there: BTreeSet<&Wanted> = mentions.iter().map(|(_, mention)| mention).collect();
        let mut wrong: Vec<_> = mentions.iter().filter(|(_, mention)| !gold.wanted.contains(mention)).cloned().collect();
        let mut differences: Vec<Difference> = vec![];
        for wanted in gold.wanted.iter().filter(|wanted| !there.contains(wanted)) {
            let is_near = |(_, (span, label)): &(AnnotationId, Wanted)| span.overlaps(wanted.0) && kind_of(label) == kind_of(&wanted.1);
            let found = wrong.iter().position(is_near).map(|idx| wrong.remove(idx));
            differences.push(Difference { found, wanted: Some(wanted.clone()) });
        }
        differences.extend(wrong.into_iter().map(|found| Difference { found: Some(found), wanted: None }));
        differences.sort_by_key(Difference::start);
        differences
    }

    /// Does what a press does in the page.
    pub fn press(&mut self, press: &Press) {
        let msg = match (self.place, press) {
            (Place::Search, Press::Text(text)) => Some(Msg::SearchTyped(text.clone())),
            (Place::Search, Press::Chord("Enter")) => Some(Msg::SearchStepped(Towards::Next)),
            (Place::Search, Press::Chord("Escape")) => {
                self.place = Place::Article;
                None
            }
            (Place::Sectors, Press::Text(text)) => Some(Msg::QueryTyped(text.clone())),
            (Place::Sectors, Press::Chord("Enter")) => {
                let first = annotator::find_sectors(&self.state.query, 1).into_iter().next();
                first.map(|choice| Msg::Labelled(Choice::Sector(Some(choice.sector.id)), Scope::One))
            }
            (_, Press::Chord(chord)) => message_of_key(&Press::key(chord), &self.state),
            (Place::Article, Press::Text(_)) => None,
        };
        let effects = msg.map(|msg| update(&mut self.state, msg)).unwrap_or_default();
        if effects.contains(&Effect::Enter(Region::Search)) {
            self.place = Place::Search;
        }
        match (self.place, &self.state.overlay) {
            (Place::Article, Some(Overlay::Sectors)) => self.place = Place::Sectors,
            (Place::Sectors, None) => self.place = Place::Article,
            _ => {}
        }
    }

    fn pressed(&self, presses: &[Press]) -> Self {
        let mut editor = self.clone();
        presses.iter().for_each(|press| editor.press(press));
        editor
    }

    /// The best correction of a difference: the most that is settled in the least time. `None` where none is found.
    pub fn best(&self, difference: &Difference, gold: &Gold) -> Option<Correction> {
        let n_before = self.differences(gold).len();
        let at_mention = difference.found.as_ref().map(|(id, _)| Focus::Annotation(*id));
        let at_words = difference.wanted.as_ref().map(|(span, _)| Focus::Selection { span: *span, anchor: *span });
        let goals: Vec<Focus> = at_mention.into_iter().chain(at_words).collect();
        let mut best: Option<(f64, Correction)> = None;
        for (goal, going) in self.ways(&goals, difference) {
            for acting in self.acts(goal, difference) {
                let mut there = self.clone();
                there.place = Place::Article;
                there.state.focus = Some(goal);
                let mut editor = there.pressed(&acting);
                let mut n_after = editor.differences(gold).len();
                let mut correction = Correction { going: going.clone(), acting, ..Correction::default() };
                let offered = vec![Press::Chord("y")];
                if editor.state.offer.as_ref().is_some_and(|offer| 0 < offer.n_ticked()) {
                    editor = editor.pressed(&offered);
                    let n_offered = editor.differences(gold).len();
                    if n_offered < n_after {
                        n_after = n_offered;
                        correction.offered = offered;
                    }
                }
                correction.n_settled = n_before.saturating_sub(n_after);
                let price = correction.seconds() / correction.n_settled as f64;
                if 0 < correction.n_settled && best.as_ref().is_none_or(|(least, _)| price < *least) {
                    best = Some((price, correction));
                }
            }
        }
        best.map(|(_, correction)| correction)
    }

    /// What could be pressed at the place of a difference.
    fn acts(&self, goal: Focus, difference: &Difference) -> Vec<Vec<Press>> {
        let mut acts = vec![];
        match (&difference.found, &difference.wanted, goal) {
            (_, None, _) => acts.extend([vec![Press::Chord("x")], vec![Press::Chord("Shift+x")]]),
            (_, Some((_, label)), Focus::Selection { .. }) => acts.extend(Self::labels(label)),
            (Some((_, (span, label))), Some((wanted_span, wanted)), Focus::Annotation(_)) => {
                let labels = if label == wanted { vec![vec![]] } else { Self::labels(wanted) };
                let mut moved = self.clone();
                moved.state.focus = Some(goal);
                let moves = if span == wanted_span { Some(vec![]) } else { moved.moves(*wanted_span) };
                let after = |moves: &Vec<Press>| labels.iter().map(|label| [moves.clone(), label.clone()].concat()).collect::<Vec<_>>();
                acts.extend(moves.iter().flat_map(after));
            }
            (None, Some(_), Focus::Annotation(_)) => {}
        }
        acts
    }

    /// Keys that give a label, to one and to all of the same words.
    fn labels(label: &str) -> Vec<Vec<Press>> {
        const LABELS: [(&str, &str, Option<&str>); 11] = [
            ("PERSON", "1", Some("Shift+1")),
            ("ORG", "2", Some("Shift+2")),
            ("GPE", "3", Some("Shift+3")),
            ("LOC", "4", Some("Shift+4")),
            ("FAC", "5", Some("Shift+5")),
            ("NORP", "6", Some("Shift+6")),
            ("EVENT", "7", Some("Shift+7")),
            ("LAW", "8", Some("Shift+8")),
            ("PRODUCT", "9", Some("Shift+9")),
            ("MONEY", "m", None),
            ("PERCENT", "%", None),
        ];
        if label == "DATE" {
            return vec![vec![Press::Chord("t")]];
        }
        if let Some((_, one, all)) = LABELS.iter().find(|(name, ..)| *name == label) {
            return std::iter::once(*one).chain(*all).map(|chord| vec![Press::Chord(chord)]).collect();
        }
        let s = Press::Chord("s");
        let typed = sector_query(label).map(|query| [Press::Text(query), Press::Chord("Enter")]);
        let mut ways = vec![vec![s.clone()]];
        // Where the words name no sector, or are one already, the first `s` asks; else they take theirs, and the second one asks.
        if let Some(typed) = typed {
            ways.push([vec![s.clone()], typed.to_vec()].concat());
            ways.push([vec![s.clone(), s.clone()], typed.to_vec()].concat());
        }
        ways
    }

    /// Keys that move the ends of the focus to where they should be: by words where that hits, else by characters.
    fn moves(&mut self, wanted: Span) -> Option<Vec<Press>> {
        let mut presses = vec![];
        for _ in 0..MOST_MOVES {
            let span = self.article()?.span_of(self.state.focus?)?;
            if span == wanted {
                return Some(presses);
            }
            let (word, character) = match () {
                () if wanted.start() < span.start() => ("[", "{"),
                () if span.start() < wanted.start() => ("]", "}"),
                () if span.end() < wanted.end() => ("=", "+"),
                () => ("-", "_"),
            };
            let after = self.pressed(&[Press::Chord(word)]);
            let moved = after.article()?.span_of(after.state.focus?)?;
            let distance = |span: Span| span.start().abs_diff(wanted.start()) + span.end().abs_diff(wanted.end());
            let is_past = moved == span || distance(span) <= distance(moved);
            let press = Press::Chord(if is_past { character } else { word });
            self.press(&press);
            presses.push(press);
        }
        None
    }

    /// The way with the fewest keys from the focus to each goal, of those that a person takes without a plan: one key again and
    /// again, or the first letters in the search; then words beside that place.
    fn ways(&self, goals: &[Focus], difference: &Difference) -> Vec<(Focus, Vec<Press>)> {
        let mut reached = vec![(self.clone(), vec![])];
        for step in STEPS {
            let most = if matches!(step, "j" | "k") { 4 * MOST_STEPS } else { MOST_STEPS };
            reached.extend(self.repeated(&[], step, most));
        }
        for letters in self.letters(difference) {
            let search = vec![Press::Chord("/"), Press::Text(letters)];
            let hits = self.pressed(&search).repeated(&search, "Enter", MOST_HITS);
            reached.extend(hits.into_iter().map(|(editor, presses)| {
                let back = Press::Chord("Escape");
                (editor.pressed(std::slice::from_ref(&back)), [presses, vec![back]].concat())
            }));
        }
        let ways = goals.iter().filter_map(|goal| {
            let to_goal = reached.iter().filter_map(|(editor, presses)| Some([presses.clone(), editor.on_to(*goal)?].concat()));
            to_goal.min_by_key(|presses| n_keys(presses)).map(|presses| (*goal, presses))
        });
        ways.collect()
    }

    /// The editor after a key was pressed once, twice, and so on, for as long as that leads on.
    fn repeated(&self, before: &[Press], step: &'static str, most: usize) -> Vec<(Self, Vec<Press>)> {
        let mut reached: Vec<(Self, Vec<Press>)> = vec![];
        let (mut editor, mut presses) = (self.clone(), before.to_vec());
        for _ in 0..most {
            let focus = editor.state.focus;
            editor.press(&Press::Chord(step));
            presses.push(Press::Chord(step));
            if editor.state.focus == focus {
                break;
            }
            reached.push((editor.clone(), presses.clone()));
        }
        reached
    }

    /// From where the focus is on to the goal, if that is near: to words by the caret, and by moving the ends of what is selected.
    fn on_to(&self, goal: Focus) -> Option<Vec<Press>> {
        let focus = self.state.focus?;
        if is_at(focus, goal) {
            return Some(vec![]);
        }
        let Focus::Selection { span: wanted, .. } = goal else {
            // From words within a mention to the mention.
            let steps = ["j", "k"].map(|step| vec![Press::Chord(step)]);
            return steps.into_iter().find(|step| matches!(focus, Focus::Selection { .. }) && self.pressed(step).state.focus == Some(goal));
        };
        let here = self.article()?.span_of(focus)?;
        let between = Span::new(here.start().min(wanted.start()), here.end().max(wanted.end()));
        if FARTHEST < between.len() {
            return None;
        }
        if !matches!(focus, Focus::Selection { .. }) {
            let caret = Press::Chord("c");
            let on = self.pressed(std::slice::from_ref(&caret)).on_to(goal)?;
            return Some([vec![caret], on].concat());
        }
        let walk = |arrow| self.repeated(&[], arrow, MOST_STEPS);
        let walked = [(self.clone(), vec![])].into_iter().chain(walk("ArrowRight")).chain(walk("ArrowLeft"));
        let ways = walked.filter_map(|(mut editor, presses)| {
            let focus = editor.state.focus?;
            let is_near = editor.article()?.span_of(focus)?.overlaps(wanted);
            Some([presses, is_near.then(|| editor.moves(wanted)).flatten()?].concat())
        });
        ways.min_by_key(|presses| n_keys(presses))
    }

    /// First letters of the words of a difference, three and more, as one types them into a search.
    fn letters(&self, difference: &Difference) -> Vec<String> {
        let spans = difference.wanted.iter().map(|(span, _)| *span).chain(difference.found.iter().map(|(_, (span, _))| *span));
        let words = spans.filter_map(|span| Some(self.article()?.document.slice(span).to_lowercase()));
        let is_typed = |letters: &String| letters.is_ascii();
        let firsts = |words: String| [3, 5, 8].map(|n| words.chars().take(n).collect::<String>().trim_end().to_owned());
        words.flat_map(firsts).filter(is_typed).collect()
    }

    /// Makes a correction.
    pub fn correct(&mut self, correction: &Correction) {
        correction.presses().for_each(|press| self.press(press));
    }
}

/// Whether the keyboard is where it should be: a mention in focus, or those words selected, from whichever end.
fn is_at(focus: Focus, goal: Focus) -> bool {
    match (focus, goal) {
        (Focus::Selection { span, .. }, Focus::Selection { span: wanted, .. }) => span == wanted,
        _ => focus == goal,
    }
}

/// The fewest letters of a sector's name that make it the first answer.
fn sector_query(id: &str) -> Option<String> {
    let choice = annotator::sector_choice(&galley::annotation::SectorId(id.to_owned()))?;
    let name = choice.sector.name.to_lowercase();
    let is_first = |query: &String| annotator::find_sectors(query, 1).first().is_some_and(|choice| choice.sector.id.0 == id);
    (2..=name.chars().count()).map(|n| name.chars().take(n).collect()).find(is_first)
}
