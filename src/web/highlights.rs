//! CSS Custom Highlights: places that are shown without touching the page's elements. Browsers without them show none.
//!
//! They are reached by name, since web-sys has them only among its unstable parts.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Range;

use crate::web::dom::{self, WarnOnError as _};

/// Shows ranges as the style sheet's `::highlight(name)`, in place of those that had that name before.
pub fn set(name: &str, ranges: &[Range]) {
    let Some(registry) = registry() else { return };
    let call = |method: &str, arguments: &[&JsValue]| {
        let function = Reflect::get(&registry, &JsValue::from_str(method))?;
        Reflect::apply(function.unchecked_ref::<Function>(), &registry, &arguments.iter().copied().collect::<Array>()).map(|_| ())
    };
    let name = JsValue::from_str(name);
    let shown = match (ranges, get(&dom::window(), "Highlight")) {
        ([], _) | (_, None) => call("delete", &[&name]),
        (_, Some(class)) => {
            let ranges: Array = ranges.iter().map(JsValue::from).collect();
            Reflect::construct(class.unchecked_ref::<Function>(), &ranges).and_then(|highlight| call("set", &[&name, &highlight]))
        }
    };
    shown.warn_on_error();
}

fn registry() -> Option<JsValue> {
    get(&get(&dom::window(), "CSS")?, "highlights")
}

fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined())
}
