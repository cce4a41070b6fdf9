//! A browser: pages, scripts, keys and the mouse. It knows nothing of Galley's page; `page` does.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use fantoccini::{
    Client, ClientBuilder, Locator,
    actions::Actions,
    wd::{TimeoutConfiguration, WebDriverCompatibleCommand},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use xtask::server::Server;

use crate::{
    driver::{Driver, Engine},
    keyboard, process,
};

/// How long a page may take for one thing before a test gives up. A limit only: nothing is judged by its time.
const PATIENCE: Duration = Duration::from_mins(5);

/// A headless browser with a new profile, at a server for `dist/`.
pub struct Browser {
    engine: Engine,
    runtime: Runtime,
    /// `None` once the session is closed.
    client: Option<Client>,
    driver: Driver,
    /// `None` once the network is gone.
    server: Option<Server>,
    /// The address of the page, also when nobody serves it any more.
    url: String,
    downloads: TempDir,
    /// What the browser keeps; it outlives the browser's process.
    profile: TempDir,
    scheme: String,
}

impl Browser {
    /// Starts a browser. It shows no page yet.
    ///
    /// # Errors
    /// Where the page is not built, or a program is missing.
    pub fn start(engine: Engine) -> Result<Self> {
        Self::start_in_scheme(engine, "light")
    }

    /// Starts a browser that prefers a colour scheme, `light` or `dark`; Firefox takes the light one always.
    ///
    /// # Errors
    /// As [`Browser::start`].
    pub fn start_in_scheme(engine: Engine, scheme: &str) -> Result<Self> {
        Self::start_serving(engine, scheme, &xtask::dist())
    }

    /// Starts a browser at a server for a folder with the built page.
    ///
    /// # Errors
    /// As [`Browser::start`].
    pub fn start_serving(engine: Engine, scheme: &str, folder: &Path) -> Result<Self> {
        if !folder.join("index.html").exists() {
            bail!("{} is missing: `cargo xtask build` makes it", folder.display());
        }
        let server = Server::start(folder, 0)?;
        let (url, downloads, profile) = (server.url(), tempfile::tempdir()?, tempfile::tempdir()?);
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let driver = Driver::start(engine)?;
        let scheme = scheme.to_owned();
        let mut browser = Self { engine, runtime, client: None, driver, server: Some(server), url, downloads, profile, scheme };
        browser.connect()?;
        Ok(browser)
    }

    fn connect(&mut self) -> Result<()> {
        let capabilities = self.engine.capabilities(self.downloads.path(), self.profile.path(), &self.scheme);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let session = builder.capabilities(capabilities).connect(self.driver.url());
        self.client = Some(self.runtime.block_on(session).context("the browser did not start")?);
        // A paste of ten megabytes is one script, and a machine may be busy.
        let timeouts = TimeoutConfiguration::new(Some(PATIENCE), Some(PATIENCE), None);
        self.runtime.block_on(self.client()?.update_timeouts(timeouts))?;
        self.resize(1280, 900)
    }

    /// Kills the processes of all tabs and then the browser's own, as a crash does, and starts it again with what it kept.
    ///
    /// # Errors
    /// Where the processes are not found, or the browser does not start again.
    pub fn crash_and_restart(&mut self) -> Result<()> {
        process::kill_browser(self.profile.path())?;
        // The session is gone with the browser, and so is all that its driver could end.
        self.client = None;
        self.driver = Driver::start(self.engine)?;
        process::unlock(self.profile.path());
        self.connect()
    }

    /// Opens another tab and goes there; tabs are numbered from 0.
    ///
    /// # Errors
    /// Where the browser does not.
    pub fn new_tab(&self) -> Result<()> {
        let client = self.client()?;
        let open = async {
            let tab = client.new_window(true).await?;
            client.switch_to_window(tab.handle).await
        };
        Ok(self.runtime.block_on(open)?)
    }

    /// Goes to a tab, in the order in which they were opened.
    ///
    /// # Errors
    /// Where there is none of that number.
    pub fn go_to_tab(&self, idx: usize) -> Result<()> {
        let client = self.client()?;
        let switch = async {
            let tabs = client.windows().await?;
            let tab = tabs.into_iter().nth(idx).context("there are fewer tabs")?;
            client.switch_to_window(tab).await.map_err(anyhow::Error::from)
        };
        self.runtime.block_on(switch)
    }

