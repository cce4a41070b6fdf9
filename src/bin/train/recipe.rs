//! What is learned from which texts, and how.

use crate::{gold::Scheme, learn::Plan};

/// A set of corpora to learn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Recipe {
    /// All corpora
    Default,
    /// Openly licensed corpora only
    Open,
}

/// A corpus: its files, what its labels mean, what it is and under which terms.
pub struct Corpus {
    pub files: &'static [&'static str],
    pub scheme: Scheme,
    pub name: &'static str,
    pub licence: &'static str,
}

const CONLL: Corpus = Corpus {
    files: &["conll03_train"],
    scheme: Scheme::Conll,
    name: "CoNLL-2003, training part (Reuters 1996)",
    licence: "research agreement on the text; weights only are shipped",
};

const WORLDWIDE: Corpus = Corpus {
    files: &["worldwide_train"],
    scheme: Scheme::Worldwide,
    name: "en-worldwide-newswire, training part (Stanford NLP)",
    licence: "none in its repository; CC BY-SA-NC according to a co-author",
};

const WIKINEURAL: Corpus = Corpus {
    files: &["wikineural_en_val", "wikineural_en_test"],
    scheme: Scheme::Wikineural,
    name: "WikiNEuRal, English, validation and test parts (Wikipedia, silver labels)",
    licence: "CC BY-NC-SA 4.0",
};

const UNIVERSAL: Corpus = Corpus {
    files: &["uner_ewt_dev", "uner_ewt_test"],
    scheme: Scheme::Universal,
    name: "Universal NER, English EWT, development and test parts (web texts)",
    licence: "CC BY-SA 4.0",
};

const CROSSNER: Corpus = Corpus {
    files: &[
        "crossner_ai_train",
        "crossner_ai_dev",
        "crossner_ai_test",
        "crossner_literature_train",
        "crossner_literature_dev",
        "crossner_literature_test",
        "crossner_music_train",
        "crossner_music_dev",
        "crossner_music_test",
        "crossner_politics_train",
        "crossner_politics_dev",
        "crossner_politics_test",
        "crossner_science_train",
        "crossner_science_dev",
        "crossner_science_test",
    ],
    scheme: Scheme::Crossner,
    name: "CrossNER, all parts (Wikipedia)",
    licence: "MIT",
};

const GMB: Corpus = Corpus {
    files: &["gmb_train"],
    scheme: Scheme::Gmb,
    name: "Groningen Meaning Bank (Voice of America and others, 2004–2010, silver labels)",
    licence: "said to be in the public domain",
};

/// The files that a model is measured on, which no recipe learns from.
pub const DEV: &[(&str, Scheme)] = &[("conll03_dev", Scheme::Conll), ("worldwide_dev", Scheme::Worldwide)];

impl Recipe {
    /// The corpora, in the order in which they are read.
    pub fn corpora(self) -> &'static [Corpus] {
        match self {
            Self::Default => &[CONLL, WORLDWIDE, WIKINEURAL, UNIVERSAL, CROSSNER],
            Self::Open => &[UNIVERSAL, CROSSNER, GMB],
        }
    }

    /// A corpus of which only those labels are learned from that a model of the others agrees with.
    pub fn silver(self) -> Option<&'static Corpus> {
        match self {
            Self::Default => Some(&GMB),
            Self::Open => None,
        }
    }

    /// The model's file under `data/`, without its extension; the card is beside it.
    pub fn stem(self) -> &'static str {
        match self {
            Self::Default => "tagger",
            Self::Open => "tagger-open",
        }
    }

    /// How the name is given on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Open => "open",
        }
    }
}

/// How all recipes are learned. Chosen on the dev files; what the others gave stands in `data/README.md`.
pub const PLAN: Plan = Plan { n_epochs: 6, seed: 7, n_seeds: 3, margin: 15.0, dropout: 26, min_count: 2 };

/// How many weights a model keeps: what fits the page's budget.
pub const N_WEIGHTS: usize = 700_000;
