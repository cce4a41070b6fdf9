//! What stands around articles in the larger European languages: months, labels of dates and of authors.
//!
//! English has its own rules, which know more forms. Here only what is said in one way is read: `4. Dezember 2025`,
//! `4 de diciembre de 2025`, `Von Anna Schmidt`, `Par Anne Martin`.

use super::names::is_bare_name;

/// Each month in German, French, Spanish, Italian, Portuguese and Dutch, in small letters, in full and cut.
const MONTHS: [&str; 12] = [
    "januar jänner janvier janv enero ene gennaio gen janeiro januari",
    "februar feber février févr fév febrero febbraio fevereiro fev februari",
    "märz mrz mars marzo março maart mrt",
    "april avril avr abril abr aprile",
    "mai mayo maggio mag maio mei",
    "juni juin junio giugno giu junho",
    "juli juillet juil julio luglio lug julho",
    "august août agosto ago augustus",
    "september septembre septiembre settembre set setembro",
    "oktober okt octobre octubre ottobre ott outubro out",
    "november novembre noviembre novembro",
    "dezember dez décembre déc diciembre dic dicembre dezembro december",
];

/// The number of a month, from 1, by its name in another language than English.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let idx = MONTHS.iter().position(|names| names.split(' ').any(|name| name == word))?;
    u32::try_from(idx + 1).ok()
}

/// Words that stand beside the date of publication. Sorted.
#[rustfmt::skip]
const STAMP_WORDS: &[&str] = &[
    "aggiornato", "aktualisiert", "alle", "atualizado", "actualizado", "actualisé", "bijgewerkt", "dienstag", "dimanche", "dinsdag",
    "domenica", "domingo", "donderdag", "donnerstag", "erschienen", "feira", "freitag", "gepubliceerd", "giovedì", "heures", "horas",
    "jeudi", "jour", "jueves", "las", "lesezeit", "lundi", "lunedì", "lunes", "maandag", "mardi", "martedì", "martes", "mercoledì",
    "mercredi", "minuten", "mis", "mittwoch", "miércoles", "modifié", "montag", "ore", "pubblicato", "publicado", "publié", "quarta",
    "quinta", "sabato", "samedi", "samstag", "segunda", "sexta", "sonnabend", "sonntag", "stand", "sábado", "terça", "uhr", "uur",
    "vendredi", "venerdì", "veröffentlicht", "viernes", "vrijdag", "woensdag", "zaterdag", "zondag",
];

/// Whether a word of a language but English may stand beside a date on a line that is nothing but a date.
pub(super) fn is_stamp_word(word: &str) -> bool {
    STAMP_WORDS.contains(&word)
}

/// Whether a line says when an article last changed. `line` is in small letters.
pub(super) fn is_update(line: &str) -> bool {
    ["aktualisiert", "mis à jour", "actualizado", "aggiornato", "atualizado", "bijgewerkt"].iter().any(|label| line.starts_with(label))
}

/// Whether a line says when an article appeared. `line` is in small letters.
pub(super) fn is_published(line: &str) -> bool {
    ["veröffentlicht", "publié", "publicado", "pubblicato", "gepubliceerd"].iter().any(|label| line.contains(label))
}

/// What stands before an author's name, and what joins two.
const BYLINES: [(&str, &str); 6] =
    [("von ", " und "), ("par ", " et "), ("por ", " y "), ("di ", " e "), ("door ", " en "), ("texto: ", " y ")];

/// The label before the names of a line that is a byline in another language, in bytes, and what joins the names.
pub(super) fn byline(slice: &str) -> Option<(usize, &'static str)> {
    let starts = |label: &str| slice.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label));
    let (label, joint) = BYLINES.iter().find(|(label, _)| starts(label))?;
    let names = slice.get(label.len()..)?;
    let first = names.split([',', '|', '(', '·', '–']).next().unwrap_or_default();
    let first = first.split(joint).next().unwrap_or_default().trim();
    // Particles are small: `Jan de Vries`.
    let is_particle = |word: &&str| matches!(*word, "da" | "de" | "del" | "den" | "der" | "di" | "dos" | "la" | "le" | "van" | "von");
    let capitals: Vec<&str> = first.split(' ').filter(|word| !is_particle(word)).collect();
    is_bare_name(&capitals.join(" ")).then_some((label.len(), joint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_months() {
        for (word, expected) in
            [("Dezember", Some(12)), ("févr", Some(2)), ("MÄRZ", Some(3)), ("mayo", Some(5)), ("mois", None), ("", None)]
        {
            assert_eq!(month(word), expected, "{word}");
        }
    }

    #[test]
    fn tells_bylines_from_names_and_sentences() {
        for line in
            ["Von Anna Schmidt", "von Anna Schmidt und Jan Berg", "Par Anne Martin (AFP)", "Door Jan de Vries", "Por Ana García | Madrid"]
        {
            assert!(byline(line).is_some(), "{line}");
        }
        for line in ["Von Miller", "Von der Küste", "Par avion", "Por qué no", "Di Marco", "Von Anna Schmidt lernte er das Segeln"] {
            assert!(byline(line).is_none(), "{line}");
        }
    }
}