    /// Ends the server: the network is gone.
    pub fn stop_serving(&mut self) {
        self.server = None;
    }

    /// Which browser it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    fn client(&self) -> Result<&Client> {
        self.client.as_ref().context("the browser is closed")
    }

    /// Shows the page of an address.
    ///
    /// # Errors
    /// Where the browser does not.
    pub fn go_to(&self, url: &str) -> Result<()> {
        Ok(self.runtime.block_on(self.client()?.goto(url))?)
    }

    /// The address of the built page.
    pub fn home(&self) -> String {
        self.url.clone()
    }

    /// Loads the page anew.
    ///
    /// # Errors
    /// Where the browser does not.
    pub fn refresh(&self) -> Result<()> {
        Ok(self.runtime.block_on(self.client()?.refresh())?)
    }

    /// What a script returns: the body of a function with `arguments`.
    ///
    /// # Errors
    /// Where it throws.
    pub fn script(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        self.runtime.block_on(self.client()?.execute(body, arguments)).with_context(|| format!("a script failed: {body}"))
    }

    /// Runs a script that calls its last argument when it is done.
    ///
    /// # Errors
    /// Where it throws or is never done.
    pub fn async_script(&self, body: &str) -> Result<()> {
        self.async_value(body, vec![]).map(|_| ())
    }

    /// What a script hands to its last argument when it is done.
    ///
    /// # Errors
    /// Where it throws or is never done.
    pub fn async_value(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        let done = self.runtime.block_on(self.client()?.execute_async(body, arguments));
        done.with_context(|| format!("a script failed: {body}"))
    }

    /// Waits until a script's value is true, or the like.
    ///
    /// # Errors
    /// Where it does not become so, with `what` and the script's last value.
    pub fn wait_until(&self, what: &str, script: &str, arguments: &[Value]) -> Result<Value> {
        let start = Instant::now();
        loop {
            let value = self.script(script, arguments.to_vec())?;
            let is_true = !matches!(&value, Value::Null | Value::Bool(false)) && value != json!(0) && value != json!("");
            if is_true {
                return Ok(value);
            }
            if PATIENCE < start.elapsed() {
                bail!("waited in vain until {what}");
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Presses a key with those held meanwhile, as `Control+z`.
    ///
    /// # Errors
    /// Where no key has such a name.
    pub fn press(&self, keys: &str) -> Result<()> {
        let actions = Actions::from(keyboard::chord(keys)?);
        Ok(self.runtime.block_on(self.client()?.perform_actions(actions))?)
    }

    /// Presses several keys, one behind the other.
    ///
    /// # Errors
    /// Where no key has such a name.
    pub fn keys(&self, keys: &[&str]) -> Result<()> {
        keys.iter().try_for_each(|keys| self.press(keys))
    }

    /// Drags the mouse between two places of the viewport.
    ///
    /// # Errors
    /// Where one lies outside.
    pub fn drag(&self, from: (f64, f64), to: (f64, f64)) -> Result<()> {
        Ok(self.runtime.block_on(self.client()?.perform_actions(keyboard::drag(from, to)))?)
    }

    /// Clicks at a place of the viewport.
    ///
    /// # Errors
    /// Where it lies outside.
    pub fn click_at(&self, at: (f64, f64)) -> Result<()> {
        Ok(self.runtime.block_on(self.client()?.perform_actions(keyboard::click(at)))?)
    }

    /// Clicks the first element that a selector finds, where a person could. It is brought into view first, clear of what the
    /// page keeps over its text: a driver takes what lies under the toolbar for seen.
    ///
    /// # Errors
    /// Where there is none, or it cannot be clicked.
    pub fn click(&self, selector: &str) -> Result<()> {
        let into_view = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'nearest', behavior: 'instant' })";
        self.script(into_view, vec![json!(selector)])?;
        let click = async { self.client()?.find(Locator::Css(selector)).await?.click().await.map_err(anyhow::Error::from) };
        self.runtime.block_on(click).with_context(|| format!("{selector} could not be clicked"))
    }

    /// Gives several files to a file input, as if they were picked at once.
    ///
    /// # Errors
    /// Where there is no such input.
    pub fn pick_files(&self, selector: &str, paths: &[PathBuf]) -> Result<()> {
        let paths: Vec<String> = paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        self.pick_file(selector, Path::new(&paths.join("\n")))
    }

    /// Gives a file to a file input, as if it was picked.
    ///
    /// # Errors
    /// Where there is no such input.
    pub fn pick_file(&self, selector: &str, path: &Path) -> Result<()> {
        let send = async {
            self.client()?.find(Locator::Css(selector)).await?.send_keys(&path.to_string_lossy()).await.map_err(anyhow::Error::from)
        };
        self.runtime.block_on(send).with_context(|| format!("{selector} took no file"))
    }

    /// Makes the window as large as asked.
    ///
    /// # Errors
    /// Where the browser does not.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        Ok(self.runtime.block_on(self.client()?.set_window_size(width, height))?)
    }

    /// What the window shows, as a PNG file.
    ///
    /// # Errors
    /// Where the browser does not tell.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        Ok(self.runtime.block_on(self.client()?.screenshot())?)
    }

    /// Waits until the page has saved a file, and takes it.
    ///
    /// # Errors
    /// Where none comes.
    pub fn take_download(&self) -> Result<(String, Vec<u8>)> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(path) = self.finished_download()? {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let bytes = fs::read(&path)?;
                fs::remove_file(path)?;
                return Ok((name, bytes));
            }
            thread::sleep(Duration::from_millis(20));
        }
        let names: Vec<String> = self.download_paths()?.iter().map(|path| path.display().to_string()).collect();
        bail!("the page saved no file; in the folder are {names:?}")
    }

    fn download_paths(&self) -> Result<Vec<PathBuf>> {
        fs::read_dir(self.downloads.path())?.map(|entry| Ok(entry?.path())).collect()
    }

    /// A file that the browser writes no more: while it does, the file has a dot before its name, an ending of the
    /// browser's own, or nothing in it.
    fn finished_download(&self) -> Result<Option<PathBuf>> {
        let is_finished = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_at_work = name.starts_with('.') || name.ends_with(".crdownload") || name.ends_with(".part");
            !is_at_work && fs::metadata(path).is_ok_and(|metadata| 0 < metadata.len())
        };
        Ok(self.download_paths()?.into_iter().find(is_finished))
    }

    /// What the server was asked for since the browser started.
    pub fn requests(&self) -> Vec<String> {
        self.server.as_ref().map(Server::requests).unwrap_or_default()
    }

    /// Errors that the page left in the console: uncaught ones, refused resources, and its own words.
    ///
    /// # Errors
    /// Where the browser does not tell.
    pub fn console_errors(&self) -> Result<Vec<String>> {
        match self.engine {
            Engine::Chromium => self.chromium_errors(),
            Engine::Firefox => {
                let url = self.home();
                // The browser's own programs write into the same console, so only what names our page counts.
                let is_error = |line: &String| line.starts_with("JavaScript error") && line.contains(&url);
                Ok(self.driver.lines().into_iter().filter(is_error).collect())
            }
        }
    }

    /// Does a command of Chromium’s `DevTools` protocol and gives its answer.
    ///
    /// # Errors
    /// Where the browser is not Chromium, or refuses.
    pub fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let execute = DevTools { command: command.to_owned(), parameters };
        self.runtime.block_on(self.client()?.issue_cmd(execute)).with_context(|| format!("{command} failed"))
    }

    fn chromium_errors(&self) -> Result<Vec<String>> {
        let entries = self.runtime.block_on(self.client()?.issue_cmd(ReadLog))?;
        let entries = entries.as_array().into_iter().flatten();
        let errors = entries.filter(|entry| entry.get("level").and_then(Value::as_str) == Some("SEVERE"));
        Ok(errors.filter_map(|entry| entry.get("message")?.as_str().map(str::to_owned)).collect())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            // The driver ends the browser with the session; nothing can be done where it does not.
            let _ = self.runtime.block_on(client.close());
        }
    }
}

/// Chromium's own command for what is in the console.
#[derive(Debug)]
struct ReadLog;

impl WebDriverCompatibleCommand for ReadLog {
    fn endpoint(&self, base_url: &url::Url, session_id: Option<&str>) -> Result<url::Url, url::ParseError> {
        base_url.join(&format!("session/{}/se/log", session_id.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}

/// A command of Chromium’s `DevTools` protocol.
#[derive(Debug)]
struct DevTools {
    command: String,
    parameters: Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base_url: &url::Url, session_id: Option<&str>) -> Result<url::Url, url::ParseError> {
        base_url.join(&format!("session/{}/goog/cdp/execute", session_id.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.command, "params": self.parameters }).to_string()))
    }
}
