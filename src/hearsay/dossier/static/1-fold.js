// Grows folded parts from their compressed trees: only listed elements and attributes, never markup.
"use strict";
const ELEMENTS = new Set("a abbr b bdi br dd details div dl dt em i input label li ol p section small span strong summary td th time tr ul".split(" "));
const ATTRIBUTES = /^(class|id|href|rel|title|lang|dir|role|scope|tabindex|open|datetime|type|data-[a-z0-9]+|aria-[a-z]+)$/;
const HREF = /^(#|https?:\/\/)/;

function grow(node) {
  if (typeof node === "string") return document.createTextNode(node);
  const [name, attributes, ...children] = node;
  if (!ELEMENTS.has(name)) return document.createTextNode("");
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (ATTRIBUTES.test(key) && (key !== "href" || HREF.test(value))) element.setAttribute(key, value);
  }
  element.append(...children.map(grow));
  return element;
}

async function unpack(base64) {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).text();
}

const growing = new Map();
function unfold(name) {
  const place = document.querySelector(`[data-folded="${name}"]`);
  const pack = document.querySelector(`script[data-pack="${name}"]`);
  if (!place || !pack) return growing.get(name) || Promise.resolve();
  if (!growing.has(name)) {
    growing.set(name, unpack(pack.textContent).then((json) => {
      const grown = grow(JSON.parse(json));
      pack.remove();
      place.replaceWith(...grown.childNodes);
      document.dispatchEvent(new Event("grown"));
    }));
  }
  return growing.get(name);
}

const unfoldAll = () => Promise.all([...document.querySelectorAll("[data-folded]")].map((e) => unfold(e.dataset.folded)));

document.addEventListener("toggle", (event) => {
  const details = event.target;
  if (details.tagName !== "DETAILS" || !details.open) return;
  const place = [...details.children].find((child) => child.dataset.folded);
  if (place) unfold(place.dataset.folded);
}, true);
for (const details of document.querySelectorAll("details[open] > [data-folded]")) unfold(details.dataset.folded);

// Opens whatever holds an anchor, folded or closed, and returns the element.
async function reach(anchor) {
  const sheet = /^(r\d+)[cw]?/.exec(anchor);
  if (sheet) await unfold(sheet[1]);
  const element = document.getElementById(anchor);
  for (let up = element; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  return element;
}
