//! Who marked a mention, what became of it and how sure it was, in one line for people. Files have their own words
//! (`Origin::name`, `Status::name`).

use crate::annotation::{Annotation, Origin, Status};

/// `Suggested by the model, 98 % sure`; `Edited by you; suggested from the list of places and names, 90 % sure`.
pub fn provenance(annotation: &Annotation) -> String {
    match annotation.status {
        Status::Suggested => capitalised(&suggested(annotation)),
        Status::Accepted => format!("Accepted by you; {}", suggested(annotation)),
        Status::Edited => format!("Edited by you; {}", suggested(annotation)),
        Status::Added => "Added by you".to_owned(),
    }
}

fn suggested(annotation: &Annotation) -> String {
    let by = match annotation.origin {
        Origin::Model => "by the model",
        Origin::Gazetteer => "from the lists of names",
        Origin::Rule => "by a rule",
        Origin::Lexicon => "from the list of sector terms",
        Origin::User => "by your word list",
    };
    let sure = annotation.score.map(|score| format!(", {:.0} % sure", 100.0 * score.probability())).unwrap_or_default();
    format!("suggested {by}{sure}")
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        annotation::{AnnotationId, EntityLabel, Reading, Score},
        span::Span,
    };

    #[track_caller]
    fn check(origin: Origin, status: Status, score: Option<f64>, expected: &str) {
        let annotation = Annotation {
            id: AnnotationId(1),
            span: Span::new(0, 1),
            reading: Reading::Entity(EntityLabel::Org),
            origin,
            status,
            score: score.map(Score::from_probability),
            entity: None,
        };
        assert_eq!(provenance(&annotation), expected);
    }

    #[test]
    fn says_who_and_how_sure() {
        check(Origin::Model, Status::Suggested, Some(0.98), "Suggested by the model, 98 % sure");
        check(Origin::Lexicon, Status::Accepted, Some(0.9), "Accepted by you; suggested from the list of sector terms, 90 % sure");
        check(Origin::Gazetteer, Status::Edited, Some(0.9), "Edited by you; suggested from the lists of names, 90 % sure");
        check(Origin::Rule, Status::Suggested, Some(1.0), "Suggested by a rule, 100 % sure");
        check(Origin::User, Status::Suggested, None, "Suggested by your word list");
        check(Origin::User, Status::Accepted, None, "Accepted by you; suggested by your word list");
        check(Origin::User, Status::Added, None, "Added by you");
    }
}
