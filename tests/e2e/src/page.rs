//! Galley's page: what a person does there and what they see.

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{browser::Browser, driver::Engine};

/// A mention as the page shows it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Its id, as `a12`.
    pub id: String,
    /// The words.
    pub text: String,
    /// `entity`, `sector` or `date`.
    pub kind: String,
    /// As in the annotation JSON.
    pub label: String,
    /// As in the annotation JSON.
    pub status: String,
}

/// The marks of an article, in its order.
pub type Marks = Vec<Mark>;

/// Reads the marks. One mention may have several marks where another one crosses it.
const READ_MARKS: &str = "return [...document.querySelectorAll('#article mark[data-id]')].map((mark) => ({
    id: mark.dataset.id, text: mark.textContent, kind: mark.dataset.kind, label: mark.dataset.label, status: mark.dataset.status,
}));";

/// The places of the n-th occurrence of words in the article, in the viewport: inside its first and its last character.
const FIND_WORDS: &str = "const [words, n] = arguments;
    const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) { if (!walker.currentNode.parentElement.closest('button, summary')) nodes.push(walker.currentNode); }
    const all = nodes.map((node) => node.data).join('');
    let at = -1;
    for (let found = 0; found <= n; found++) { at = all.indexOf(words, at + 1); if (at < 0) return null; }
    const place = (offset, isEnd) => {
        for (const node of nodes) {
            if (offset < node.length || isEnd && offset === node.length) return [node, offset];
            offset -= node.length;
        }
    };
    const range = document.createRange();
    range.setStart(...place(at, false));
    range.setEnd(...place(at + words.length, true));
    range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
    const first = rects[0], last = rects[rects.length - 1];
    return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];";

impl Browser {
    /// A browser of the kind that the tests are run in, with an article pasted into the page, and the article's marks.
    ///
    /// # Errors
    /// Where it does not start, or no marks come.
    pub fn pasted(text: &str) -> Result<(Self, Marks)> {
        let browser = Self::start(Engine::from_env())?;
        browser.open()?;
        browser.paste(text)?;
        let marks = browser.wait_for_marks()?;
        Ok((browser, marks))
    }

