//! The body's language: by its script, and within the Latin and Cyrillic scripts by its commonest words.
//!
//! A library for this costs tens of kilobytes to tell a hundred languages apart; a notice to the reader needs a few.

use std::sync::LazyLock;

use super::units::{hash, hash_of};

/// So many letters of the body are enough.
const SAMPLE: usize = 2_000;

/// Longer words, in bytes, are in no list.
const LONGEST_WORD: usize = 16;

/// So many words must be there, and so many of a hundred be known.
const MIN_WORDS: usize = 12;
const MIN_SHARE: usize = 8;

const LATIN: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "of", "and", "to", "in", "a", "that", "is", "for", "on", "with", "as", "was", "by", "at", "it", "from", "said", "has",
            "are", "be", "have", "not", "its",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "und", "das", "den", "von", "zu", "mit", "ist", "im", "des", "auf", "für", "nicht", "ein", "eine", "dem", "sich",
            "auch", "werden", "wird", "sie",
        ],
    ),
    (
        "fr",
        &[
            "le", "la", "les", "de", "des", "du", "et", "en", "un", "une", "est", "dans", "que", "pour", "qui", "sur", "par", "au", "pas",
            "avec", "aux", "il",
        ],
    ),
    (
        "es",
        &[
            "el", "la", "los", "las", "de", "del", "y", "en", "que", "un", "una", "por", "con", "para", "se", "su", "al", "es", "más",
            "no", "ha",
        ],
    ),
    (
        "it",
        &[
            "il", "la", "le", "gli", "di", "del", "della", "e", "che", "un", "una", "per", "con", "in", "è", "sono", "non", "nel", "da",
            "dei", "alla", "si",
        ],
    ),
    (
        "pt",
        &["o", "a", "os", "as", "de", "do", "da", "dos", "e", "em", "que", "um", "uma", "para", "com", "não", "por", "no", "na", "se", "é"],
    ),
    (
        "nl",
        &[
            "de", "het", "een", "van", "en", "in", "is", "dat", "op", "te", "voor", "met", "zijn", "niet", "aan", "er", "om", "ook", "bij",
            "door",
        ],
    ),
    ("sv", &["och", "att", "det", "i", "en", "som", "är", "på", "för", "av", "med", "till", "den", "har", "inte", "om", "ett", "från"]),
    ("da", &["og", "at", "det", "i", "en", "er", "på", "for", "af", "med", "til", "den", "har", "ikke", "om", "et", "fra", "som", "de"]),
    ("pl", &["w", "i", "z", "na", "do", "się", "nie", "że", "jest", "o", "to", "przez", "po", "dla", "od", "oraz", "są", "jak"]),
    ("tr", &["ve", "bir", "bu", "için", "ile", "de", "da", "olarak", "olan", "çok", "daha", "en", "gibi", "sonra", "ise", "kadar"]),
    (
        "id",
        &["yang", "dan", "di", "dengan", "untuk", "dari", "ini", "itu", "pada", "dalam", "tidak", "akan", "ke", "juga", "oleh", "adalah"],
    ),
    ("vi", &["của", "và", "là", "các", "trong", "có", "được", "cho", "với", "không", "đã", "một", "những", "người"]),
    ("ro", &["și", "de", "în", "la", "a", "din", "pe", "cu", "care", "nu", "o", "un", "pentru", "este", "au", "că", "mai"]),
    ("cs", &["a", "v", "se", "na", "je", "že", "s", "z", "do", "o", "ve", "by", "pro", "jsou", "který", "podle", "ale"]),
];

const CYRILLIC: &[(&str, &[&str])] = &[
    ("ru", &["и", "в", "на", "не", "что", "с", "по", "из", "для", "это", "как", "его", "но", "от", "также", "был", "он"]),
    ("uk", &["і", "в", "на", "не", "що", "з", "у", "та", "до", "для", "за", "це", "як", "його", "від", "також", "й", "про"]),
    ("bg", &["и", "в", "на", "не", "че", "с", "по", "от", "за", "се", "да", "е", "са", "като", "което", "този"]),
    ("sr", &["и", "у", "на", "не", "да", "је", "се", "за", "од", "су", "са", "који", "што", "као"]),
];

/// The BCP 47 tag of a text's language; `None` where there is too little to tell.
pub(super) fn tag<'a>(paragraphs: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut counts = Counts::default();
    for paragraph in paragraphs {
        counts.read(paragraph);
        if SAMPLE < counts.n_chars {
            break;
        }
    }
    counts.language().map(str::to_owned)
}

#[derive(Default)]
struct Counts {
    n_chars: usize,
    n_words: usize,
    scripts: [usize; SCRIPTS.len()],
    latin: [usize; LATIN.len()],
    cyrillic: [usize; CYRILLIC.len()],
    /// Letters that Persian and Urdu have and Arabic has not.
    n_persian: usize,
    n_urdu: usize,
}

/// Scripts and the language that a text in them most likely is.
const SCRIPTS: [(&str, std::ops::RangeInclusive<char>); 13] = [
    ("latin", 'A'..='ɏ'),
    ("el", 'Ͱ'..='Ͽ'),
    ("cyrillic", 'Ѐ'..='ԯ'),
    ("he", '֑'..='״'),
    ("ar", '؀'..='ۿ'),
    ("hi", 'ऀ'..='ॿ'),
    ("bn", 'ঀ'..='৿'),
    ("th", '\u{e00}'..='\u{e7f}'),
    ("ka", 'Ⴀ'..='ჿ'),
    ("ja", 'ぁ'..='ヿ'),
    ("zh", '一'..='鿿'),
    ("ko", '가'..='힣'),
    ("hy", '\u{530}'..='\u{58f}'),
];

