//! Learns the tagger's model from corpora: `cargo xtask train --corpora DIR`.
//!
//! The same data and seed give the same bytes. The corpora stay outside the project; `data/README.md` says where each can
//! be had. What is committed are the weights and their card.

#![expect(clippy::indexing_slicing, reason = "no part of the page: where the trainer's tables disagree, it has to stop")]

mod calibrate;
mod card;
mod corpus;
mod evaluate;
mod examples;
mod gold;
mod learn;
mod recipe;

use std::{
    io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Parser as _;
use galley::tagger::{file, model::Model, tag::Tag};

use crate::{
    card::Results,
    examples::{Example, Set},
    gold::Scheme,
    learn::Plan,
    recipe::{DEV, N_WEIGHTS, PLAN, Recipe},
};

/// Learns the tagger's model from corpora.
#[derive(clap::Parser)]
#[command(name = "train")]
struct Options {
    /// Folder of the corpora
    #[arg(long, value_name = "DIR")]
    corpora: PathBuf,
    /// Which of them to learn from
    #[arg(long, value_enum, default_value = "default")]
    recipe: Recipe,
    /// Leaves out the corpora whose files begin with one of these, and measures on them
    #[arg(long, value_delimiter = ',', value_name = "FILES")]
    without: Vec<String>,
    /// Writes nothing; tells whether the committed model has the same bytes
    #[arg(long)]
    check: bool,
    /// Folder of the models
    #[arg(long, default_value = "data", value_name = "DIR")]
    out: PathBuf,
    /// Day that the card names
    #[arg(long, default_value = "2026-11-26", value_name = "DATE")]
    date: String,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            say(&format!("train: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Tells how far it is.
#[expect(clippy::print_stderr, reason = "a command's progress goes to standard error")]
fn say(message: &str) {
    eprintln!("{message}");
}

/// Returns whether the committed model is the one that was learned, or was written.
fn run(options: &Options) -> io::Result<bool> {
    let mut dev = dev(&options.corpora)?;
    dev.extend(held_out(options)?);
    let mut examples = training(options)?;
    examples.extend(silver(options, &examples)?);
    let model = model(&examples);
    let dev_tables: Vec<_> = dev.iter().map(|(name, examples)| ((*name).to_owned(), evaluate::evaluate(&model, examples))).collect();
    for (name, table) in &dev_tables {
        let [person, org, place, all] = table.map(evaluate::Counts::f1);
        say(&format!("{name:<24} PERSON {person:.2}  ORG {org:.2}  place {place:.2}  all {all:.2}"));
    }
    if !options.without.is_empty() {
        say("wrote nothing: a model that does without some of its corpora only shows how well it does on unseen texts");
        return Ok(true);
    }
    let examples: Vec<Example> = dev.into_iter().flat_map(|(_, examples)| examples).collect();
    let (model, reliability) = calibrate::calibrated(&model, &examples);
    let bytes = file::write(&model);
    let path = options.out.join(options.recipe.stem()).with_extension("bin");
    if options.check {
        let is_same = std::fs::read(&path)? == bytes;
        say(&format!("{} {}", path.display(), if is_same { "is the model that was learned" } else { "is another model" }));
        return Ok(is_same);
    }
    let results = Results { n_rows: model.rows().count(), n_bytes: bytes.len(), dev: dev_tables, reliability };
    std::fs::write(path.with_extension("md"), card::card(options.recipe, &options.date, &results))?;
    std::fs::write(&path, bytes)?;
    say(&format!("wrote {}", path.display()));
    Ok(true)
}

/// The files that the model is measured on.
fn dev(corpora: &Path) -> io::Result<Vec<(&'static str, Vec<Example>)>> {
    let read = |(name, scheme): &(&'static str, Scheme)| {
        let documents = corpus::read(&corpora.join(name).with_extension("bio"))?;
        Ok((*name, documents.iter().map(|document| Example::new(*scheme, document)).collect()))
    };
    DEV.iter().map(read).collect()
}

/// What the recipe has to do without, each part under the name that it was asked for by.
fn held_out(options: &Options) -> io::Result<Vec<(&str, Vec<Example>)>> {
    let mut held_out = vec![];
    for without in &options.without {
        let mut examples = vec![];
        for corpus in options.recipe.corpora() {
            for file in corpus.files.iter().filter(|file| file.starts_with(without.as_str())) {
                let documents = corpus::read(&options.corpora.join(file).with_extension("bio"))?;
                examples.extend(documents.iter().map(|document| Example::new(corpus.scheme, document)));
            }
        }
        held_out.push((without.as_str(), examples));
    }
    Ok(held_out)
}

/// The documents of a recipe's corpora, every second one with a headline added.
fn training(options: &Options) -> io::Result<Vec<Example>> {
    let mut examples = vec![];
    for corpus in options.recipe.corpora() {
        for file in corpus.files {
            if options.without.iter().any(|without| file.starts_with(without.as_str())) {
                continue;
            }
            let documents = corpus::read(&options.corpora.join(file).with_extension("bio"))?;
            for (document_idx, document) in documents.iter().enumerate() {
                let headed = (document_idx % 2 == 0).then(|| corpus::with_headline(document));
                examples.push(Example::new(corpus.scheme, headed.as_ref().unwrap_or(document)));
            }
        }
        say(&format!("{}: {} documents so far", corpus.name, examples.len()));
    }
    Ok(examples)
}

/// The documents of the recipe's silver corpus, with those of its labels that a model of the gold corpora agrees with; the
/// others are left open. Its labels as they are make a model worse: they follow other guidelines, and machines set them.
fn silver(options: &Options, gold_examples: &[Example]) -> io::Result<Vec<Example>> {
    let Some(corpus) = options.recipe.silver() else { return Ok(vec![]) };
    let teacher = learn::learn(&Set::new(gold_examples), Plan { n_epochs: 4, ..PLAN }, |_| true).rounded(usize::MAX);
    let mut examples = vec![];
    for file in corpus.files {
        let documents = corpus::read(&options.corpora.join(file).with_extension("bio"))?;
        for document in &documents {
            let mut example = Example::new(corpus.scheme, document);
            let tagged = teacher.tags(&example.features);
            for (allowed, tag) in example.allowed.iter_mut().zip(tagged.tags) {
                *allowed = if *allowed >> tag.idx() & 1 == 1 { 1 << tag.idx() } else { gold::ANY };
            }
            examples.push(example);
        }
    }
    say(&format!("{}: {} documents of silver", corpus.name, examples.len()));
    Ok(examples)
}

/// Learns both passes.
fn model(examples: &[Example]) -> Model {
    let mut set = Set::new(examples);
    // The second pass learns from what a model that has not seen the document says of it.
    let half = Plan { n_epochs: 3, ..PLAN };
    let halves = [0, 1].map(|parity| learn::learn(&set, half, |run| run.example_idx % 2 == parity).rounded(usize::MAX));
    say("learned the halves");
    let other_half = |idx: usize| &halves[(idx + 1) % 2];
    let tags: Vec<Vec<Tag>> = examples.iter().enumerate().map(|(idx, example)| other_half(idx).first_tags(&example.features)).collect();
    set.add_second(examples, &tags);
    // Models that saw the examples in different orders differ by chance: their sum has less of it than each.
    let mut weights = learn::learn(&set, PLAN, |_| true);
    for seed in PLAN.seed + 1..PLAN.seed + PLAN.n_seeds {
        weights.add(&learn::learn(&set, Plan { seed, ..PLAN }, |_| true));
        say("learned in another order");
    }
    let model = weights.rounded(N_WEIGHTS);
    say("learned the whole");
    model
}
