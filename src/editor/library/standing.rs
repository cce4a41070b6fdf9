//! What stands above the article for as long as it is true: what is not saved, another tab, a deletion that can be
//! taken back, a new version. It stays in sight wherever its reader is in the article, and can be put away, which leaves a
//! word in the bar above; what is new comes with all that stands.

use crate::editor::{
    effect::Effect,
    state::{Access, ArticleId, Batch, Purpose, Saving, State, Store, Tone},
};

/// Something that is true of the page now and that its reader should know, with what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How it is meant.
    pub tone: Tone,
    /// What it is about, in a word or two for the bar.
    pub about: &'static str,
    /// One or two sentences.
    pub text: String,
    /// Things done and all things, while something is under way.
    pub progress: Option<(usize, usize)>,
    /// What can be done.
    pub acts: Vec<Act>,
}

/// A button: its words, and the `data-action` that `web::actions` knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// What it says.
    pub label: &'static str,
    /// What it does.
    pub action: &'static str,
    /// To which article.
    pub article: Option<ArticleId>,
}

impl Act {
    fn new(label: &'static str, action: &'static str) -> Self {
        Self { label, action, article: None }
    }

    fn of(label: &'static str, action: &'static str, article: ArticleId) -> Self {
        Self { label, action, article: Some(article) }
    }
}

/// Nothing is written, and something waits.
const UNSAVED: &str = "Not saved";

/// Another tab keeps the store from this one.
const CLOSED: &str = "Articles closed";

/// Many articles or files are gone through.
const AT_WORK: &str = "At work";

/// All that stands above the article, the gravest first.
pub fn standing(state: &State) -> Vec<Standing> {
    [store(state), unsaved(state), access(state), batch(state), report(state), deletion(state), update(state)]
        .into_iter()
        .flatten()
        .collect()
}

/// Whether its reader put away all that stands.
pub fn is_put_away(state: &State, standing: &[Standing]) -> bool {
    !standing.is_empty() && standing.iter().all(|standing| state.put_away.contains(&standing.about))
}

/// Puts away all that stands, or brings it back.
pub(super) fn toggled(state: &mut State) -> Vec<Effect> {
    let standing = standing(state);
    let is_put_away = is_put_away(state, &standing);
    state.put_away = if is_put_away { vec![] } else { standing.iter().map(|standing| standing.about).collect() };
    let texts = standing.into_iter().filter(|_| is_put_away).map(|standing| Effect::Announce(standing.text));
    texts.collect()
}

/// What no longer stands and was put away is news when it comes again.
pub(in crate::editor) fn followed(state: &mut State) {
    if !state.put_away.is_empty() {
        let standing = standing(state);
        state.put_away.retain(|about| standing.iter().any(|standing| standing.about == *about));
    }
}

fn problem(about: &'static str, text: String, acts: Vec<Act>) -> Standing {
    Standing { tone: Tone::Problem, about, text, progress: None, acts }
}

fn hint(about: &'static str, text: String, acts: Vec<Act>) -> Standing {
    Standing { tone: Tone::Hint, about, text, progress: None, acts }
}

fn store(state: &State) -> Option<Standing> {
    let reload = || vec![Act::new("Load again", "reload")];
    Some(match &state.store {
        Store::Open | Store::Missing => return None,
        Store::Blocked => hint(
            CLOSED,
            "Another tab has an older Galley open, which keeps your articles closed to this one. Close that tab; nothing is lost."
                .to_owned(),
            vec![],
        ),
        Store::Newer { found, known } => problem(
            UNSAVED,
            format!(
                "A newer Galley keeps your articles in this browser (version {found} of the store; this page knows {known}). Nothing of it \
                 was touched, and nothing is saved here. Load the newer page, or export before you leave."
            ),
            reload(),
        ),
        Store::Superseded => hint(
            CLOSED,
            "A newer Galley was opened in another tab. Everything up to here is saved; load this page again to go on.".to_owned(),
            reload(),
        ),
    })
}

fn unsaved(state: &State) -> Option<Standing> {
    let Saving::Failed { reason, n_waiting } = &state.saving else { return None };
    match state.store {
        Store::Missing => {
            let text = format!("Nothing can be saved in this browser: {reason}. Export before you leave.");
            Some(problem(UNSAVED, text, vec![Act::new("Export", "export")]))
        }
        Store::Open => {
            let steps = if *n_waiting == 1 { "1 change waits".to_owned() } else { format!("{n_waiting} changes wait") };
            let text = format!("Not saved: {reason}. {steps} and will be written as soon as it can be. You can go on working.");
            Some(problem(
                UNSAVED,
                text,
                vec![Act::new("Try again", "try-again"), Act::new("Export", "export"), Act::new("Back up everything", "backup")],
            ))
        }
        Store::Blocked | Store::Newer { .. } | Store::Superseded => None,
    }
}

fn access(state: &State) -> Option<Standing> {
    let article = state.article.as_ref()?;
    match article.access {
        Access::Here | Access::Coming => None,
        Access::Elsewhere => Some(hint(
            "In another tab",
            "This article is open in another tab. You see here what is saved there.".to_owned(),
            vec![Act::new("Edit here", "take-over")],
        )),
        Access::Overtaken { .. } => Some(problem(
            "Another tab was first",
            "Another tab changed this article first. What you last did here is not saved with it.".to_owned(),
            vec![Act::new("Keep mine as a copy", "keep-copy"), Act::of("Show the saved one", "open-article", article.id)],
        )),
    }
}

fn batch(state: &State) -> Option<Standing> {
    let (text, progress) = match state.batch.as_ref()? {
        Batch::Import(import) => (format!("Reading {} files", import.n_all), Some((import.n_read(), import.n_all))),
        Batch::Gather(gather) => {
            let text = match gather.purpose {
                Purpose::Restore(_) => "Comparing the backup with what is here",
                Purpose::Backup => "Making a backup",
                Purpose::Lines | Purpose::Zip | Purpose::Raw => "Exporting",
            };
            (text.to_owned(), Some((gather.n_done(), gather.n_all)))
        }
        Batch::Restore { .. } => return Some(hint(AT_WORK, "Writing the articles of the backup …".to_owned(), vec![])),
    };
    let count = progress.map(|(n_done, n_all)| format!(": {n_done} of {n_all}")).unwrap_or_default();
    let text = format!("{text}{count}");
    Some(Standing { tone: Tone::Hint, about: AT_WORK, text, progress, acts: vec![Act::new("Stop", "stop-batch")] })
}

fn report(state: &State) -> Option<Standing> {
    let report = state.report.as_ref()?;
    let which = (!report.failures.is_empty()).then(|| Act::new("Show which and why", "report"));
    let acts = which.into_iter().chain([Act::new("Dismiss", "report-seen")]).collect();
    let tone = if report.failures.is_empty() { Tone::Done } else { Tone::Problem };
    Some(Standing { tone, about: "Report", text: report.text.clone(), progress: None, acts })
}

fn deletion(state: &State) -> Option<Standing> {
    let summary = state.library.iter().find(|summary| Some(summary.id) == state.deleted)?;
    let text = format!("Deleted “{}”.", summary.shown());
    let acts = vec![Act::of("Undo", "undelete-article", summary.id), Act::new("Dismiss", "deletion-seen")];
    Some(Standing { tone: Tone::Done, about: "Deleted", text, progress: None, acts })
}

fn update(state: &State) -> Option<Standing> {
    let is_ready =
        || hint("New version", "A new version of Galley is ready. Your work stays.".to_owned(), vec![Act::new("Reload", "update")]);
    state.has_update.then(is_ready)
}
