// Light, dark, or as the system has it. Streamlit 1.67 offers a script no way to choose, so this presses the buttons of its
// own menu, which stays out of sight meanwhile. Streamlit calls this again whenever the theme changes.

const SHARED = "regulars-theme"; // lib/ui/static/chrome.js keeps the choice of all pages there
const PATIENCE_MS = 1500;

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".theme");
  const group = root.querySelector(".choices");
  root.querySelector(".label").textContent = data.label;
  group.setAttribute("aria-label", data.label);
  if (group.children.length !== data.choices.length) group.replaceChildren(...data.choices.map(() => choice()));
  const now = chosen();
  data.choices.forEach(([name, label], at) => {
    const [input, text] = group.children[at].children;
    input.value = name;
    input.checked = name === now;
    input.onchange = () => choose(name, input);
    text.textContent = label;
  });
}

function choice() {
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.type = "radio";
  input.name = "regulars-theme";
  label.append(input, document.createElement("span"));
  return label;
}

function chosen() {
  try {
    return JSON.parse(localStorage.getItem(SHARED)) ?? "System";
  } catch {
    return "System"; // a browser that keeps nothing
  }
}

async function choose(name, input) {
  const button = document.querySelector('[data-testid="stMainMenu"] button, [data-testid="stMainMenuButton"]');
  if (!button) return;
  const hidden = document.head.appendChild(document.createElement("style"));
  hidden.textContent = '[data-testid="stMainMenuPopover"] { opacity: 0 !important; pointer-events: none !important; }';
  try {
    if (!menu()) button.click();
    (await appears(`[data-testid="stMainMenuItem-theme-${name}"]`))?.click();
    if (menu()) button.click();
    for (let waited = 0; menu() && waited < PATIENCE_MS; waited += 20) await pause(20);
  } finally {
    hidden.remove();
    input.focus();
  }
}

const menu = () => document.querySelector('[data-testid="stMainMenuList"]');
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function appears(selector) {
  for (let waited = 0; waited < PATIENCE_MS; waited += 20) {
    const found = document.querySelector(selector);
    if (found) return found;
    await pause(20);
  }
  return null;
}
