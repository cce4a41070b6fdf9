//! The word list as a file, UTF-8 JSON without offsets:
//!
//! ```json
//! { "format": "galley-words", "version": 1, "active": true, "words": [
//!   { "text": "Acme", "always": "ORG", "case_sensitive": true, "active": true },
//!   { "text": "chips", "always": "SECTOR", "sector": "semiconductors" },
//!   { "text": "May", "never": "date" } ] }
//! ```
//!
//! `always` is a label of the annotation JSON, with `sector` the id of a sector where it is `SECTOR`; `never` is `entity`,
//! `sector`, `date` or `any`; an entry has one of both. `case_sensitive` is false and `active` is true where they are
//! missing. Readers ignore members that they do not know.

use serde::{Deserialize, Serialize};

use super::{
    error::{ReadError, named, unexpected, unknown},
    json,
};
use crate::annotation::{EntityLabel, MAX_WORD_LEN, Never, SectorId, Word, WordList, WordRule};

/// What a reader calls a file of this format.
const FILE: &str = "a word list of Galley";

/// The value of `format`.
const FORMAT: &str = "galley-words";

/// The newest version that this program writes and reads.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct ListRow {
    format: String,
    version: u32,
    #[serde(default = "yes")]
    active: bool,
    words: Vec<WordRow>,
}

#[derive(Serialize, Deserialize)]
struct WordRow {
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    always: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sector: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    never: Option<String>,
    #[serde(default)]
    case_sensitive: bool,
    #[serde(default = "yes")]
    active: bool,
}

fn yes() -> bool {
    true
}

/// The list as JSON, indented, with a line break at its end.
pub fn write(list: &WordList) -> String {
    let words = list.words().iter().map(word_row).collect();
    json::indented(&ListRow { format: FORMAT.to_owned(), version: VERSION, active: !list.is_off, words })
}

fn word_row(word: &Word) -> WordRow {
    let (always, sector, never) = match &word.rule {
        WordRule::Entity(label) => (Some(label.name().to_owned()), None, None),
        WordRule::Sector(id) => (Some("SECTOR".to_owned()), Some(id.0.clone()), None),
        WordRule::Never(never) => (None, None, Some(never.name().to_owned())),
    };
    WordRow { text: word.text.clone(), always, sector, never, case_sensitive: word.is_case_sensitive, active: !word.is_off }
}

/// Whether a file says that it is a word list, whatever else is wrong with it.
pub fn is_list(json: &str) -> bool {
    #[derive(Deserialize)]
    struct Named {
        format: String,
    }
    serde_json::from_str::<Named>(json::unmarked(json)).is_ok_and(|named| named.format == FORMAT)
}

/// Reads a list back. `is_sector` tells whether the tree knows an id.
///
/// # Errors
/// Where the file is malformed, of another format, or an entry says what the format does not know. Nothing is read in
/// part.
pub fn read(json: &str, is_sector: impl Fn(&SectorId) -> bool) -> Result<WordList, ReadError> {
    let json = json::unmarked(json);
    json::read::<json::Head>(json, FILE)?.check(FORMAT, VERSION)?;
    let row: ListRow = json::read(json, FILE)?;
    let mut list = WordList::default();
    list.is_off = !row.active;
    for (idx, row) in row.words.iter().enumerate() {
        list.add(word_of(&format!("words[{idx}]"), row, &is_sector)?);
    }
    Ok(list)
}

fn word_of(place: &str, row: &WordRow, is_sector: &impl Fn(&SectorId) -> bool) -> Result<Word, ReadError> {
    let n_bytes = row.text.trim().len();
    if n_bytes == 0 || MAX_WORD_LEN < n_bytes {
        return Err(unknown(format!("{place}.text"), format!("1 to {MAX_WORD_LEN} bytes of words"), &row.text));
    }
    let rule = match (&row.always, &row.never) {
        (Some(always), None) => always_of(place, always, row.sector.as_deref(), is_sector)?,
        (None, Some(never)) => WordRule::Never(named(format!("{place}.never"), never, &Never::ALL, Never::name)?),
        (None, None) => return Err(unexpected(place, "“always” or “never”", "neither")),
        (Some(_), Some(_)) => return Err(unexpected(place, "“always” or “never”", "both")),
    };
    Ok(Word { text: row.text.clone(), rule, is_case_sensitive: row.case_sensitive, is_off: !row.active })
}

fn always_of(place: &str, always: &str, sector: Option<&str>, is_sector: &impl Fn(&SectorId) -> bool) -> Result<WordRule, ReadError> {
    if always == "SECTOR" {
        let id = SectorId(sector.unwrap_or_default().to_owned());
        return if is_sector(&id) {
            Ok(WordRule::Sector(id))
        } else {
            Err(unknown(format!("{place}.sector"), "the id of a sector of the tree", &id.0))
        };
    }
    let expected = || EntityLabel::ALL.map(EntityLabel::name).join(" or ") + " or SECTOR";
    let label = EntityLabel::from_name(always);
    label.map(WordRule::Entity).ok_or_else(|| unknown(format!("{place}.always"), expected(), always))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_sector(id: &SectorId) -> bool {
        id.0 == "steel"
    }

    #[test]
    fn reads_what_it_wrote() {
        let mut list = WordList::default();
        list.is_off = true;
        let rules = [WordRule::Entity(EntityLabel::Org), WordRule::Sector(SectorId("steel".to_owned())), WordRule::Never(Never::Date)];
        for (rule, is_off) in rules.into_iter().zip([true, false, false]) {
            list.add(Word { text: "“A” b\\".to_owned(), rule, is_case_sensitive: is_off, is_off });
        }
        assert_eq!(read(&write(&list), is_sector), Ok(list));
    }

    #[track_caller]
    fn check_refused(json: &str, expected: &str) {
        let error = read(json, is_sector).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        check_refused("[]", "not a word list of Galley");
        check_refused("{\"format\": \"galley\", \"version\": 1}", "format: expected galley-words, found “galley”");
        check_refused("{\"format\": \"galley-words\", \"version\": 2, \"words\": []}", "version: expected 1");
        let words = |words: &str| format!("{{\"format\": \"galley-words\", \"version\": 1, \"words\": [{words}]}}");
        check_refused(
            &words("{\"text\": \"a\", \"never\": \"date\"}, {\"text\": \"b\"}"),
            "words[1]: expected “always” or “never”, found neither",
        );
        check_refused(&words("{\"text\": \"a\", \"always\": \"FIRM\"}"), "words[0].always: expected PERSON or ORG");
        check_refused(&words("{\"text\": \"a\", \"always\": \"SECTOR\", \"sector\": \"x\"}"), "words[0].sector");
        check_refused(&words("{\"text\": \" \", \"never\": \"any\"}"), "words[0].text: expected 1 to 200");
        check_refused(&words("{\"text\": 3, \"never\": \"any\"}"), "line 1");
    }
}
