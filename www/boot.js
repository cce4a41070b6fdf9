// Loads the module. All else is in it.
import init from "./galley.js";

init({ module_or_path: new URL("galley_bg.wasm", import.meta.url) }).catch((error) => {
  console.error(error);
  const broken = document.getElementById("broken");
  broken.textContent = `Galley could not start: ${error.message}. It needs a browser of 2023 or newer.`;
  broken.hidden = false;
});
