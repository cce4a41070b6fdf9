//! Signs: what the wording of one unit shows by itself, before its neighbours are asked.

use std::sync::LazyLock;

use super::{
    super::lines,
    dates,
    needles::Needles,
    phrases::{self, Phrase},
    units::{Element, Unit, compared},
};

/// Notices are short; a long paragraph that speaks of cookies is about cookies.
const LONGEST_NOTICE: usize = 140;

/// A longer unit is a paragraph, whatever words it begins with.
const LONGEST_LINE: usize = 400;

/// What a unit is by its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Nothing but an address in the web.
    Address,
    /// The address of a picture or script.
    FileAddress,
    /// A date, with no more than a label or a reading time beside it.
    Stamp,
    /// `en_EN`, `News`, a lone number and the like.
    Code,
    /// An address of mail, a telephone number.
    Contact,
    /// `© 2019 …`, `All rights reserved`.
    Copyright,
    /// Menus, share lines, notices.
    Notice,
    /// The title over other articles' titles: `Related stories`, `Most read`.
    Related,
    /// `Read more: …`.
    ReadMore,
    /// Where the readers' comments begin.
    Comments,
    /// `By Name`.
    Byline,
    /// `Source: …`, `From: …`.
    Source,
    /// `Tags: …`.
    Tags,
    /// Comma-separated key words.
    Keywords,
    /// Text under a picture.
    Caption,
    /// `Enditem`, `###`.
    Desk,
}

impl Sign {
    /// Whether only pages have it, and no plain text.
    pub fn is_page_furniture(self) -> bool {
        matches!(self, Self::Notice | Self::Related | Self::ReadMore | Self::Comments | Self::Copyright)
    }
}

/// The sign of a unit; `None` where only its place can tell. `folded` is the unit as it is compared, where
/// [`is_worded`] wants it.
pub(super) fn sign(text: &str, unit: &Unit, folded: &str) -> Option<Sign> {
    if unit.hint.element == Element::Caption {
        return Some(Sign::Caption);
    }
    if unit.hint.element == Element::Tag {
        return Some(Sign::Tags);
    }
    let slice = unit.slice(text);
    if is_consent(slice) {
        return Some(Sign::Notice);
    }
    if LONGEST_LINE < slice.len() {
        return (!slice.contains(char::is_alphanumeric)).then_some(Sign::Code);
    }
    address(slice)
        .or_else(|| stamp(slice))
        .or_else(|| contact(slice, unit))
        .or_else(|| desk(slice))
        .or_else(|| code(slice))
        .or_else(|| worded(slice, folded, unit))
}

/// Whether a unit's words are looked at for a sign: of long paragraphs only their ends are.
pub(super) fn is_worded(slice: &str, unit: &Unit) -> bool {
    slice.len() <= LONGEST_LINE && (slice.len() < LONGEST_NOTICE || !unit.is_prose())
}

/// What sites ask of readers before they may read, at length.
fn is_consent(slice: &str) -> bool {
    let words = [
        "cookies",
        "consent",
        "partners",
        "personal data",
        "privacy",
        "preferences",
        "your device",
        "your browser",
        "legitimate interest",
        "opt out",
    ];
    let is_of_length =
        (80..1_500).contains(&slice.len()) && (slice.contains("cookie") || slice.contains("privacy")) && slice.contains("you");
    is_of_length && words.iter().filter(|word| slice.contains(*word)).count() >= 3
}

fn address(slice: &str) -> Option<Sign> {
    let starts = slice.starts_with("http://") || slice.starts_with("https://") || slice.starts_with("www.");
    if !starts || slice.contains(' ') {
        return None;
    }
    Some(if is_file(slice) { Sign::FileAddress } else { Sign::Address })
}

/// Whether an address is that of a picture, a script or the like.
pub(super) fn is_file(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    matches!(extension, "jpg" | "jpeg" | "png" | "gif" | "webp" | "svg" | "avif" | "mp4" | "mp3" | "css" | "js" | "ico" | "m3u8" | "woff2")
}

/// A line whose words are its date, its label and a reading time.
fn stamp(slice: &str) -> Option<Sign> {
    if !slice.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if LONGEST_NOTICE < slice.len() && !slice.contains("://") {
        return None;
    }
    // A line may lead with the article's address, as dumps do.
    let line: String = slice.split(' ').filter(|word| !word.contains("://")).collect::<Vec<_>>().join(" ");
    if LONGEST_NOTICE < line.len() {
        return None;
    }
    let moments = dates::moments(&line);
    let (first, last) = (moments.first()?, moments.last()?);
    let label = compared(&format!("{} {}", line.get(..first.start)?, line.get(last.end..)?));
    let is_label = |word: &str| phrases::is_stamp_word(word) || word.len() <= 2 || word.bytes().all(|byte| byte.is_ascii_digit());
    label.split(' ').all(is_label).then_some(Sign::Stamp)
}

