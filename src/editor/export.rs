//! What leaves the page.

use std::collections::BTreeSet;

use crate::{
    editor::{
        effect::Effect,
        notice,
        state::{Article, State, Tone},
    },
    formats::{self, Export, Format, LeftOut, archive},
};

/// The annotation JSON as a file.
pub(super) fn download(article: &Article) -> Effect {
    Effect::Download {
        name: format!("{}.galley.json", file_stem(&article.title())),
        media_type: "application/json",
        text: archive::write(&article.document, &article.annotations),
    }
}

/// Has a file of another format downloaded, with the second file that some formats need, and says what it could not hold.
pub(super) fn exported(state: &mut State, format: Format) -> Vec<Effect> {
    state.overlay = None;
    let Some(article) = &state.article else { return vec![] };
    let stem = file_stem(&article.title());
    let Export { text, left_out } = formats::export(format, &article.document, &article.annotations);
    let download = |extension: &str, media_type, text| Effect::Download { name: format!("{stem}.{extension}"), media_type, text };
    let mut effects = vec![download(format.extension(), format.media_type(), text)];
    let companion = formats::companion(format, &article.document);
    effects.extend(companion.map(|companion| download(companion.extension, companion.media_type, companion.text)));
    if !left_out.is_empty() {
        notice::said(state, Tone::Hint, format!("{}: {}", format.title(), why(&left_out)));
    }
    effects
}

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
