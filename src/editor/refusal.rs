//! Values that were typed and could not be taken. Each is told beside its field, which keeps what was typed until it is
//! mended or let go; where the field itself goes, what is lost is said.

use crate::{
    annotator,
    editor::{
        effect::Effect,
        message::Msg,
        notice,
        state::{ArticleId, Entry, Focus, Overlay, Refusal, State, WordEdit},
    },
};

/// Of the sectors that answer to a search so many are shown.
pub const N_SECTORS: usize = 40;

/// The field that a message fills.
pub(super) fn entry_of(msg: &Msg, state: &State) -> Option<Entry> {
    match (msg, state.focus) {
        (Msg::FieldEntered(name, _), _) => Some(Entry::Field(*name)),
        (Msg::ValueEntered(_) | Msg::OtherReadingAsked, Some(Focus::Annotation(id))) => Some(Entry::Value(id)),
        (Msg::EntityRenamed(id, _), _) => Some(Entry::Name(*id)),
        (Msg::LinkEntered(id, scheme, _), _) => Some(Entry::Link(*id, scheme)),
        (Msg::WordAdded(_), _) => Some(Entry::NewWord),
        (Msg::WordEdited(word_idx, WordEdit::Text(_)), _) => Some(Entry::Word(*word_idx)),
        _ => None,
    }
}

/// Keeps what was typed with the reason why it was not taken, and says so.
pub(super) fn refused(state: &mut State, entry: Entry, typed: impl Into<String>, reason: String) -> Vec<Effect> {
    forgotten(state, entry);
    let said = Effect::Announce(reason.clone());
    state.refusals.push(Refusal { entry, typed: typed.into(), reason });
    vec![said]
}

/// Lets go of what was typed into a field: it shows again what stands.
pub(super) fn forgotten(state: &mut State, entry: Entry) {
    state.refusals.retain(|refusal| refusal.entry != entry);
}

/// Lets go of what was typed into all fields of the page, as when the person leaves them by key.
pub(super) fn all_forgotten(state: &mut State) -> Vec<Effect> {
    let n_refusals = std::mem::take(&mut state.refusals).len();
    if n_refusals == 0 { vec![] } else { vec![Effect::Announce("The field is as it was.".to_owned())] }
}

/// Lets go of refusals whose field is not there any more. The value of a date goes with its palette, which any click may
/// close: that one is told.
pub(super) fn expired(state: &mut State, article_id: Option<ArticleId>) {
    if state.refusals.is_empty() {
        return;
    }
    let is_same_article = state.article.as_ref().map(|article| article.id) == article_id;
    let (kept, gone): (Vec<Refusal>, Vec<Refusal>) =
        std::mem::take(&mut state.refusals).into_iter().partition(|refusal| match refusal.entry {
            Entry::Field(_) => is_same_article,
            Entry::Value(id) => is_same_article && state.focus == Some(Focus::Annotation(id)),
            Entry::Name(id) | Entry::Link(id, _) => state.overlay == Some(Overlay::Entity(id)),
            Entry::Word(_) | Entry::NewWord => state.overlay == Some(Overlay::Words),
        });
    state.refusals = kept;
    if let Some(lost) = gone.into_iter().find(|refusal| matches!(refusal.entry, Entry::Value(_))) {
        notice::problem(state, format!("The date keeps its value. {}", lost.reason));
    }
}

/// Says that nothing in the tree answers to what was typed.
pub fn no_sector(query: &str) -> String {
    format!("Expected the name, a synonym or a code of a sector, found none that answers to “{}”.", query.trim())
}

/// Says how many sectors answer to what was typed, and which Enter takes.
pub(super) fn sectors_found(query: &str) -> Vec<Effect> {
    let found = annotator::find_sectors(query, N_SECTORS);
    let said = match found.first() {
        None => no_sector(query),
        Some(first) if found.len() == 1 => format!("1 sector: {}. Enter takes it.", first.sector.name),
        Some(first) => format!("{} sectors. Enter takes the first: {}.", found.len(), first.sector.name),
    };
    vec![Effect::Announce(said)]
}

/// Why an entity cannot have such an id in a register; an empty one takes the link away.
pub(super) fn of_link(scheme: &str, id: &str) -> Option<String> {
    let are = |text: &str, is: fn(&u8) -> bool| !text.is_empty() && text.as_bytes().iter().all(is);
    let (is_one, expected) = match scheme {
        "iso3166" => {
            let (country, part) = id.split_once('-').unwrap_or((id, "X"));
            let is_code = country.len() == 2 && are(country, u8::is_ascii_uppercase) && part.len() <= 3;
            (is_code && are(part, u8::is_ascii_alphanumeric), "a code of ISO 3166, as NO or GB-SCT")
        }
        "geonames" => (are(id, u8::is_ascii_digit), "the number of a place at GeoNames, as 3161733"),
        "wikidata" => (id.strip_prefix('Q').is_some_and(|number| are(number, u8::is_ascii_digit)), "the id of an item, as Q585"),
        _ => (true, ""),
    };
    (!is_one && !id.is_empty()).then(|| format!("Expected {expected}, found “{id}”."))
}