fn code(slice: &str) -> Option<Sign> {
    let is_lone_number = slice.len() <= 6 && slice.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.');
    let is_language = matches!(slice.as_bytes(), [a, b, b'_' | b'-', c, d]
        if a.is_ascii_lowercase() && b.is_ascii_lowercase() && c.is_ascii_alphabetic() && d.is_ascii_alphabetic());
    let is_rule = !slice.chars().any(char::is_alphanumeric);
    // A live report's entries begin with their time.
    let is_time = slice.len() <= 8
        && slice.contains(':')
        && slice.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b' ' | b'a' | b'p' | b'm' | b'.'));
    (is_lone_number || is_time && slice.bytes().any(|byte| byte.is_ascii_digit()) || is_language || is_rule && slice != "###")
        .then_some(Sign::Code)
}

fn contact(slice: &str, unit: &Unit) -> Option<Sign> {
    let is_mail = unit.n_words <= 6 && slice.len() < 100 && slice.contains('@') && slice.split(' ').any(is_mail);
    let n_digits = slice.bytes().filter(u8::is_ascii_digit).count();
    let is_phone_char = |byte: u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'+' | b'-' | b'(' | b')' | b'.' | b'/');
    let is_phone = (7..=15).contains(&n_digits) && slice.bytes().all(is_phone_char);
    let is_labelled = n_digits >= 7 && ["Tel", "Phone", "Fax", "Call"].iter().any(|label| slice.starts_with(label));
    // `Out of hours   020 7946 0000`: a few words, and the number is the line's end.
    let tail = slice.trim_end_matches(|char: char| char.is_ascii_digit() || matches!(char, ' ' | '+' | '-' | '(' | ')' | '.'));
    let n_tail_digits = slice.get(tail.len()..).unwrap_or_default().bytes().filter(u8::is_ascii_digit).count();
    let is_ended =
        (9..=15).contains(&n_tail_digits) && slice.len() < 80 && tail.split_whitespace().count() <= 5 && n_digits == n_tail_digits;
    (is_mail || is_phone || is_labelled || is_ended).then_some(Sign::Contact)
}

fn is_mail(word: &str) -> bool {
    let Some((local, domain)) = word.split_once('@') else { return false };
    !local.is_empty() && domain.contains('.') && domain.starts_with(|char: char| char.is_ascii_alphanumeric())
}

/// `Enditem`, `###`, `-30-`, `ENDS`, `MQ/MG`.
pub(super) fn desk(slice: &str) -> Option<Sign> {
    let bare = slice.trim_matches(['\\', '*', '-', '.', ' ', '(', ')']);
    let is_word = matches!(bare, "Enditem" | "ENDITEM" | "###" | "# # #" | "30" | "ENDS" | "Ends" | "END");
    let mut initials = bare.split('/');
    let is_initials = bare.contains('/')
        && bare.len() <= 12
        && initials.all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_uppercase()));
    (is_word || is_initials).then_some(Sign::Desk)
}

fn worded(slice: &str, folded: &str, unit: &Unit) -> Option<Sign> {
    let is_short = slice.len() < LONGEST_NOTICE;
    if is_short && slice.starts_with('©') {
        return Some(Sign::Copyright);
    }
    if is_short && slice.starts_with("SOURCE ") && unit.n_words <= 8 {
        return Some(Sign::Source);
    }
    // Most units are paragraphs of the body: of these only captions and long lists of key words have words to show.
    if !is_worded(slice, unit) {
        return if is_caption(slice, unit) { Some(Sign::Caption) } else { keywords(slice, unit) };
    }
    if is_short && let Some(sign) = byline(slice, folded, unit) {
        return Some(sign);
    }
    if is_short && is_doubled(folded) {
        return Some(Sign::Notice);
    }
    if is_caption(slice, unit) {
        return Some(Sign::Caption);
    }
    if is_short && is_lead_elsewhere(slice) {
        return Some(Sign::ReadMore);
    }
    let Some(phrase) = phrases::phrase(folded, is_short) else { return keywords(slice, unit) };
    match phrase {
        Phrase::Notice => Some(Sign::Notice),
        Phrase::Related => Some(Sign::Related),
        Phrase::Comments => Some(Sign::Comments),
        Phrase::Copyright => Some(Sign::Copyright),
        // The phrase is a prefix here: a sentence that begins alike has no colon and ends.
        Phrase::ReadMore => (!unit.is_prose() || slice.contains(": ")).then_some(Sign::ReadMore),
        Phrase::Tags => (slice.contains(':') || unit.n_words <= 2).then_some(Sign::Tags),
        Phrase::Source => (!unit.is_closed && unit.n_words < 25 && labelled(slice)).then_some(Sign::Source),
    }
}

/// `Tech Insider Tech Insider`: a picture's description, its title and perhaps its link, one behind the other.
fn is_doubled(folded: &str) -> bool {
    (2..=4).any(|n_copies| {
        let len = (folded.len() + 1) / n_copies;
        let Some(first) = folded.get(..len.saturating_sub(1)).filter(|first| first.contains(' ')) else { return false };
        (folded.len() + 1).is_multiple_of(n_copies)
            && (0..n_copies).all(|copy| folded.get(copy * len..copy * len + first.len()) == Some(first))
    })
}

