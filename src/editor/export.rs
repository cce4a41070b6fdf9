//! What leaves the page.

use std::collections::BTreeSet;

use crate::{
    annotation::AnnotationSet,
    document::Document,
    editor::{
        effect::Effect,
        notice,
        state::{Article, State, Tone},
    },
    formats::{
        self, Export, Format, LeftOut, archive,
        wire::{self, Wire, wire_choice},
    },
};

/// A text of more bytes than this is written beside the page: a megabyte in some formats takes a quarter of a second.
const WRITTEN_HERE: usize = 100_000;

/// A file that is to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What it holds.
    pub text: String,
}

/// The files of an article in one format, with what they could not hold, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// One, or two where the format needs them.
    pub files: Vec<File>,
    /// How many mentions were left out, and why.
    pub note: Option<String>,
}

/// Has an article's files saved: at once, or written beside the page where that would keep it from answering.
pub(super) fn exported(state: &mut State, format: Format) -> Vec<Effect> {
    state.overlay = None;
    let Some(article) = &state.article else { return vec![] };
    if state.reads_aside && WRITTEN_HERE < article.document.text().len() {
        let task = task(article, format);
        state.n_writing += 1;
        return vec![Effect::Write(task), Effect::Announce("Writing the file.".to_owned())];
    }
    let Written { files, note } = written(format, &file_stem(&article.title()), &article.document, &article.annotations);
    note.into_iter().for_each(|note| drop(notice::said(state, Tone::Hint, note)));
    files.into_iter().map(|File { name, media_type, text }| Effect::Download { name, media_type, text }).collect()
}

/// The article as it stands now and the format, in bytes.
fn task(article: &Article, format: Format) -> Vec<u8> {
    let mut bytes = wire::write(&format);
    file_stem(&article.title()).put(&mut bytes);
    article.document.put(&mut bytes);
    article.annotations.put(&mut bytes);
    bytes
}

/// Does what the bytes of an [`Effect::Write`] ask for; `None` where they are others.
pub fn written_aside(mut task: &[u8]) -> Option<Written> {
    let (format, stem) = (Format::take(&mut task)?, String::take(&mut task)?);
    let (document, annotations) = (Document::take(&mut task)?, AnnotationSet::take(&mut task)?);
    task.is_empty().then(|| written(format, &stem, &document, &annotations))
}

fn written(format: Format, stem: &str, document: &Document, annotations: &AnnotationSet) -> Written {
    let Export { text, left_out } = formats::export(format, document, annotations);
    let file = |extension: &str, media_type, text| File { name: format!("{stem}.{extension}"), media_type, text };
    let companion = formats::companion(format, document);
    let companion = companion.map(|companion| file(companion.extension, companion.media_type, companion.text));
    let files = std::iter::once(file(format.extension(), format.media_type(), text)).chain(companion).collect();
    Written { files, note: (!left_out.is_empty()).then(|| format!("{}: {}", format.title(), why(&left_out))) }
}

/// Takes note that the files of an export were saved, or why they were not.
pub(super) fn files_saved(state: &mut State, saved: Result<Option<String>, String>) -> Vec<Effect> {
    state.n_writing = state.n_writing.saturating_sub(1);
    match saved {
        Ok(Some(note)) => notice::said(state, Tone::Hint, note),
        Ok(None) => vec![],
        Err(reason) => {
            state.n_writing = 0;
            // The next one is written in place, which takes longer and needs nobody.
            state.reads_aside = false;
            notice::problem(state, format!("The file was not written: {reason}. Nothing of the article is changed; export it once more."))
        }
    }
}

/// Gives up what is being written.
pub(super) fn stopped(state: &mut State) -> Vec<Effect> {
    if std::mem::take(&mut state.n_writing) == 0 {
        return vec![];
    }
    let mut effects = notice::said(state, Tone::Done, "Stopped. No file was written, and nothing of the article is changed.");
    effects.push(Effect::StopWriting);
    effects
}

wire_choice! { Format }

/// How many mentions a file could not hold, and why.
fn why(left_out: &[LeftOut]) -> String {
    let n_mentions = notice::counted(left_out.len(), "mention was", "mentions were");
    let reasons: BTreeSet<&str> = left_out.iter().map(|left_out| left_out.reason.title()).collect();
    format!("{n_mentions} left out, since this format holds none that {}.", Vec::from_iter(reasons).join(" or "))
}

/// The annotation JSON for the clipboard.
pub(super) fn copy(article: &Article) -> Effect {
    Effect::Copy(archive::write(&article.document, &article.annotations))
}

/// A title as a file name that every system takes: letters and digits of any script, joined by hyphens.
pub(super) fn file_stem(title: &str) -> String {
    let words = title.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    let stem: String = words.map(str::to_lowercase).collect::<Vec<_>>().join("-").chars().take(60).collect();
    let stem = stem.trim_end_matches('-');
    if stem.is_empty() { "article".to_owned() } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::file_stem;

    #[test]
    fn names_files_after_titles() {
        assert_eq!(file_stem("Steel: “up” 5%/year?"), "steel-up-5-year");
        assert_eq!(file_stem("../../etc/passwd"), "etc-passwd");
        assert_eq!(file_stem("…"), "article");
        assert_eq!(file_stem("Überfall in Köln"), "überfall-in-köln");
    }
}
