//! Keeps clear of one another what stays in sight: what stands above the article, the desk at the lower edge, and what else
//! lies there.
//!
//! Asking for a height while the page is drawn would cost a layout, and a property of its own at the root a look at all
//! elements: 30 ms in an article of a megabyte. So the browser tells of each height that changed, and only those are told of
//! it who have to make room.

use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Element, HtmlElement, ResizeObserver};

use crate::web::dom::{self, WarnOnError as _};

/// Watches both for as long as it lives.
pub struct Room {
    _observer: ResizeObserver,
    _on_resize: Closure<dyn FnMut()>,
}

impl Room {
    /// Begins to watch.
    pub fn new() -> Option<Self> {
        let on_resize: Closure<dyn FnMut()> = Closure::new(make_room);
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok()?;
        for id in ["desk", "standing"] {
            observer.observe(&dom::by_id(id)?);
        }
        Some(Self { _observer: observer, _on_resize: on_resize })
    }
}

/// Tells the window, and those whom the style sheet keeps clear, how high both are.
fn make_room() {
    let (desk, standing) = (height_of("desk"), height_of("standing"));
    let window = Some(dom::document_element());
    tell(window.clone(), "scroll-padding-bottom", &format!("calc(15.5rem + {desk}px)"));
    tell(window, "scroll-padding-top", &format!("calc(var(--bar) + 1.5rem + {standing}px)"));
    for (id, name, height) in [("palette", "--desk", desk), ("to-panel", "--desk", desk), ("panel", "--standing", standing)] {
        tell(dom::by_id(id), name, &format!("{height}px"));
    }
}

fn height_of(id: &str) -> i32 {
    dom::by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()).map_or(0, |element| element.offset_height())
}

fn tell(element: Option<Element>, name: &str, value: &str) {
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.iter().for_each(|element| element.style().set_property(name, value).warn_on_error());
}
