//! One character as a reader sees it: mojibake decoded, HTML entities resolved, invisible characters known.
//!
//! This is where the text "as it is matched" begins. Reading a glyph looks at a bounded number of bytes, so that
//! every scan over glyphs is linear.

use super::steps;

/// The longest name between `&` and `;` that is looked at.
const LONGEST_ENTITY: usize = 10;

/// A character as it is read, and how many bytes of the text say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    pub char: char,
    pub len: usize,
}

/// The glyph at a byte offset; `None` behind the text's end or inside a character.
#[inline]
pub(super) fn glyph(text: &str, at: usize) -> Option<Glyph> {
    steps::count(1);
    let byte = *text.as_bytes().get(at)?;
    if byte < 0x80 && byte != b'&' {
        return Some(Glyph { char: char::from(byte), len: 1 });
    }
    rare_glyph(text, at)
}

/// The character at a byte offset with its entity resolved and nothing else, and the bytes that say it.
#[inline]
pub(super) fn decoded(text: &str, at: usize) -> Option<(char, usize)> {
    steps::count(1);
    let byte = *text.as_bytes().get(at)?;
    if byte < 0x80 && !matches!(byte, b'&' | 0) {
        return Some((char::from(byte), 1));
    }
    let rest = text.get(at..)?;
    let char = rest.chars().next()?;
    let entity = if char == '&' { entity(rest) } else { None };
    let (char, len) = entity.map_or((char, char.len_utf8()), |glyph| (glyph.char, glyph.len));
    // As browsers do: a text has no NUL.
    Some((if char == '\0' { char::REPLACEMENT_CHARACTER } else { char }, len))
}

fn rare_glyph(text: &str, at: usize) -> Option<Glyph> {
    let rest = text.get(at..)?;
    let char = rest.chars().next()?;
    if char == '&' {
        return Some(entity(rest).unwrap_or(Glyph { char, len: 1 }));
    }
    Some(mojibake(rest, char).unwrap_or(Glyph { char, len: char.len_utf8() }))
}

/// Reads `&rsquo;`, `&#39;` and `&#x27;`.
fn entity(rest: &str) -> Option<Glyph> {
    let bytes = rest.as_bytes();
    let len = bytes.iter().take(LONGEST_ENTITY + 2).position(|byte| *byte == b';')?;
    let name = rest.get(1..len)?;
    let char = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some(Glyph { char, len: len + 1 })
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    // Browsers read the numbers of the C1 controls as Windows-1252; so do the pages that print them.
    match u8::try_from(code) {
        Ok(byte) if (0x80..0xA0).contains(&byte) => WINDOWS_1252.get(usize::from(byte - 0x80)).copied(),
        _ => char::from_u32(code),
    }
}

/// The entities that news pages leave undecoded; all others stay as they stand.
fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" | "ensp" | "emsp" | "thinsp" => '\u{a0}',
        "rsquo" => '’',
        "lsquo" => '‘',
        "sbquo" => '‚',
        "rdquo" => '”',
        "ldquo" => '“',
        "bdquo" => '„',
        "laquo" => '«',
        "raquo" => '»',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "bull" => '•',
        "middot" => '·',
        "shy" => '\u{ad}',
        "zwnj" => '\u{200c}',
        "zwj" => '\u{200d}',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "euro" => '€',
        "pound" => '£',
        "yen" => '¥',
        "cent" => '¢',
        "deg" => '°',
        "frac12" => '½',
        "frac14" => '¼',
        "times" => '×',
        "szlig" => 'ß',
        "aelig" => 'æ',
        "AElig" => 'Æ',
        "oelig" => 'œ',
        "OElig" => 'Œ',
        "eth" => 'ð',
        "thorn" => 'þ',
        "sect" => '§',
        "para" => '¶',
        "iquest" => '¿',
        "iexcl" => '¡',
        "ordm" => 'º',
        "ordf" => 'ª',
        "sup2" => '²',
        "sup3" => '³',
        "plusmn" => '±',
        "minus" => '−',
        "divide" => '÷',
        "frac34" => '¾',
        "lsaquo" => '‹',
        "rsaquo" => '›',
        "dagger" => '†',
        "rarr" => '→',
        _ => return accented(name),
    })
}

