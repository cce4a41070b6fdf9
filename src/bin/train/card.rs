//! The model's card: what it learned from, how, and how well it does.

use std::fmt::Write as _;

use crate::{
    evaluate::Table,
    recipe::{PLAN, Recipe},
};

/// What a card tells besides its recipe.
pub struct Results {
    pub n_rows: usize,
    pub n_bytes: usize,
    /// Of each dev file.
    pub dev: Vec<(String, Table)>,
    pub reliability: Vec<(u16, usize, usize)>,
}

/// The card as Markdown.
pub fn card(recipe: Recipe, date: &str, results: &Results) -> String {
    let mut card = format!(
        "# `{}.bin`\n\nThe tagger's model, recipe `{}`. Made {date} by\n`cargo xtask train --corpora DIR --recipe {}`, which gives the same bytes again with `--check`.\n\n",
        recipe.stem(),
        recipe.name(),
        recipe.name()
    );
    card.push_str("Averaged structured perceptron over hashed features, BILOU tags of five kinds, two passes; ");
    let _ = writeln!(
        card,
        "{} epochs, margin {}, dropout {}/256, features seen at least {} times, {} seeds from {} on; {} rows, {} bytes.\n",
        PLAN.n_epochs, PLAN.margin, PLAN.dropout, PLAN.min_count, PLAN.n_seeds, PLAN.seed, results.n_rows, results.n_bytes
    );
    card.push_str("## Learned from\n\nThe texts are not a part of the project; what is shipped are weights.\n\n| corpus | licence as stated |\n|---|---|\n");
    for corpus in recipe.corpora() {
        let _ = writeln!(card, "| {} | {} |", corpus.name, corpus.licence);
    }
    if let Some(corpus) = recipe.silver() {
        let _ = writeln!(card, "| {}: what a model of the others agrees with | {} |", corpus.name, corpus.licence);
    }
    card.push_str("\n## Measured on\n\nStrict F1 (same tokens, same kind) of the model alone on files that it did not learn from.\n\n");
    card.push_str("| file | PERSON | ORG | place | all |\n|---|---|---|---|---|\n");
    for (name, table) in &results.dev {
        let cells: Vec<String> = table.iter().map(|counts| format!("{:.1}", counts.f1())).collect();
        let _ = writeln!(card, "| {name} | {} |", cells.join(" | "));
    }
    card.push_str("\n## How sure it may be\n\nThe score of a name is the part of names with at least its margin that were right. Learned on every other\ndocument of the dev files, shown on the rest:\n\n| score | names | right |\n|---|---|---|\n");
    for (bucket, n, n_right) in &results.reliability {
        let _ = writeln!(card, "| 0.{:02}–0.{:02} | {n} | {:.1} % |", bucket, bucket + 9, 100.0 * *n_right as f64 / *n as f64);
    }
    card
}