    /// Shows the built page and waits until it listens.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn open(&self) -> Result<()> {
        self.go_to(&self.home())?;
        self.wait_until_ready()
    }

    /// Loads the page anew, as a person would, and waits until it listens.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn reload(&self) -> Result<()> {
        self.refresh()?;
        self.wait_until_ready()
    }

    fn wait_until_ready(&self) -> Result<()> {
        self.wait_until("the page is ready", "return document.body.dataset.ready === 'true'", &[]).map(|_| ())
    }

    /// Puts a text into the clipboard with Ctrl+C and pastes it with Ctrl+V, the keyboard's focus on no field.
    ///
    /// # Errors
    /// Where the page is broken.
    pub fn paste(&self, text: &str) -> Result<()> {
        // A dialog that is on its way out still keeps the keyboard to itself.
        self.settle()?;
        let place = "const box = document.createElement('textarea'); box.id = 'clipboard'; box.value = arguments[0];
            document.body.append(box); box.focus(); box.select();";
        self.script(place, vec![json!(text)])?;
        self.press("Control+c")?;
        self.script("document.getElementById('clipboard').remove(); document.activeElement?.blur();", vec![])?;
        self.press("Control+v")
    }

    /// Pastes markup with the text that stands for it, as a copy from another page does.
    ///
    /// # Errors
    /// Where the page is broken.
    pub fn paste_html(&self, html: &str, plain: &str) -> Result<()> {
        self.dispatch_paste(&json!({ "text/html": html, "text/plain": plain }))
    }

    /// Pastes a text that no field could hold: a very long one, or one with characters that a field drops.
    ///
    /// # Errors
    /// Where the page is broken.
    pub fn paste_plain(&self, plain: &str) -> Result<()> {
        self.dispatch_paste(&json!({ "text/plain": plain }))
    }

    /// Pastes UTF-16 that need not be Unicode.
    ///
    /// # Errors
    /// Where the page is broken.
    pub fn paste_utf16(&self, plain: &[u16]) -> Result<()> {
        self.dispatch_paste(&json!({ "text/plain": plain }))
    }

    /// What a browser does at Ctrl+V, but for what it does to the clipboard's text before. Arrays are UTF-16.
    fn dispatch_paste(&self, flavours: &Value) -> Result<()> {
        let paste = "const data = new DataTransfer();
            for (const [type, text] of Object.entries(arguments[0]))
                data.setData(type, typeof text === 'string' ? text : String.fromCharCode(...text));
            const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
            // Firefox gives an event that a script made a clipboard of its own, which is empty.
            if (event.clipboardData?.types.length !== data.types.length) Object.defineProperty(event, 'clipboardData', { value: data });
            document.body.dispatchEvent(event);";
        self.script(paste, vec![flavours.clone()]).map(|_| ())
    }

    /// Milliseconds from a paste until the browser has painted the article's first marks.
    ///
    /// # Errors
    /// Where no marks come.
    pub fn time_paste(&self, plain: &str) -> Result<f64> {
        let watch = "window.painted = null; document.getElementById('text').replaceChildren();
            addEventListener('paste', () => { window.pasted = performance.now(); }, { capture: true, once: true });
            const look = () => {
                if (!document.querySelector('#text mark')) return requestAnimationFrame(look);
                // A frame's callbacks run before it is painted: the task behind the next one comes after.
                requestAnimationFrame(() => setTimeout(() => { window.painted = performance.now() - window.pasted; }));
            };
            requestAnimationFrame(look);";
        self.script(watch, vec![])?;
        self.paste_plain(plain)?;
        let milliseconds = self.wait_until("the marks are painted", "return window.painted", &[])?;
        milliseconds.as_f64().context("the time is no number")
    }

    /// The marks of the article.
    ///
    /// # Errors
    /// Where the page is broken.
    pub fn marks(&self) -> Result<Marks> {
        Ok(serde_json::from_value(self.script(READ_MARKS, vec![])?)?)
    }

    /// Waits until the article is shown and has marks.
    ///
    /// # Errors
    /// Where none come.
    pub fn wait_for_marks(&self) -> Result<Marks> {
        self.wait_until("the article has marks", "return document.querySelectorAll('#article mark[data-id]').length", &[])?;
        self.marks()
    }

    /// Waits until the marks are as asked, and takes them.
    ///
    /// # Errors
    /// Where they do not become so.
    pub fn wait_for(&self, what: &str, is_so: impl Fn(&Marks) -> bool) -> Result<Marks> {
        for _ in 0..500 {
            let marks = self.marks()?;
            if is_so(&marks) {
                return Ok(marks);
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        anyhow::bail!("waited in vain until {what}; the marks are {:#?}", self.marks()?)
    }

    /// Selects the n-th occurrence of some words, from 0, by dragging the mouse over them.
    ///
    /// # Errors
    /// Where the article lacks them.
    pub fn select_text(&self, words: &str, n: usize) -> Result<()> {
        let (from, to) = self.places(words, n)?;
        self.drag(from, to)
    }

    /// Clicks the n-th occurrence of some words.
    ///
    /// # Errors
    /// Where the article lacks them.
    pub fn click_text(&self, words: &str, n: usize) -> Result<()> {
        let (from, _) = self.places(words, n)?;
        self.click_at((from.0 + 2.0, from.1))
    }

    fn places(&self, words: &str, n: usize) -> Result<((f64, f64), (f64, f64))> {
        let places = self.script(FIND_WORDS, vec![json!(words), json!(n)])?;
        let places: Option<[f64; 4]> = serde_json::from_value(places)?;
        let [left, top, right, bottom] = places.with_context(|| format!("the article lacks “{words}”"))?;
        Ok(((left, top), (right, bottom)))
    }

    /// Waits until what was done is drawn.
    ///
    /// # Errors
    /// Where the page is broken.
    pub fn settle(&self) -> Result<()> {
        let drawn = "const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";
        self.async_script(drawn)
    }

    /// What a script's expression says as text, once what was done is drawn.
    ///
    /// # Errors
    /// Where it throws.
    pub fn text_of(&self, expression: &str) -> Result<String> {
        self.settle()?;
        Ok(self.script(&format!("return String({expression})"), vec![])?.as_str().unwrap_or_default().to_owned())
    }

    /// Types a text, key by key.
    ///
    /// # Errors
    /// Where a character is no key.
    pub fn type_text(&self, text: &str) -> Result<()> {
        text.chars().try_for_each(|char| self.press(&char.to_string()))
    }

    /// What the page tells in words, once it tells something.
    ///
    /// # Errors
    /// Where it stays silent.
    pub fn notice(&self) -> Result<String> {
        let notice = self.wait_until("the page says something", "return document.querySelector('#notice span').textContent", &[])?;
        Ok(notice.as_str().unwrap_or_default().to_owned())
    }

    /// The article's text as the page shows it, block for block.
    ///
    /// # Errors
    /// Where the page is broken.
    pub fn shown_text(&self) -> Result<String> {
        let text = self
            .script("return [...document.querySelectorAll('#text [data-start]')].map((block) => block.textContent).join('\\n')", vec![])?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Exports the annotations by the button, and takes the file.
    ///
    /// # Errors
    /// Where no file comes.
    pub fn export(&self) -> Result<String> {
        self.click("#export")?;
        let (_, bytes) = self.take_download()?;
        Ok(String::from_utf8(bytes)?)
    }

    /// Waits until every step is in the browser's store.
    ///
    /// # Errors
    /// Where that does not happen.
    pub fn wait_until_saved(&self) -> Result<()> {
        // What was just done is drawn first: the words below may still be those from before.
        self.settle()?;
        self.wait_until("everything is saved", "return document.getElementById('saving').textContent.trim() !== 'Saving…'", &[]).map(|_| ())
    }

    /// What time it is on the page's own clock, in milliseconds since its navigation.
    ///
    /// # Errors
    /// Where the page is broken.
    pub fn page_time(&self) -> Result<Value> {
        self.script("return performance.now()", vec![])
    }

    /// What the page asked anyone for since a [`Browser::page_time`], as the browser tells it. The icon belongs to the
    /// loading, for which browsers fetch it late.
    ///
    /// # Errors
    /// Where the page is broken.
    pub fn resources_since(&self, page_time: Value) -> Result<Vec<String>> {
        let script = "const [since] = arguments;
            return performance.getEntriesByType('resource').filter((entry) => entry.startTime > since && !entry.name.endsWith('icon.svg')).map((entry) => entry.name);";
        let names: Vec<Value> = serde_json::from_value(self.script(script, vec![page_time])?)?;
        Ok(names.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect())
    }
}