/// What stands behind the letter in the name of one with an accent: the letters that have it, and what they become.
const ACCENTS: [(&str, &str, &str); 8] = [
    ("acute", "aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ"),
    ("grave", "aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
    ("circ", "aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
    ("uml", "aeiouyAEIOUY", "äëïöüÿÄËÏÖÜŸ"),
    ("tilde", "anoANO", "ãñõÃÑÕ"),
    ("ring", "aA", "åÅ"),
    ("cedil", "cC", "çÇ"),
    ("slash", "oO", "øØ"),
];

/// `eacute`, `Uuml`.
fn accented(name: &str) -> Option<char> {
    let (letter, accent) = name.split_at_checked(1)?;
    let (_, letters, accented) = ACCENTS.iter().find(|(known, ..)| *known == accent)?;
    let idx = letters.find(letter)?;
    accented.chars().nth(idx)
}

/// What Windows-1252 has at 0x80 to 0x9F; bytes that it leaves open stand for themselves, as in browsers.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The byte that Windows-1252 writes for a character.
fn windows_1252(char: char) -> Option<u8> {
    match u32::from(char) {
        code @ (0x80..=0xFF) => u8::try_from(code).ok(),
        0..0x80 => None,
        _ => WINDOWS_1252.iter().position(|known| *known == char).and_then(|idx| u8::try_from(idx + 0x80).ok()),
    }
}

/// Reads UTF-8 that was taken for Windows-1252 (`â€™`, `Ã©`): a character for two to four.
fn mojibake(rest: &str, first: char) -> Option<Glyph> {
    let n_bytes = match first {
        // Of the leads of two bytes only those of European letters: `É»` and the like are good French.
        'Â'..='Å' | 'Ð' | 'Ñ' => 2,
        'à'..='ï' => 3,
        'ð' => 4,
        _ => return None,
    };
    let mut bytes = [0_u8; 4];
    let mut len = 0;
    let mut chars = rest.chars();
    for byte in bytes.iter_mut().take(n_bytes) {
        let char = chars.next()?;
        *byte = windows_1252(char)?;
        len += char.len_utf8();
    }
    // A wrong sequence of continuation bytes is no UTF-8: the text is what it says.
    let char = std::str::from_utf8(bytes.get(..n_bytes)?).ok()?.chars().next()?;
    Some(Glyph { char, len })
}

/// What a glyph does to the tokeniser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Space,
    /// Zero width, soft hyphens, marks of direction: there, but not read.
    Invisible,
    Letter,
    Digit,
    Apostrophe,
    Mark,
}

/// The class of a character.
#[inline]
pub(super) fn class(char: char) -> Class {
    match char {
        // The commonest letters, so that the tables of Unicode need not be searched.
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ž' | 'А'..='я' | 'ء'..='غ' | 'ف'..='ي' => Class::Letter,
        ' ' | '\n' | '\r' | '\t' => Class::Space,
        '0'..='9' => Class::Digit,
        '\'' | '’' | 'ʼ' | '‘' => Class::Apostrophe,
        // Dashes, quotes, dots and bullets.
        '!'..='~' | '\u{2010}'..='\u{2017}' | '\u{201a}'..='\u{2027}' => Class::Mark,
        _ => rare_class(char),
    }
}

fn rare_class(char: char) -> Class {
    if is_invisible(char) {
        Class::Invisible
    } else if char.is_whitespace() {
        Class::Space
    } else if char.is_alphabetic() || is_combining(char) {
        Class::Letter
    } else if char.is_numeric() {
        Class::Digit
    } else {
        Class::Mark
    }
}

/// Whether a character is there without being seen.
pub(super) fn is_invisible(char: char) -> bool {
    matches!(char,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}')
}

/// Accents and vowel signs written as characters of their own.
fn is_combining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20f0}')
}

/// Whether a character is written without spaces to its neighbours (Chinese, Japanese): each is a word.
pub(super) fn is_ideograph(char: char) -> bool {
    matches!(char, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A character as it is matched: quotes and hyphens straight.
pub(super) fn folded(char: char) -> char {
    match char {
        '’' | '‘' | 'ʼ' | '‚' | '‛' | '′' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '‐' | '‑' => '-',
        char => char,
    }
}

/// A stretch of text as it is matched: mojibake and entities read, invisible characters gone, quotes straight, white
/// space as it stands.
pub(super) fn folded_text(text: &str) -> String {
    let mut folded_text = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(glyph) = glyph(text, at) {
        at += glyph.len;
        if !is_invisible(glyph.char) {
            folded_text.push(folded(glyph.char));
        }
    }
    folded_text
}

/// A title as it is shown: mojibake and entities read, invisible characters gone, white space single, quotes kept.
pub(super) fn folded_title(text: &str) -> String {
    let mut title = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(glyph) = glyph(text, at) {
        at += glyph.len;
        if class(glyph.char) == Class::Space {
            if !title.ends_with(' ') {
                title.push(' ');
            }
        } else if !is_invisible(glyph.char) {
            title.push(glyph.char);
        }
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(folded_text(text), expected, "of {text}");
    }

    #[test]
    fn reads_mojibake() {
        check("sectorâ€™s â€œwordsâ€\u{9d} â‚¬1 cafÃ© Ãngel", "sector's \"words\" €1 café Ãngel");
        check("ðŸ˜€ MÃ¼nchen Â£5 5Â\u{a0}km", "😀 München £5 5\u{a0}km");
    }

    #[test]
    fn leaves_good_text_alone() {
        for text in
            ["café", "CAFÉ»s".trim_end_matches("»s"), "São Paulo", "Ñandú", "naïve", "Åland", "âge", "Ãngel", "A&B; C", "&;", "&unknown;"]
        {
            check(text, text);
        }
    }

    #[test]
    fn reads_entities() {
        check("Moscow&rsquo;s &#39;x&#x27; AT&amp;T &#8217;&#146;", "Moscow's 'x' AT&T ''");
        check("&#99999999;&#xD800;&#;&#x;", "&#99999999;&#xD800;&#;&#x;");
    }

    #[test]
    fn drops_what_is_not_seen() {
        check("com\u{ad}panies \u{200b}boost\u{feff} \u{202b}x\u{202c}", "companies boost x");
    }
}
