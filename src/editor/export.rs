//! What leaves the page.

use crate::{
    editor::{
        effect::Effect,
        notice,
        state::{Article, State, Tone},
    },
    formats::{self, Format, archive},
};

/// The annotation JSON as a file.
pub(super) fn download(article: &Article) -> Effect {
    Effect::Download {
        name: format!("{}.galley.json", file_stem(&article.title())),
        media_type: "application/json",
        text: archive::write(&article.document, &article.annotations),
    }
}

/// A file of another format, with the second file that some formats need; and how many mentions it could not hold.
fn download_as(article: &Article, format: Format) -> (Vec<Effect>, usize) {
    let stem = file_stem(&article.title());
    let export = formats::export(format, &article.document, &article.annotations);
    let download = |extension: &str, media_type, text| Effect::Download { name: format!("{stem}.{extension}"), media_type, text };
    let companion = formats::companion(format, &article.document);
    let companion = companion.map(|companion| download(companion.extension, companion.media_type, companion.text));
    let file = download(format.extension(), format.media_type(), export.text);
    (std::iter::once(file).chain(companion).collect(), export.left_out.len())
}

/// Has a file of another format downloaded, and says what it could not hold.
pub(super) fn exported(state: &mut State, format: Format) -> Vec<Effect> {
    state.overlay = None;
    let Some(article) = &state.article else { return vec![] };
    let (effects, n_left_out) = download_as(article, format);
    if n_left_out > 0 {
        notice::said(
            state,
            Tone::Hint,
            format!("{}: {n_left_out} mentions were left out, since this format holds no overlaps.", format.title()),
        );
    }
    effects
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
