//! A web server for the built page on this machine only: what `cargo xtask serve` shows and what the tests visit.

use std::{
    fs::File,
    io::{self, Read, Write},
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use anyhow::{Context as _, Result, anyhow};
use tiny_http::{Method, Request};

/// Serves a folder until it is dropped.
pub struct Server {
    listener: Arc<tiny_http::Server>,
    address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Server {
    /// Begins to serve `folder` on a port of the loopback interface, on a free one if `port` is 0.
    ///
    /// # Errors
    /// Where the port is taken.
    pub fn start(folder: &Path, port: u16) -> Result<Self> {
        let server = tiny_http::Server::http(("127.0.0.1", port));
        let server = Arc::new(server.map_err(|error| anyhow!("port {port} could not be served: {error}"))?);
        let address = server.server_addr().to_ip().context("the server has no address")?;
        let requests = Arc::new(Mutex::new(vec![]));
        let thread = thread::spawn({
            let (server, requests, folder) = (Arc::clone(&server), Arc::clone(&requests), folder.to_owned());
            move || {
                for request in server.incoming_requests() {
                    requests.lock().unwrap_or_else(PoisonError::into_inner).push(request.url().to_owned());
                    // A reader that has gone needs no answer.
                    let _ = answer(&folder, request);
                }
            }
        });
        Ok(Self { listener: server, address, requests, thread: Some(thread) })
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Every path that was asked for since the start.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Serves for as long as the program runs.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.listener.unblock();
    }
}

/// Answers and closes the connection. Were it kept open, its thread would wait for the next request, and `tiny_http` may have
/// put another connection in line behind just this thread: Firefox, which opens many at once, would wait for ever.
fn answer(folder: &Path, request: Request) -> io::Result<()> {
    let has_body = match request.method() {
        Method::Get => true,
        Method::Head => false,
        _ => return send(request.into_writer(), "405 Method Not Allowed", "text/plain", 0, &mut io::empty()),
    };
    let found = path_of(request.url()).map(|path| folder.join(path)).and_then(|path| Some((File::open(&path).ok()?, path)));
    match found {
        Some((mut file, path)) if path.is_file() => {
            let n_bytes = file.metadata()?.len();
            let body: &mut dyn Read = if has_body { &mut file } else { &mut io::empty() };
            send(request.into_writer(), "200 OK", media_type(&path), n_bytes, body)
        }
        _ => send(request.into_writer(), "404 Not Found", "text/plain", 0, &mut io::empty()),
    }
}

fn send(mut writer: Box<dyn Write + Send>, status: &str, media_type: &str, n_bytes: u64, body: &mut dyn Read) -> io::Result<()> {
    write!(
        writer,
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {n_bytes}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
    )?;
    io::copy(body, &mut writer)?;
    writer.flush()
}

/// The file that a request names, under the folder that is served. Anything that could lead out of it names none.
fn path_of(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    if path.is_empty() {
        return Some("index.html".into());
    }
    // The names of our files need no escapes, so `%` is refused with the rest.
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "-_.".contains(char);
    let is_name = |name: &str| !name.starts_with('.') && !name.is_empty() && name.chars().all(is_plain);
    path.split('/').all(is_name).then(|| path.into())
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_files_below_the_folder_only() {
        let check = |url: &str, path: Option<&str>| assert_eq!(path_of(url), path.map(PathBuf::from), "{url}");
        check("/", Some("index.html"));
        check("/galley_bg.wasm?v=1", Some("galley_bg.wasm"));
        check("/icons/32.png", Some("icons/32.png"));
        check("/../Cargo.toml", None);
        check("/icons/%2e%2e/Cargo.toml", None);
        check("//etc/passwd", None);
        check("/..\\Cargo.toml", None);
        check("/.git/config", None);
        check("http://elsewhere/", None);
    }

    #[test]
    fn tells_the_browser_what_a_module_is() {
        assert_eq!(media_type(Path::new("galley_bg.wasm")), "application/wasm");
        assert_eq!(media_type(Path::new("galley.js")), "text/javascript; charset=utf-8");
    }
}
