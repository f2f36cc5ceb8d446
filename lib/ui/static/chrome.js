/* What Streamlit has no hook for: the language of its own texts (upload, search, menus; and <html lang>), one choice of
   light or dark for all pages (it keeps one per address), which tab this is and the language chosen in another one,
   where the server is, and a list that is no list.
   Reads lib/ui/chrome.py's dictionaries. */
(() => {
  "use strict";

  // --- where the server is: else a page's own address is tried first, with two errors 404 in the console ---
  window.__streamlit = { BACKEND_BASE_URL: new URL("..", document.currentScript.src).href };

  // --- light or dark: Streamlit reads its choice at start from a key that ends in the address of the page ---
  const SHARED = "regulars-theme";
  const OWN = /^stActiveTheme-.*-v(\d+)$/;
  try {
    const shared = localStorage.getItem(SHARED);
    if (shared) localStorage.setItem(`stActiveTheme-${location.pathname}-v2`, shared);
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      set.call(this, key, value);
      if (this === localStorage && OWN.test(key)) set.call(this, SHARED, value);
    };
  } catch {
    // a browser that keeps nothing keeps no theme either
  }

  // --- which tab this is, so that a reload brings its own shop back; and the language that was chosen in any tab ---
  const TAB = "regulars-tab";
  const LANGUAGE = "regulars-language";
  let tab = null;
  /** The server is told by the address, also after Streamlit has put another one there. */
  const name = (address) => {
    if (!tab || address.searchParams.get("tab") === tab) return;
    address.searchParams.set("tab", tab);
    history.replaceState(history.state, "", address);
  };
  try {
    tab = sessionStorage.getItem(TAB);
    if (!tab) {
      tab = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
      sessionStorage.setItem(TAB, tab);
    }
    const chosen = localStorage.getItem(LANGUAGE);
    const address = new URL(location.href);
    if (chosen && !address.searchParams.has("lang")) {
      address.searchParams.set("lang", chosen);
      history.replaceState(history.state, "", address);
    }
    name(address);
  } catch {
    tab = null; // a browser that keeps nothing: a reload brings the latest shop back
  }
  const keep = (code) => {
    const address = new URL(location.href);
    name(address);
    try {
      if (address.searchParams.get("lang") === code) localStorage.setItem(LANGUAGE, code);
    } catch {
      // as above
    }
  };

  // --- the language of Streamlit's own texts ---
  /** Where its own texts stand; everything else is ours and is translated on the server. */
  const PLACES = [
    '[data-testid="stFileUploader"]',
    '[data-testid^="stMainMenu"]',
    '[data-testid="stDateInputCalendar"]',
    '[data-testid="InputInstructions"]',
    '[data-testid="stTooltipContent"]',
    '[data-testid^="stDataFrameColumn"]',
    '[data-testid="stConnectionStatus"]',
    '[data-testid="stStatusWidget"]',
    '[data-testid="stSkipToContent"]',
    '[role="dialog"]',
    '[role="listbox"]',
    "[aria-live]",
    ".gdg-search-bar",
    '[data-testid="stMetric"]',
  ].join(",");
  /** The shop's own words; in a list of choices only what no shop writes is Streamlit's. */
  const DATA = '[data-testid="stFileChipName"], [data-testid="stWidgetLabel"], [data-testid="stMarkdown"], canvas';
  const IN_LISTS = new Set(["Select all", "Deselect all", "No results"]);
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];

  let dictionaries = null;
  let language = null;
  let exact = new Map();
  let patterns = [];
  const originals = new WeakMap(); // text node, or element → { attribute: English }

  const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  const learn = (pairs) => {
    exact = new Map(pairs.filter(([english]) => !english.includes("{")));
    patterns = pairs
      .filter(([english]) => english.includes("{"))
      .map(([english, own]) => {
        const names = [...english.matchAll(/{(\w+)}/g)].map((found) => found[1]);
        const source = english.split(/{\w+}/).map(escape).join("(.+?)");
        return { form: new RegExp(`^${source}$`), names, own };
      });
  };

  const translated = (english) => {
    const text = english.trim();
    const known = exact.get(text);
    if (known !== undefined) return english.replace(text, () => known);
    for (const { form, names, own } of patterns) {
      const found = form.exec(text);
      if (found) return own.replace(/{(\w+)}/g, (_, name) => found[names.indexOf(name) + 1]);
    }
    return null;
  };

  const sayText = (node) => {
    const parent = node.parentElement;
    if (!parent || !parent.closest(PLACES) || parent.closest(DATA)) return;
    const before = originals.get(node);
    const english = before && node.nodeValue === before.shown ? before.english : node.nodeValue;
    if (parent.closest('[role="listbox"]') && !IN_LISTS.has(english.trim())) return;
    const shown = translated(english) ?? english;
    originals.set(node, { english, shown });
    if (node.nodeValue !== shown) node.nodeValue = shown;
  };

  const sayAttributes = (element) => {
    for (const name of ATTRIBUTES) {
      if (!element.hasAttribute(name)) continue;
      const kept = originals.get(element) ?? {};
      const now = element.getAttribute(name);
      const english = kept[name] && now === kept[name].shown ? kept[name].english : now;
      const shown = translated(english) ?? english;
      originals.set(element, { ...kept, [name]: { english, shown } });
      if (now !== shown) element.setAttribute(name, shown);
    }
  };

  const say = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return sayText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    sayAttributes(root);
    for (const element of root.querySelectorAll(ATTRIBUTES.map((name) => `[${name}]`).join(","))) sayAttributes(element);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) sayText(walker.currentNode);
  };

  /** The page's container is named after its language (lib/ui/shell.py). */
  const listen = () => {
    const container = document.querySelector('[class*="st-key-language-"]');
    const code = container?.className.match(/st-key-language-(\w+)/)?.[1];
    if (code) keep(code);
    if (!code || code === language || !dictionaries[code]) return;
    language = code;
    document.documentElement.lang = dictionaries[code].html;
    learn(dictionaries[code].pairs);
    say(document.body);
  };

  /** A table that goes on beyond its edge says so there (seen.css), until it is scrolled to its end. */
  const tables = new WeakSet();
  const edge = (table) =>
    table
      .closest('[data-testid="stDataFrameResizable"]')
      ?.toggleAttribute("data-goes-on", table.scrollWidth - table.clientWidth - table.scrollLeft > 2);
  const sizes = new ResizeObserver((seen) => seen.forEach((one) => edge(one.target.closest(".dvn-scroller"))));
  const follow = (table) => {
    if (tables.has(table)) return;
    tables.add(table);
    table.addEventListener("scroll", () => edge(table), { passive: true });
    for (const part of [table, ...table.children]) sizes.observe(part);
  };

  /** On a narrow screen the navigation is a list with sections that are no items: screen readers are told that they are.
      A table that scrolls sideways can be reached by the keyboard. */
  const mend = () => {
    for (const table of document.querySelectorAll('[data-testid="stTable"] div')) {
      if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
    }
    document.querySelectorAll(".dvn-scroller").forEach(follow);
    // Boxes of figures take text (lib/ui/typed_figures.py); a phone shows its keys of figures for them.
    for (const box of document.querySelectorAll('[class*="st-key-figure-"] input:not([inputmode])')) box.inputMode = "decimal";
    const sections = document.querySelectorAll('[data-testid="stSidebarNavItems"] > div');
    for (const section of sections) {
      section.setAttribute("role", "listitem");
      for (const page of section.querySelectorAll(":scope > li")) page.setAttribute("role", "none");
    }
  };

  const watch = () => {
    new MutationObserver((changes) => {
      listen();
      mend();
      for (const change of changes) {
        if (change.type === "childList") change.addedNodes.forEach(say);
        else if (change.type === "characterData") sayText(change.target);
        else sayAttributes(change.target);
      }
    }).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: [...ATTRIBUTES, "class"],
    });
    listen();
  };

  fetch("./regulars/words.json")
    .then((answer) => answer.json())
    .then((found) => {
      dictionaries = found;
      if (document.body) watch();
      else addEventListener("DOMContentLoaded", watch);
    });
})();