/// Whether a label and its colon begin the line.
fn labelled(slice: &str) -> bool {
    slice.find(':').is_some_and(|colon| colon < 14)
}

/// Labels and the spaces around them are no longer.
const LONGEST_LABEL: usize = 16;

/// `READ: …`, `Related: …`, `WATCH | …`.
fn is_lead_elsewhere(slice: &str) -> bool {
    let Some(end) = slice.bytes().take(LONGEST_LABEL).position(|byte| matches!(byte, b':' | b'|')) else { return false };
    let label = slice.get(..end).unwrap_or_default();
    label.is_ascii()
        && matches!(
            label.trim().to_ascii_lowercase().as_str(),
            "read" | "watch" | "related" | "see" | "more" | "listen" | "opinion" | "see also"
        )
}

/// `By Name`, `Written by Name`, or `By` alone before the name's line.
fn byline(slice: &str, folded: &str, unit: &Unit) -> Option<Sign> {
    let starts = ["by ", "written by ", "words by ", "reporting by ", "story by ", "posted by ", "author ", "reported by "];
    let prefix = starts.iter().find(|prefix| folded.as_bytes().first() == prefix.as_bytes().first() && folded.starts_with(*prefix));
    let Some(prefix) = prefix else {
        return (folded == "by" || folded == "written by").then_some(Sign::Byline);
    };
    // A space that does not break is longer than the one that it is compared as.
    let name = slice.get(slice.floor_char_boundary(prefix.len())..)?.trim_start_matches([' ', ':', '\u{a0}']);
    let is_name = name.starts_with(|char: char| !char.is_lowercase()) && unit.n_words <= 16 && !slice.ends_with(['?', '!']);
    let is_sentence = unit.is_closed && unit.n_small > 4;
    (is_name && !is_sentence).then_some(Sign::Byline)
}

/// A credit at either end, in brackets or behind a label.
fn is_caption(slice: &str, unit: &Unit) -> bool {
    if unit.n_words > 60 {
        return false;
    }
    if CAPTION_STARTS.iter().any(|start| slice.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))) {
        return true;
    }
    let tail = tail(slice);
    if !CREDITS.may_be_in(tail) {
        return false;
    }
    let tail = tail.to_ascii_lowercase();
    CREDITS.are_in(&tail) && (!lines::ends_sentence(slice) || tail.contains("photo") || tail.contains("image") || slice.ends_with(')'))
}

/// The last characters of a line, where credits stand.
fn tail(slice: &str) -> &str {
    let bytes_at = slice.len().saturating_sub(LONGEST_CREDIT);
    if let Some(tail) = slice.get(bytes_at..).filter(|tail| tail.is_ascii()) {
        return tail;
    }
    let at = slice.char_indices().rev().take(LONGEST_CREDIT).last().map_or(0, |(at, _)| at);
    slice.get(at..).unwrap_or_default()
}

/// Characters at a caption's end that are looked at for a credit.
const LONGEST_CREDIT: usize = 70;

/// How captions begin.
#[rustfmt::skip]
const CAPTION_STARTS: &[&str] = &[
    "(credit:", "(image", "(photo", "(picture", "[photo", "caption:", "credit:", "file image", "file photo", "getty images",
    "image caption", "image copyright", "image credit", "image source", "image:", "media caption", "photo by", "photo credit", "photo:",
    "photograph:", "picture:", "video:",
];

/// Whose picture it is, in small letters.
#[rustfmt::skip]
static CREDITS: LazyLock<Needles> = LazyLock::new(|| Needles::of(&[
    "photo:", "image:", "photo by ", "photo/", "(photo", "[photo", "image credit", "photo credit", "getty images", "/getty", "picture:",
    "via getty", "photograph:", "file photo", "ap photo", "/afp", "/reuters", "courtesy of", "via reuters", "via ap", " credit: ",
]));

/// `moscow, china, russia`: short items between commas, and no sentence.
fn keywords(slice: &str, unit: &Unit) -> Option<Sign> {
    if !slice.starts_with(|char: char| char.is_lowercase() || char.is_ascii_digit()) {
        return None;
    }
    let items: Vec<&str> = slice.split(',').map(str::trim).collect();
    let is_item = |item: &&str| !item.is_empty() && item.split(' ').count() <= 20 && !item.ends_with('.');
    let is_list = 3 <= items.len() && !unit.is_closed && items.iter().all(is_item);
    let is_small = unit.n_small * 10 >= unit.n_words * 9;
    (is_list && is_small).then_some(Sign::Keywords)
}

/// What pages read out before the text under a picture.
pub(super) fn is_picture_label(slice: &str) -> bool {
    matches!(slice, "Image" | "Photo" | "IMAGE" | "PHOTO")
}
