//! What leaves the page.

use crate::{
    editor::{message::Effect, state::Article},
    formats::archive,
};

/// The annotation JSON as a file.
pub(super) fn download(article: &Article) -> Effect {
    Effect::Download {
        name: format!("{}.galley.json", file_stem(&article.title())),
        media_type: "application/json",
        text: archive::write(&article.document, &article.annotations),
    }
}

/// The annotation JSON for the clipboard.
pub(super) fn copy(article: &Article) -> Effect {
    Effect::Copy(archive::write(&article.document, &article.annotations))
}

/// A title as a file name that every system takes: letters and digits of any script, joined by hyphens.
fn file_stem(title: &str) -> String {
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
