//! Learns the tagger's model from corpora: `cargo run --release --bin train -- --corpora DIR`.
//!
//! The same data and seed give the same bytes. The corpora stay outside the project; `data/README.md` says where each can
//! be had. What is committed are the weights and their card.

#![expect(clippy::indexing_slicing, reason = "no part of the page: where the trainer's tables disagree, it has to stop")]

mod corpus;
mod evaluate;
mod examples;
mod gold;
mod learn;

use std::{
    io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Parser as _;
use galley::tagger::{file, model::Model, tag::Tag};

use crate::{
    examples::{Example, Set},
    gold::Scheme,
    learn::Plan,
};

/// Learns the tagger's model from corpora.
#[derive(clap::Parser)]
#[command(name = "train")]
struct Options {
    /// Folder of the corpora
    #[arg(long)]
    corpora: PathBuf,
    #[arg(long, default_value = "6")]
    epochs: usize,
    #[arg(long, default_value = "0")]
    margin: f32,
    #[arg(long, default_value = "26")]
    dropout: u64,
    #[arg(long, default_value = "2")]
    min_count: u32,
    #[arg(long, default_value = "900000")]
    weights: usize,
    #[arg(long)]
    single: bool,
    #[arg(long, default_value = "data/tagger.bin")]
    out: PathBuf,
    #[arg(long)]
    corpus: Vec<String>,
}

/// The files that a recipe learns from.
const DEFAULT: &[(&str, Scheme)] = &[
    ("conll03_train", Scheme::Conll),
    ("worldwide_train", Scheme::Worldwide),
    ("wikineural_en_val", Scheme::Wikineural),
    ("wikineural_en_test", Scheme::Wikineural),
    ("uner_ewt_dev", Scheme::Universal),
    ("uner_ewt_test", Scheme::Universal),
    ("crossner_ai_train", Scheme::Crossner),
    ("crossner_ai_dev", Scheme::Crossner),
    ("crossner_ai_test", Scheme::Crossner),
    ("crossner_literature_train", Scheme::Crossner),
    ("crossner_literature_dev", Scheme::Crossner),
    ("crossner_literature_test", Scheme::Crossner),
    ("crossner_music_train", Scheme::Crossner),
    ("crossner_music_dev", Scheme::Crossner),
    ("crossner_music_test", Scheme::Crossner),
    ("crossner_politics_train", Scheme::Crossner),
    ("crossner_politics_dev", Scheme::Crossner),
    ("crossner_politics_test", Scheme::Crossner),
    ("crossner_science_train", Scheme::Crossner),
    ("crossner_science_dev", Scheme::Crossner),
    ("crossner_science_test", Scheme::Crossner),
];

const DEV: &[(&str, Scheme)] = &[("conll03_dev", Scheme::Conll), ("worldwide_dev", Scheme::Worldwide), ("gmb_dev2000", Scheme::Gmb)];

fn read(corpora: &Path, name: &str, scheme: Scheme) -> io::Result<Vec<Example>> {
    let documents = corpus::read(&corpora.join(name).with_extension("bio"))?;
    Ok(documents.iter().map(|document| Example::new(scheme, document)).collect())
}

#[expect(clippy::print_stderr, reason = "the trainer reports on standard error")]
fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("train: {error}");
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "the trainer reports on standard error")]
fn run(options: &Options) -> io::Result<()> {
    let start = std::time::Instant::now();
    let mut examples = vec![];
    let mut held = vec![];
    for (name, scheme) in DEFAULT {
        if !options.corpus.is_empty() && !options.corpus.iter().any(|prefix| name.starts_with(prefix.as_str())) {
            continue;
        }
        let mut read = read(&options.corpora, name, *scheme)?;
        if *name == "wikineural_en_test" || *name == "crossner_politics_test" || *name == "uner_ewt_test" {
            let n = read.len();
            held.push((*name, read.split_off(n * 4 / 5)));
        }
        eprintln!("{name}: {} documents", read.len());
        examples.extend(read);
    }
    let mut set = Set::new(&examples);
    let n_tokens: usize = examples.iter().map(|example| example.document.tokens().len()).sum();
    eprintln!("{} tokens, {} active, {} runs; {:?}", n_tokens, set.allowed.len(), set.runs.len(), start.elapsed());
    let plan = Plan { n_epochs: options.epochs, seed: 7, margin: options.margin, dropout: options.dropout, min_count: options.min_count };
    if !options.single {
        // The second pass learns from what a model that has not seen the document says of it.
        let half = Plan { n_epochs: 3, ..plan };
        let even = learn::learn(&set, half, |run| run.example_idx % 2 == 0).rounded(usize::MAX);
        let odd = learn::learn(&set, half, |run| run.example_idx % 2 == 1).rounded(usize::MAX);
        let tags: Vec<Vec<Tag>> = examples
            .iter()
            .enumerate()
            .map(|(idx, example)| if idx % 2 == 0 { odd.first_tags(&example.features) } else { even.first_tags(&example.features) })
            .collect();
        set.add_second(&examples, &tags);
        eprintln!("halves learned; {:?}", start.elapsed());
    }
    let weights = learn::learn(&set, plan, |_| true);
    eprintln!("learned; {:?}", start.elapsed());
    for n_weights in [usize::MAX, options.weights] {
        let model = weights.rounded(n_weights);
        eprintln!("{n_weights}: {} rows", model.rows().count());
        for (name, scheme) in DEV {
            report(name, &model, &read(&options.corpora, name, *scheme)?);
        }
        for (name, examples) in &held {
            report(name, &model, examples);
        }
        if n_weights == options.weights {
            std::fs::write(&options.out, file::write(&model))?;
        }
    }
    eprintln!("{:?}", start.elapsed());
    Ok(())
}

#[expect(clippy::print_stderr, reason = "the trainer reports on standard error")]
fn report(name: &str, model: &Model, examples: &[Example]) {
    let start = std::time::Instant::now();
    let table = evaluate::evaluate(model, examples);
    let n_tokens: usize = examples.iter().map(|example| example.document.tokens().len()).sum();
    let per_second = n_tokens as f64 / start.elapsed().as_secs_f64();
    eprintln!(
        "{name:<24} PER {:.2} ORG {:.2} LOC {:.2} all {:.2}  ({per_second:.0} tokens/s)",
        table[0].f1(),
        table[1].f1(),
        table[2].f1(),
        table[3].f1()
    );
}
