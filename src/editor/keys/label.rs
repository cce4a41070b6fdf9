//! Keys that say what the focus is.

use super::{Binding, label_of_digit, with_focus, writes};
use crate::{
    annotation::EntityLabel,
    editor::message::{Choice, Msg, Scope},
};

/// Labelling.
pub(super) const BINDINGS: &[Binding] = &[
    Binding {
        group: "Label",
        keys: "1–9",
        does: "person, organisation, place, region, building, people, event, law, product",
        is_pressed: |key| label_of_digit(key).is_some() && !key.is_shift,
        message: |key, state| with_focus(state, Msg::Labelled(Choice::Entity(label_of_digit(key)?), Scope::One)),
    },
    Binding {
        group: "Label",
        keys: "M",
        does: "money",
        is_pressed: |key| writes(key, "m"),
        message: |_, state| with_focus(state, Msg::Labelled(Choice::Entity(EntityLabel::Money), Scope::One)),
    },
    Binding {
        group: "Label",
        keys: "%",
        does: "percentage",
        is_pressed: |key| writes(key, "%"),
        message: |_, state| with_focus(state, Msg::Labelled(Choice::Entity(EntityLabel::Percent), Scope::One)),
    },
    Binding {
        group: "Label",
        keys: "S",
        does: "sector",
        is_pressed: |key| writes(key, "s"),
        message: |_, state| with_focus(state, Msg::Labelled(Choice::Sector(None), Scope::One)),
    },
    Binding {
        group: "Label",
        keys: "T",
        does: "time or date",
        is_pressed: |key| writes(key, "t"),
        message: |_, state| with_focus(state, Msg::Labelled(Choice::Date, Scope::One)),
    },
    Binding {
        group: "Label",
        keys: "Shift+1–9",
        does: "label all with the same words",
        is_pressed: |key| label_of_digit(key).is_some() && key.is_shift && key.key != "%",
        message: |key, state| with_focus(state, Msg::Labelled(Choice::Entity(label_of_digit(key)?), Scope::Identical)),
    },
];
