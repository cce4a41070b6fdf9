// Loads the module, once for the page and for its reader, which reads texts in a thread of its own. All else is in it.
import init, { start } from "./galley.js";

// A trap (no memory, no stack) ends the module without a word of its own.
addEventListener("error", ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) document.getElementById("broken").hidden = false;
});

const url = new URL("galley_bg.wasm", import.meta.url);
const compiled = WebAssembly.compileStreaming(fetch(url)).catch(async () => {
  // A server that does not say what the module is.
  const response = await fetch(url);
  return WebAssembly.compile(await response.arrayBuffer());
});

const newReader = () => {
  const reader = new Worker(new URL("reader.js", import.meta.url), { type: "module", name: "reader" });
  reader.addEventListener("error", () => { reader.isBroken = true; });
  compiled.then((module) => reader.postMessage(module), () => {});
  return reader;
};

// The first one is begun with while the module is still on its way.
let first;
try { first = newReader(); } catch (error) { console.warn(error); }
const nextReader = () => {
  const reader = first ?? newReader();
  first = undefined;
  return reader;
};

compiled.then((module) => init({ module_or_path: module })).then(() => start(nextReader)).catch((error) => {
  console.error(error);
  const broken = document.getElementById("broken");
  broken.textContent = `Galley could not start: ${error.message}. It needs a browser of 2023 or newer.`;
  broken.hidden = false;
});
