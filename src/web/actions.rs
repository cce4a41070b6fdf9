//! What a control says of itself (`data-action` and its companions) becomes a message.

use web_sys::{Element, HtmlInputElement};

use crate::{
    annotation::{EntityId, EntityLabel, SectorId},
    document::Role,
    editor::{ArticleId, End, FieldName, LibraryMsg, Msg, Overlay, Purpose, Scope, Towards, Unit},
    formats::Format,
    web::{
        changes,
        named::{annotation_id, choice},
    },
};

/// The message of a control. Corrections reach as far as `scope`.
pub fn message(control: &Element, scope: Scope) -> Option<Msg> {
    let value = |name: &str| control.get_attribute(name);
    let number = |name: &str| value(name)?.parse::<u32>().ok();
    Some(match value("data-action")?.as_str() {
        "sample" => Msg::SampleRequested,
        "undo" => Msg::Undone,
        "redo" => Msg::Redone,
        "export" => Msg::ExportRequested,
        "formats" => Msg::OverlayOpened(Overlay::Formats),
        "sector-menu" => Msg::OverlayOpened(Overlay::Sector(SectorId(value("data-sector")?))),
        "copy-text" => Msg::TextCopied(value("data-text")?),
        "export-as" => Msg::ExportedAs(Format::from_name(&value("data-format")?)?),
        "stop-writing" => Msg::WritingStopped,
        "copy" => Msg::CopyRequested,
        "theme" => Msg::ThemeAsked,
        "panel" => Msg::PanelToggled,
        "key" => Msg::KeyAsked(value("data-key")?),
        "key-reset" => Msg::KeyReset(value("data-key")?),
        "keys-reset" => Msg::KeysReset,
        "entity-of-focus" => Msg::EntityMenuAsked,
        "evidence" => Msg::EvidenceAsked,
        "keys" => Msg::OverlayOpened(Overlay::Keys),
        "library" => Msg::OverlayOpened(Overlay::Library),
        "sectors" => Msg::OverlayOpened(Overlay::Sectors),
        "roles" => Msg::OverlayOpened(Overlay::Roles(usize::try_from(number("data-block")?).ok()?)),
        "close" => Msg::OverlayClosed,
        "dismiss" => Msg::NoticeDismissed,
        "labels" => Msg::LabelsToggled,
        "go" => Msg::AnnotationFocused(annotation_id(&value("data-annotation")?)?),
        "entity" => Msg::EntityFocused(EntityId(number("data-entity")?)),
        "sector" => Msg::SectorFocused(SectorId(value("data-sector")?)),
        "label" => Msg::Labelled(choice(&value("data-label")?, value("data-sector"))?, scope),
        "accept" => Msg::Accepted(scope),
        "remove" => Msg::Removed(scope),
        "start-previous" => Msg::EndMoved(End::Start, Towards::Previous, Unit::Token),
        "start-next" => Msg::EndMoved(End::Start, Towards::Next, Unit::Token),
        "end-previous" => Msg::EndMoved(End::End, Towards::Previous, Unit::Token),
        "end-next" => Msg::EndMoved(End::End, Towards::Next, Unit::Token),
        "role" => Msg::RoleChosen(usize::try_from(number("data-block")?).ok()?, Role::from_name(&value("data-role")?)?),
        "open-article" => Msg::ArticleRequested(ArticleId(number("data-article")?)),
        "value" => Msg::ValueEntered(value("data-value")?),
        "split" => Msg::MentionSplit,
        "entity-menu" => Msg::OverlayOpened(Overlay::Entity(entity(control)?)),
        "entity-relabel" => Msg::EntityRelabelled(entity(control)?, EntityLabel::from_name(&value("data-label")?)?),
        "entity-remove" => Msg::EntityRemoved(entity(control)?),
        "entity-merge" => Msg::EntitiesMerged { from: entity(control)?, into: changes::merge_target()? },
        "delete-article" => Msg::ArticleDeleted(ArticleId(number("data-article")?)),
        name => {
            let article = value("data-article").and_then(|id| id.parse().ok()).map(ArticleId);
            return changes::message_of_action(name, control).or_else(|| library_message(name, article).map(Msg::Library));
        }
    })
}

/// The message of a control of the list of articles, or of what stands above the article.
fn library_message(name: &str, article: Option<ArticleId>) -> Option<LibraryMsg> {
    Some(match name {
        "rename-article" => LibraryMsg::RenameStarted(article?),
        "undelete-article" => LibraryMsg::Undeleted(article?),
        "purge-article" => LibraryMsg::Purged(article?),
        "deletion-seen" => LibraryMsg::DeletionSeen,
        "try-again" => LibraryMsg::RetryRequested,
        "export-lines" => LibraryMsg::BundleRequested(Purpose::Lines),
        "export-zip" => LibraryMsg::BundleRequested(Purpose::Zip),
        "backup" => LibraryMsg::BundleRequested(Purpose::Backup),
        "save-raw" => LibraryMsg::RawRequested(article?),
        "stop-batch" => LibraryMsg::BatchStopped,
        "report" => LibraryMsg::ReportOpened,
        "report-seen" => LibraryMsg::ReportSeen,
        "take-over" => LibraryMsg::TakeOverRequested,
        "keep-copy" => LibraryMsg::CopyKept,
        "standing" => LibraryMsg::StandingToggled,
        "update" => LibraryMsg::UpdateRequested,
        _ => return None,
    })
}

fn entity(control: &Element) -> Option<EntityId> {
    Some(EntityId(control.get_attribute("data-entity")?.parse().ok()?))
}

/// The message of a field whose text was changed.
pub fn message_of_input(input: &HtmlInputElement) -> Option<Msg> {
    if input.id() == "scope" {
        return Some(Msg::ScopeChosen(if input.checked() { Scope::Identical } else { Scope::One }));
    }
    if input.id() == "timex-value" {
        return Some(Msg::ValueEntered(input.value()));
    }
    if let Some(id) = input.get_attribute("data-renames").and_then(|id| id.parse().ok()) {
        return Some(Msg::Library(LibraryMsg::Renamed(ArticleId(id), input.value())));
    }
    if let Some(id) = entity(input) {
        return Some(match input.get_attribute("data-scheme").as_deref() {
            Some("iso3166") => Msg::LinkEntered(id, "iso3166", input.value()),
            Some("geonames") => Msg::LinkEntered(id, "geonames", input.value()),
            Some("wikidata") => Msg::LinkEntered(id, "wikidata", input.value()),
            _ => Msg::EntityRenamed(id, input.value()),
        });
    }
    Some(Msg::FieldEntered(field_name(input)?, input.value()))
}

/// The field of the metadata that an input is.
pub fn field_name(input: &Element) -> Option<FieldName> {
    let name = input.get_attribute("data-field")?;
    FieldName::ALL.into_iter().find(|field| field.name() == name)
}