impl Counts {
    fn read(&mut self, paragraph: &str) {
        for word in paragraph.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty()) {
            self.n_words += 1;
            if word.len() <= LONGEST_WORD {
                let hash = small_hash(word);
                if word.starts_with(|char: char| char < 'Ͱ') {
                    count_words(&KNOWN_LATIN, hash, &mut self.latin);
                } else {
                    count_words(&KNOWN_CYRILLIC, hash, &mut self.cyrillic);
                }
            }
            if word.is_ascii() {
                self.n_chars += word.len();
                self.scripts.iter_mut().take(1).for_each(|n_latin| *n_latin += word.len());
            }
            for char in word.chars().filter(|_| !word.is_ascii()) {
                self.n_chars += 1;
                self.n_persian += usize::from(matches!(char, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی'));
                self.n_urdu += usize::from(matches!(char, 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ' | 'ھ'));
                let script = SCRIPTS.iter().position(|(_, range)| range.contains(&char));
                if let Some(count) = script.and_then(|script| self.scripts.get_mut(script)) {
                    *count += 1;
                }
            }
            if SAMPLE < self.n_chars {
                return;
            }
        }
    }

    fn language(&self) -> Option<&'static str> {
        let n_letters: usize = self.scripts.iter().sum();
        let (script, count) = self.scripts.iter().enumerate().max_by_key(|(idx, count)| (**count, SCRIPTS.len() - idx))?;
        if n_letters < 40 || *count * 2 < n_letters && !self.is_japanese(n_letters) {
            return None;
        }
        match SCRIPTS.get(script)?.0 {
            "latin" => self.of_words(LATIN, &self.latin),
            "cyrillic" => self.of_words(CYRILLIC, &self.cyrillic).or(Some("ru")),
            "ar" if 20 * self.n_urdu > n_letters => Some("ur"),
            "ar" if 25 * self.n_persian > n_letters => Some("fa"),
            "zh" if self.is_japanese(n_letters) => Some("ja"),
            language => Some(language),
        }
    }

    /// Japanese mixes its syllables with Chinese characters.
    fn is_japanese(&self, n_letters: usize) -> bool {
        let n_kana = SCRIPTS.iter().position(|(name, _)| *name == "ja").and_then(|idx| self.scripts.get(idx)).copied().unwrap_or_default();
        n_letters < 10 * n_kana
    }

    fn of_words(&self, languages: &[(&'static str, &[&str])], counts: &[usize]) -> Option<&'static str> {
        let (idx, count) = counts.iter().enumerate().max_by_key(|(idx, count)| (**count, counts.len() - idx))?;
        let is_clear = MIN_WORDS <= self.n_words && MIN_SHARE * self.n_words <= 100 * count;
        languages.get(idx).filter(|_| is_clear).map(|(language, _)| *language)
    }
}

/// The hash of a word in small letters.
fn small_hash(word: &str) -> u64 {
    if word.is_ascii() {
        return hash_of(word.bytes().map(|byte| byte.to_ascii_lowercase()));
    }
    hash(&word.to_lowercase())
}

/// Adds a word to the counts of the languages that know it.
fn count_words(known: &[(u64, usize)], hash: u64, counts: &mut [usize]) {
    let first = known.partition_point(|(known, _)| *known < hash);
    for (_, language) in known.get(first..).unwrap_or_default().iter().take_while(|(known, _)| *known == hash) {
        if let Some(count) = counts.get_mut(*language) {
            *count += 1;
        }
    }
}

/// Hashes of all words of some languages with the language's place, sorted.
fn hashed(languages: &[(&str, &[&str])]) -> Vec<(u64, usize)> {
    let words_of = |(idx, (_, words)): (usize, &(&str, &[&str]))| words.iter().map(move |word| (hash(word), idx)).collect::<Vec<_>>();
    let mut known: Vec<(u64, usize)> = languages.iter().enumerate().flat_map(words_of).collect();
    known.sort_unstable();
    known
}

static KNOWN_LATIN: LazyLock<Vec<(u64, usize)>> = LazyLock::new(|| hashed(LATIN));
static KNOWN_CYRILLIC: LazyLock<Vec<(u64, usize)>> = LazyLock::new(|| hashed(CYRILLIC));

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(tag([text].into_iter()).as_deref(), expected);
    }

    #[test]
    fn names_languages() {
        check(
            "The mayor of the town said on Friday that the market is to open in spring and that it has cost more than planned.",
            Some("en"),
        );
        check("Der Bürgermeister der Stadt sagte am Freitag, dass die Halle im Frühjahr eröffnet wird und nicht mehr kostet.", Some("de"));
        check(
            "Le maire de la ville a déclaré vendredi que le marché ouvrira au printemps et que les travaux ne sont pas finis.",
            Some("fr"),
        );
        check("Мэр города заявил в пятницу, что рынок откроется весной и что работы на нём не закончены.", Some("ru"));
        check("قال رئيس البلدية يوم الجمعة إن السوق سيفتح في الربيع وإن العمل فيه لم ينته بعد", Some("ar"));
        check("شہر کے میئر نے جمعہ کو کہا کہ بازار بہار میں کھلے گا اور اس پر کام ابھی ختم نہیں ہوا ہے", Some("ur"));
        check("市长星期五说市场将在春天开放而且工程还没有完成所以大家还要再等一等市长星期五说市场将在春天开放而且", Some("zh"));
    }

    #[test]
    fn is_silent_where_there_is_little() {
        check("Two words", None);
        check("1 2 3", None);
    }
}
