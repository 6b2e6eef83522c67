// Grows folded parts from their compressed markup: only listed elements and attributes, node by node, never parsed
// by the browser.
"use strict";
const ELEMENTS = new Set("a abbr article b bdi br button caption dd details div dl dt em figcaption figure h3 h4 header i input label li ol p section small span strong summary table tbody td th thead time tr ul".split(" "));
const DRAWN = new Set("svg g line rect path circle text title polygon".split(" "));
const ATTRIBUTES = /^(class|id|href|rel|title|lang|dir|role|scope|colspan|rowspan|tabindex|open|datetime|type|focusable|d|x|y|x1|x2|y1|y2|dx|dy|cx|cy|r|points|width|height|viewBox|preserveAspectRatio|text-anchor|stroke-width|stroke-dasharray|data-[a-z0-9]+|aria-[a-z]+)$/;
const HREF = /^(#|https?:\/\/)/;
const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/gi;
const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"' };
const SVG = "http://www.w3.org/2000/svg";
const wordsOf = (text) => text.replace(/&(?:#(\d+)|(lt|gt|amp|quot));/g, (_, code, name) => (code ? String.fromCodePoint(code) : NAMED[name]));

function grow(markup) {
  const root = document.createElement("div"), open = [root];
  for (const [token, closing, name, attributes, closed] of markup.matchAll(TOKEN)) {
    const here = open.at(-1);
    if (!name) { here.append(wordsOf(token)); continue; }
    if (closing) { if (open.length > 1) open.pop(); continue; }
    const drawn = name === "svg" || here instanceof SVGElement;
    const known = (drawn ? DRAWN.has(name) || name === "a" : ELEMENTS.has(name));
    const element = !known ? document.createElement("span") : drawn ? document.createElementNS(SVG, name) : document.createElement(name);
    for (const [, key, value = ""] of attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) {
      const words = wordsOf(value);
      if (known && ATTRIBUTES.test(key) && (key !== "href" || HREF.test(words))) element.setAttribute(key, words);
    }
    if (known) here.append(element);
    if (!closed && name !== "br" && name !== "input") open.push(element);
  }
  return root;
}

async function unpack(base64) {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).text();
}

// Records laid out by column, as rows again (columns.py says how).
function whole(value) {
  if (Array.isArray(value)) return value.map(whole);
  if (value === null || typeof value !== "object") return value;
  if (value.columns) {
    const columns = Object.entries(value.columns).map(([key, column]) => [key, whole(column)]);
    return columns[0][1].map((_, n) => Object.fromEntries(columns.map(([key, column]) => [key, column[n]])));
  }
  if (value.spans) {
    const { report, start, end } = value.spans;
    let at = 0;
    return start.map((step, n) => ({ report: report[n], start: (at += step), end: at + end[n] }));
  }
  if (value.lengths) {
    const items = whole(value.items);
    let at = 0;
    return value.lengths.map((length) => items.slice(at, (at += length)));
  }
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, whole(held)]));
}

const packOf = (name) => document.querySelector(`script[data-pack="${name}"]`);
const growing = new Map();
function unfold(name) {
  const place = document.querySelector(`[data-folded="${name}"]`);
  if (!place) return growing.get(name) || Promise.resolve();
  if (!growing.has(name)) {
    const grown = /^r\d+$/.test(name) ? growSheet(name) : unpack(packOf(name).textContent).then((markup) => [...grow(markup).childNodes]);
    growing.set(name, grown.then((nodes) => {
      packOf(name)?.remove();
      place.replaceWith(...nodes);
      document.dispatchEvent(new Event("grown"));
    }));
  }
  return growing.get(name);
}

async function unfoldAll() {
  for (let places; (places = document.querySelectorAll("[data-folded]")).length;) await Promise.all([...places].map((e) => unfold(e.dataset.folded)));
}

document.addEventListener("toggle", (event) => {
  const details = event.target;
  if (details.tagName !== "DETAILS" || !details.open) return;
  const place = [...details.children].find((child) => child.dataset.folded);
  if (place) unfold(place.dataset.folded);
}, true);

// Opens whatever holds an anchor, folded or closed, and returns the element.
async function reach(anchor) {
  const [, kind, number] = /^([rqsf])(\d+)/.exec(anchor) || [];
  if (kind === "s" && document.getElementById(anchor)) await unfold(anchor);
  if (kind === "r" || kind === "q") await unfold(kind + number);
  if (kind === "s" && !document.getElementById(anchor)) await unfold("voices");
  if (kind === "f" && !document.getElementById(anchor)) await unfold("findings");
  const element = document.getElementById(anchor);
  for (let up = element; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  return element;
}
