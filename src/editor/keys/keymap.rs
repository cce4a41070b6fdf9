//! A person's own keys, in place of those that a binding comes with.

use crate::{
    editor::{
        effect::Effect,
        keys::{binding::Binding, chord::shown_chord, table::bindings},
        setting,
        state::{Keymap, Rebinding, State},
    },
    formats,
};

/// The setting that holds the person's keys.
const SETTING: &str = "keys";

/// Keys that stay the browser's or the dialog's, whatever a person wishes, and what for.
const RESERVED: &[(&str, &str)] = &[
    ("Tab", "it goes from control to control"),
    ("Shift+Tab", "it goes from control to control"),
    ("Ctrl+c", "it copies"),
    ("Ctrl+v", "it pastes an article"),
    ("Ctrl+x", "it cuts"),
    ("Ctrl+f", "it searches the page"),
    ("Ctrl+p", "it prints"),
    ("Ctrl+r", "it loads the page anew"),
    ("Ctrl+t", "it opens a tab"),
    ("Ctrl+w", "it closes the tab"),
    ("Ctrl+n", "it opens a window"),
    ("F5", "it loads the page anew"),
];

impl Keymap {
    /// The keys that do what a binding does.
    pub fn keys_of<'a>(&'a self, binding: &'a Binding) -> impl Iterator<Item = &'a str> {
        let own = self.0.get(binding.name).map(String::as_str);
        let defaults = binding.keys.iter().copied().filter(move |_| own.is_none());
        own.into_iter().chain(defaults)
    }

    /// Whether the person chose the binding's key.
    pub fn is_own(&self, binding: &Binding) -> bool {
        self.0.contains_key(binding.name)
    }

    /// Whether any key is the person's own.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The map that a setting holds. Names that no binding has any more are passed over.
    fn from_setting(json: &str) -> Self {
        let mut map = formats::settings::read_map(json).unwrap_or_default();
        map.retain(|name, _| bindings().any(|binding| binding.name == name));
        Self(map)
    }

    /// Why a key cannot be a binding's: it is the browser's, or does something else where the binding acts.
    fn refusal(&self, binding: &Binding, chord: &str) -> Option<String> {
        let shown = shown_chord(chord);
        if let Some((_, what_for)) = RESERVED.iter().find(|(reserved, _)| *reserved == chord) {
            return Some(format!("{shown} stays with the browser: {what_for}. Press another key."));
        }
        let is_taken = |other: &&Binding| {
            other.name != binding.name && other.needs.meets(binding.needs) && self.keys_of(other).any(|own| own == chord)
        };
        let taken = bindings().find(is_taken)?;
        Some(format!("{shown} is taken: {}. Press another key, or change that one first.", taken.does))
    }
}

/// Takes the person's keys out of the settings.
pub(in crate::editor) fn loaded(state: &mut State) {
    state.keymap = state.settings.get(SETTING).map(|json| Keymap::from_setting(json)).unwrap_or_default();
}

/// Waits for a new key.
pub(in crate::editor) fn asked(state: &mut State, name: &str) -> Vec<Effect> {
    let Some(binding) = bindings().find(|binding| binding.name == name) else { return vec![] };
    state.rebinding = Some(Rebinding { name: name.to_owned(), refusal: None });
    vec![Effect::Announce(format!("Press the new key for: {}. Escape keeps it as it is.", binding.does))]
}

/// Takes the key that was pressed for the binding that waits, or says why not.
pub(in crate::editor) fn chosen(state: &mut State, chord: String) -> Vec<Effect> {
    let Some(waiting) = state.rebinding.take() else { return vec![] };
    let Some(binding) = bindings().find(|binding| binding.name == waiting.name) else { return vec![] };
    if chord == "Escape" {
        return vec![Effect::Announce("The key stays as it was.".to_owned())];
    }
    if let Some(refusal) = state.keymap.refusal(binding, &chord) {
        state.rebinding = Some(Rebinding { refusal: Some(refusal.clone()), ..waiting });
        return vec![Effect::Announce(refusal)];
    }
    let told = format!("{}: {}.", shown_chord(&chord), binding.does);
    if binding.keys == [chord.as_str()] {
        state.keymap.0.remove(binding.name);
    } else {
        state.keymap.0.insert(waiting.name, chord);
    }
    vec![kept(state), Effect::Announce(told)]
}

