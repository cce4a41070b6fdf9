//! Every format that Galley writes, under one name each; their units of offsets stand in their own modules.
//!
//! Writing cannot fail. What a format cannot hold is left out and named.

use serde_json::value::RawValue;

use super::{archive, brat, conll, csv, doccano, label_studio, mentions::Export, spacy, tei, timexes, w3c};
use crate::{annotation::AnnotationSet, document::Document};

/// A format of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Everything that Galley knows, to be read back whole.
    Json,
    /// Time expressions alone.
    Timex,
    /// W3C Web Annotation, JSON-LD.
    W3c,
    /// spaCy's training data, a line an article.
    Spacy,
    /// CoNLL-2003, IOB2.
    Conll,
    /// brat standoff, the annotations; the text is its companion.
    Brat,
    /// doccano, a line an article.
    Doccano,
    /// Label Studio, a list of tasks; the labelling interface is its companion.
    LabelStudio,
    /// A table, a line an annotation.
    Csv,
    /// TEI P5.
    Tei,
}

/// A second file without which other tools cannot read the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    /// Its file name's extension, without the full stop.
    pub extension: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// What it holds.
    pub text: String,
}

impl Format {
    /// Every format, in the order in which people are offered them.
    pub const ALL: [Self; 10] =
        [Self::Json, Self::Csv, Self::W3c, Self::Spacy, Self::Conll, Self::Brat, Self::Doccano, Self::LabelStudio, Self::Tei, Self::Timex];

    /// The word that the command line uses for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Timex => "timex",
            Self::W3c => "w3c",
            Self::Spacy => "spacy",
            Self::Conll => "conll",
            Self::Brat => "brat",
            Self::Doccano => "doccano",
            Self::LabelStudio => "label-studio",
            Self::Csv => "csv",
            Self::Tei => "tei",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Its name for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Json => "Galley (JSON, reads back whole)",
            Self::Timex => "Dates only (TIMEX3 values as JSON)",
            Self::W3c => "W3C Web Annotation (JSON-LD)",
            Self::Spacy => "spaCy (JSONL)",
            Self::Conll => "CoNLL-2003 (IOB2)",
            Self::Brat => "brat standoff (.ann)",
            Self::Doccano => "doccano (JSONL)",
            Self::LabelStudio => "Label Studio (JSON)",
            Self::Csv => "Table (CSV)",
            Self::Tei => "TEI P5 (XML)",
        }
    }

    /// Its file name's extension, without the full stop.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "galley.json",
            Self::Timex => "timex.json",
            Self::W3c => "jsonld",
            Self::Spacy => "spacy.jsonl",
            Self::Conll => "conll",
            Self::Brat => "ann",
            Self::Doccano => "doccano.jsonl",
            Self::LabelStudio => "label-studio.json",
            Self::Csv => "csv",
            Self::Tei => "tei.xml",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json | Self::Timex | Self::LabelStudio => "application/json",
            Self::W3c => "application/ld+json",
            Self::Spacy | Self::Doccano => "application/jsonl",
            Self::Conll | Self::Brat => "text/plain",
            Self::Csv => "text/csv",
            Self::Tei => "application/tei+xml",
        }
    }

    /// Whether several articles may stand behind one another in a file.
    pub fn holds_several(self) -> bool {
        !matches!(self, Self::Brat | Self::Tei)
    }

    /// What stands once above several articles.
    pub fn heading(self) -> Option<String> {
        (self == Self::Csv).then(csv::heading_of_several)
    }
}

/// Writes one article.
pub fn export(format: Format, document: &Document, annotations: &AnnotationSet) -> Export {
    match format {
        Format::Json => whole(archive::write(document, annotations)),
        Format::Timex => whole(timexes::write(document, annotations)),
        Format::W3c => w3c::write(document, annotations),
        Format::Spacy => spacy::write(None, document, annotations),
        Format::Conll => conll::write(document, annotations),
        Format::Brat => brat::write(document, annotations),
        Format::Doccano => doccano::write(None, document, annotations),
        Format::LabelStudio => label_studio::write(document, annotations),
        Format::Csv => csv::write(document, annotations),
        Format::Tei => tei::write(document, annotations),
    }
}

/// Writes one of several articles, so that they may stand behind one another under [`Format::heading`]; `None` where not
/// [`Format::holds_several`].
pub fn export_one_of_several(format: Format, id: &RawValue, document: &Document, annotations: &AnnotationSet) -> Option<Export> {
    match format {
        Format::Json => Some(whole(archive::write_line(&id, document, annotations))),
        Format::Timex => Some(whole(timexes::write_line(id, document, annotations))),
        Format::W3c => Some(w3c::write_line(id, document, annotations)),
        Format::Spacy => Some(spacy::write(Some(id), document, annotations)),
        Format::Conll => Some(conll::write(document, annotations)),
        Format::Doccano => Some(doccano::write(Some(id), document, annotations)),
        Format::LabelStudio => Some(label_studio::write_line(id, document, annotations)),
        Format::Csv => Some(csv::write_one_of_several(id, document, annotations)),
        Format::Brat | Format::Tei => None,
    }
}

/// The second file of a format that needs one.
pub fn companion(format: Format, document: &Document) -> Option<Companion> {
    match format {
        Format::Brat => Some(Companion { extension: "txt", media_type: "text/plain", text: brat::companion(document) }),
        Format::LabelStudio => {
            Some(Companion { extension: "label-studio.xml", media_type: "application/xml", text: label_studio::companion() })
        }
        _ => None,
    }
}

fn whole(text: String) -> Export {
    Export { text, left_out: vec![] }
}
