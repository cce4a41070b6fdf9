//! What is kept of articles and of the page itself.

use std::collections::BTreeMap;

use galley::editor::{Effect, Msg};

use crate::page::{ARTICLE, Page};

#[test]
fn settings_come_back_as_they_were_left() {
    let mut page = Page::with(ARTICLE);
    let effects = page.send(Msg::LabelsToggled);
    let [Effect::SaveSetting { name, json }] = effects.as_slice() else { panic!("nothing is kept: {effects:?}") };
    let mut later = Page::default();
    later.send(Msg::SettingsLoaded(BTreeMap::from([(name.clone(), json.clone())])));
    assert!(later.state.shows_labels);
    assert_eq!(later.state.settings, page.state.settings);
}