/// Gives a binding the keys that it came with, unless one of them does something else by now.
pub(in crate::editor) fn reset(state: &mut State, name: &str) -> Vec<Effect> {
    let Some(binding) = bindings().find(|binding| binding.name == name) else { return vec![] };
    if let Some(refusal) = binding.keys.iter().find_map(|key| state.keymap.refusal(binding, key)) {
        state.rebinding = Some(Rebinding { name: name.to_owned(), refusal: Some(refusal.clone()) });
        return vec![Effect::Announce(refusal)];
    }
    state.keymap.0.remove(name);
    state.rebinding = None;
    vec![kept(state), Effect::Announce(format!("As it came: {}.", binding.does))]
}

/// Gives every binding the keys that it came with.
pub(in crate::editor) fn all_reset(state: &mut State) -> Vec<Effect> {
    state.keymap = Keymap::default();
    state.rebinding = None;
    vec![kept(state), Effect::Announce("All keys are as they came.".to_owned())]
}

fn kept(state: &mut State) -> Effect {
    let json = formats::settings::write_map(&state.keymap.0);
    setting::kept(state, SETTING, json)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::{
        keys::{Key, message_of_key},
        message::{Among, Msg},
        select::Towards,
        state::{Article, ArticleId, Overlay},
        update,
    };

    fn state() -> State {
        let article = Article::new(ArticleId(1), crate::Document::plain("a"), crate::AnnotationSet::default());
        State { article: Some(article), ..State::default() }
    }

    fn press(state: &State, key: &str) -> Option<Msg> {
        let key = Key { key: key.to_owned(), code: String::new(), is_command: false, is_shift: false, is_alt: false };
        message_of_key(&key, state)
    }

    fn rebind(state: &mut State, name: &str, key: &str) -> Vec<Effect> {
        update(state, Msg::OverlayOpened(Overlay::Keys));
        update(state, Msg::KeyAsked(name.to_owned()));
        let msg = press(state, key).unwrap();
        let effects = update(state, msg);
        if state.rebinding.is_none() {
            update(state, Msg::OverlayClosed);
        }
        effects
    }

    #[test]
    fn takes_a_new_key_and_keeps_it() {
        let mut state = state();
        let effects = rebind(&mut state, "next-mention", "q");
        assert_eq!(press(&state, "q"), Some(Msg::Stepped(Towards::Next, Among::All)));
        assert_eq!(press(&state, "j"), None);
        let Some(Effect::SaveSetting { name, json }) = effects.into_iter().next() else { panic!("it is not kept") };
        let mut later = self::state();
        update(&mut later, Msg::SettingsLoaded([(name, json)].into()));
        assert_eq!(press(&later, "q"), Some(Msg::Stepped(Towards::Next, Among::All)));
    }

    #[test]
    fn refuses_a_key_that_does_something_else_in_words() {
        let mut state = state();
        rebind(&mut state, "next-mention", "k");
        let refusal = state.rebinding.clone().unwrap().refusal.unwrap();
        assert!(refusal.contains("K is taken: previous mention"), "{refusal}");
        rebind(&mut state, "next-mention", "Tab");
        let refusal = state.rebinding.clone().unwrap().refusal.unwrap();
        assert!(refusal.contains("stays with the browser"), "{refusal}");
        assert!(state.keymap.is_empty());
    }

    #[test]
    fn escape_keeps_the_key_as_it_was() {
        let mut state = state();
        rebind(&mut state, "next-mention", "Escape");
        assert_eq!(press(&state, "j"), Some(Msg::Stepped(Towards::Next, Among::All)));
        assert_eq!(state.overlay, None);
    }

    #[test]
    fn one_key_or_all_go_back_to_what_they_were() {
        let mut state = state();
        rebind(&mut state, "next-mention", "q");
        rebind(&mut state, "previous-mention", "j");
        update(&mut state, Msg::KeyReset("next-mention".to_owned()));
        assert!(state.rebinding.clone().unwrap().refusal.unwrap().contains("J is taken"));
        update(&mut state, Msg::KeyReset("previous-mention".to_owned()));
        update(&mut state, Msg::KeyReset("next-mention".to_owned()));
        assert!(state.keymap.is_empty());
        rebind(&mut state, "next-mention", "q");
        update(&mut state, Msg::KeysReset);
        assert_eq!(press(&state, "j"), Some(Msg::Stepped(Towards::Next, Among::All)));
    }

    #[test]
    fn a_setting_that_is_no_map_changes_nothing() {
        for json in ["", "[]", "{\"gone\":\"x\"}", "{\"next-mention\":3}"] {
            assert!(Keymap::from_setting(json).is_empty(), "{json}");
        }
    }
}
