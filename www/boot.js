// Loads the module, once for the page and for its reader, which reads texts in a thread of its own. All else is in it.
import init, { start } from "./galley.js";

// A trap (no memory, no stack) ends the module without a word of its own.
addEventListener("error", ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) document.getElementById("broken").hidden = false;
});

// What the page cannot be read or used without, in the words of the standards, and the first browsers that have all of it.
// What else they may lack is made up for, or left out: highlights of places, balanced lines, reading in a thread of its own.
const needs = {
  "the colours light-dark()": () => CSS.supports("color", "light-dark(#000, #fff)"),
  "the selector :has()": () => CSS.supports("selector(:has(a))"),
  "the dialog element": () => "showModal" in HTMLDialogElement.prototype,
};
const browsers = "Chrome or Edge 123, Firefox 128, Safari 17.5, or newer";

const broke = (reason) => {
  const broken = document.getElementById("broken");
  broken.textContent = `Galley could not start: ${reason}. It needs ${browsers}. Your articles are kept as they are.`;
  broken.hidden = false;
};

const lacking = Object.keys(needs).filter((name) => {
  try { return !needs[name](); } catch { return true; }
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

if (lacking.length > 0) {
  broke(`this browser lacks ${lacking.join(", ")}`);
} else {
  compiled.then((module) => init({ module_or_path: module })).then(() => start(nextReader)).catch((error) => {
    console.error(error);
    broke(error.message);
  });
}
