//! Short words for the browser's long ones. Text reaches the page as text nodes and attributes only.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, Node, Window};

/// The window. The module runs in a page only.
pub fn window() -> Window {
    web_sys::window().unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into())
}

/// The page.
pub fn document() -> Document {
    window().document().unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into())
}

/// Tells the developer about something that a reader need not know.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&JsValue::from_str(text));
}

/// Results of the browser that are logged when they fail.
pub trait WarnOnError {
    /// Logs the error, if it is one.
    fn warn_on_error(self);
}

impl<T> WarnOnError for Result<T, JsValue> {
    fn warn_on_error(self) {
        if let Err(error) = self {
            web_sys::console::warn_1(&error);
        }
    }
}

/// An element under construction: attributes and children are added in chains.
#[derive(Clone)]
pub struct Build(Element);

/// Starts an element.
pub fn element(tag: &str) -> Build {
    let element = document().create_element(tag);
    Build(element.unwrap_or_else(|_| JsValue::UNDEFINED.unchecked_into()))
}

/// Starts an element of a drawing.
pub fn svg(tag: &str) -> Build {
    let element = document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag);
    Build(element.unwrap_or_else(|_| JsValue::UNDEFINED.unchecked_into()))
}

impl Build {
    /// Adds an attribute.
    pub fn with(self, name: &str, value: &str) -> Self {
        self.0.set_attribute(name, value).warn_on_error();
        self
    }

    /// Adds text.
    pub fn text(self, text: &str) -> Self {
        self.0.append_child(&document().create_text_node(text)).warn_on_error();
        self
    }

    /// Adds a child.
    pub fn child(self, child: &Build) -> Self {
        self.0.append_child(&child.0).warn_on_error();
        self
    }

    /// Adds several children.
    pub fn children(self, children: impl IntoIterator<Item = Build>) -> Self {
        children.into_iter().fold(self, |parent, child| parent.child(&child))
    }

    /// The element.
    pub fn done(self) -> Element {
        self.0
    }
}

/// Replaces all that an element holds.
pub fn fill(parent: &Element, children: impl IntoIterator<Item = Build>) {
    parent.replace_children_with_node_0();
    for child in children {
        parent.append_child(&child.0).warn_on_error();
    }
}

/// Replaces all that an element holds; the keyboard's focus stays at the control of the same place, if it was in there.
pub fn refill(parent: &Element, children: impl IntoIterator<Item = Build>) {
    with_focus_kept(parent, || fill(parent, children));
}

/// Changes what an element holds; the keyboard's focus stays at the control of the same place, if it was in there.
pub fn with_focus_kept(parent: &Element, change: impl FnOnce()) {
    // Which controls can be seen costs a layout of the page, so only who needs it asks.
    let active = document().active_element().filter(|active| parent.contains(Some(active)));
    let place = active.and_then(|active| controls(parent).iter().position(|control| *control == active));
    change();
    if let Some(place) = place {
        let controls = controls(parent);
        controls.get(place).or(controls.last()).iter().for_each(|control| focus(control));
    }
}

/// What the keyboard can reach in an element and a person can see, in the order of the page.
pub fn controls(parent: &Element) -> Vec<Element> {
    let is_shown = |element: &HtmlElement| 0 < element.offset_width();
    let found = all(parent, "button:not([disabled]), input, select, textarea, summary, a[href]");
    found.into_iter().filter(|element| element.dyn_ref().is_some_and(is_shown)).collect()
}

/// The elements inside another that a selector finds.
pub fn all(parent: &Element, selector: &str) -> Vec<Element> {
    let Ok(nodes) = parent.query_selector_all(selector) else { return vec![] };
    (0..nodes.length()).filter_map(|idx| nodes.get(idx)?.dyn_into().ok()).collect()
}

/// The root of the page.
pub fn document_element() -> Element {
    document().document_element().unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into())
}

/// Looks at the page with nothing lying over the text.
pub fn without_palette<T>(look: impl FnOnce() -> T) -> T {
    let over = all(&document_element(), "#palette, .handle");
    let were: Vec<bool> = over.iter().map(|element| element.has_attribute("hidden")).collect();
    over.iter().for_each(|element| set_flag(element, "hidden", true));
    let seen = look();
    over.iter().zip(were).for_each(|(element, was_hidden)| set_flag(element, "hidden", was_hidden));
    seen
}

/// The place in the page's text under a point of the viewport: a node and the offset in it.
///
/// Safari has `caretPositionFromPoint` since 26.2 only; its older method gives an empty range.
pub fn caret_at(x: f64, y: f64) -> Option<(Node, u32)> {
    let document = document();
    let ask = |method: &str, node: &str, offset: &str| {
        let method = Reflect::get(&document, &method.into()).ok()?.dyn_into::<Function>().ok()?;
        let place = method.call2(&document, &x.into(), &y.into()).ok().filter(JsValue::is_object)?;
        let node = Reflect::get(&place, &node.into()).ok()?.dyn_into().ok()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an offset in a node's text")]
        let offset = Reflect::get(&place, &offset.into()).ok()?.as_f64()? as u32;
        Some((node, offset))
    };
    ask("caretPositionFromPoint", "offsetNode", "offset").or_else(|| ask("caretRangeFromPoint", "startContainer", "startOffset"))
}

/// Gives an element the keyboard's focus.
pub fn focus(element: &Element) {
    element.dyn_ref::<HtmlElement>().iter().for_each(|element| element.focus().warn_on_error());
}

/// Replaces an element's text, if it is another.
pub fn set_text(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Gives an attribute a value, if it has another.
pub fn set(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        element.set_attribute(name, value).warn_on_error();
    }
}

/// Sets an attribute, or takes it away.
pub fn set_flag(element: &Element, name: &str, is_set: bool) {
    if element.has_attribute(name) != is_set {
        element.toggle_attribute_with_force(name, is_set).warn_on_error();
    }
}

/// Does something so many milliseconds from now, when what is at work is done.
pub fn later(milliseconds: i32, act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    let set = window().set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), milliseconds);
    set.map(|_| ()).warn_on_error();
}

/// The element of that id.
pub fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// The element that an event came to.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Whether keys typed there are text.
pub fn is_text_field(element: &Element) -> bool {
    let is_field = matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
    let is_box = element.get_attribute("type").is_some_and(|kind| kind == "checkbox");
    let is_editable = element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
    (is_field && !is_box) || is_editable
}

/// A listener that is taken off when it is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens to an event.
    pub fn new(target: &EventTarget, name: &'static str, mut handle: impl FnMut(&Event) + 'static) -> Self {
        let closure: Closure<dyn FnMut(Event)> = Closure::new(move |event: Event| {
            if !super::panics::has_panicked() {
                handle(&event);
            }
        });
        target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()).warn_on_error();
        Self { target: target.clone(), name, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.closure.as_ref().unchecked_ref();
        self.target.remove_event_listener_with_callback(self.name, callback).warn_on_error();
    }
}

/// What the browser says about an error.
pub fn reason(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    message.or_else(|| error.as_string()).unwrap_or_else(|| "the browser gave no reason".to_owned())
}
