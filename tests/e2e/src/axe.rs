//! The rules of axe: what they find wrong with the page in each of its states, in both themes.

use std::fs;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::browser::Browser;

/// Every state that the page can have, by what stands on it: `access` brings it into each.
pub const STATES: &[&str] = &[
    // The page and the article.
    "empty",
    "article with its timeline",
    "article without mentions",
    "article that says it is not in English",
    "names of labels and a selection",
    "all unfolded, the keyboard in the header",
    "narrow",
    "narrow, with the panel",
    "printed, with its legend",
    // What a person acts with.
    "palette at a mention",
    "palette at a date",
    "palette at a rejected suggestion",
    "search with hits",
    "filter with hidden mentions, and the rejected ones",
    "review",
    "review that is done",
    "offer of the same elsewhere",
    // What is said.
    "notice",
    "problem",
    "refused field of the header",
    "refused value of a date",
    // Dialogs.
    "keys",
    "refused key",
    "library, empty",
    "library",
    "library while a name is typed",
    "library with deleted articles",
    "entity",
    "refused id of an entity",
    "roles",
    "formats",
    "one sector",
    "search for a sector",
    "search for a sector without an answer",
    "accept what is sure",
    "preview of the same elsewhere",
    "word list, empty",
    "word list with entries and a way back",
    "refused words",
    "refused file of words",
    "failures",
];

/// States that other tests come through on their way, and look at there.
pub const ELSEWHERE: &[&str] = &[
    "file that is being written",
    "notice of a backup",
    "notice of files that failed",
    "notice of a deletion",
    "article in another tab",
    "what stands is put away",
    "article that another tab changed first",
    "full disk",
    "store of a newer program",
    "store that an older tab keeps closed",
    "new version",
    "library with an article that cannot be read",
    "broken",
    "browser that is too old",
];

impl Browser {
    /// Has axe look at the page as it stands, in light and in dark.
    ///
    /// # Errors
    /// Where axe finds something, where it hardly looked, or where the state is not among [`STATES`] or [`ELSEWHERE`].
    pub fn assert_accessible(&self, state: &str) -> Result<()> {
        if !STATES.contains(&state) && !ELSEWHERE.contains(&state) {
            bail!("“{state}” is no state that is listed");
        }
        self.settle()?;
        if self.script("return typeof axe === 'undefined'", vec![])? == json!(true) {
            let axe = fs::read_to_string(xtask::tools::axe()?)?;
            self.script(&format!("{axe}; window.axe = axe;"), vec![])?;
        }
        for theme in ["light", "dark"] {
            let found = self.violations(theme, state.starts_with("printed"))?;
            if !found.is_empty() {
                bail!("{state}, {theme}: {found:#?}");
            }
        }
        Ok(())
    }

    /// What axe finds wrong in a theme, in words. Colours fade in no time while it looks; nothing on paper is hit by a finger.
    fn violations(&self, theme: &str, is_paper: bool) -> Result<Vec<String>> {
        let run = "const [theme, isPaper, done] = arguments, root = document.documentElement, before = root.dataset.theme;
            const still = new CSSStyleSheet();
            still.replaceSync('* { transition: none !important; }');
            document.adoptedStyleSheets.push(still);
            root.dataset.theme = theme;
            const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, { runOnly, rules: { 'target-size': { enabled: !isPaper } } }).then((found) => {
                if (before === undefined) delete root.dataset.theme; else root.dataset.theme = before;
                document.adoptedStyleSheets.pop();
                done([found.passes.length, ...found.violations.map((rule) =>
                    rule.id + ': ' + rule.nodes.map((node) => node.html.slice(0, 200) + ' ' + node.failureSummary).join('; '))]);
            }).catch((error) => done([0, String(error)]));";
        let found: Vec<Value> = serde_json::from_value(self.async_value(run, vec![json!(theme), json!(is_paper)])?)?;
        let (n_passes, found) = found.split_first().context("axe said nothing")?;
        if n_passes.as_u64().is_none_or(|n_passes| n_passes <= 15) {
            bail!("axe hardly looked: {n_passes} rules applied, {found:?}");
        }
        Ok(found.iter().map(ToString::to_string).collect())
    }
}
