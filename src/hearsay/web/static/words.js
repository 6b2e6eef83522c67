// The words a line rests on, in place: cards beside marks, and a drawer that fetches the passage of a report.
import { $, el, page } from "./ask.js";

const card = $("card"), drawer = $("drawer");
let returnTo = null;
const sheetOf = (element) => element.closest(".sheet, .drawer");

export function light(root, numbers) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const number of numbers) {
    for (const part of root?.querySelectorAll(`[data-c~="${CSS.escape(number)}"]`) ?? []) part.classList.add("lit");
  }
}

function showCard(mark) {
  const numbers = (mark.dataset.c || "").split(" ").filter(Boolean), sheet = sheetOf(mark);
  if (!sheet || !numbers.length) return;
  light(sheet, numbers);
  if (sheet === drawer) return;
  const notes = numbers.map((n) => sheet.querySelector(`.note[data-c="${CSS.escape(n)}"]`)).filter(Boolean);
  card.replaceChildren(...notes.slice(0, 3).map((note) => {
    const copy = note.cloneNode(true);
    copy.removeAttribute("id");
    copy.classList.remove("lit", "quiet");
    return copy;
  }));
  card.hidden = !notes.length;
  const box = mark.getClientRects()[0];
  if (card.hidden || !box) return;
  const left = Math.min(Math.max(box.left, 12), document.documentElement.clientWidth - card.offsetWidth - 12);
  const below = box.bottom + 10 + card.offsetHeight < innerHeight;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(below ? box.bottom + 8 : box.top - card.offsetHeight - 8) + scrollY}px`;
}

// The claim that the address names stays lit while nothing else is.
function lightAsked() {
  const sheet = document.querySelector(".sheet[data-claim]");
  light(sheet, sheet ? [sheet.dataset.claim] : []);
}

function hideCard() {
  card.hidden = true;
  if (drawer.hidden) lightAsked();
}

function hit(root, start, end) {
  for (const old of document.querySelectorAll(".hit")) old.classList.remove("hit");
  for (const part of root.querySelectorAll(".seg[data-a]")) {
    const at = Number(part.dataset.a);
    if (at >= start && at < end) part.classList.add("hit");
  }
}

export async function openDrawer(link) {
  const target = new URL(link.href);
  let fetched;
  try {
    const claim = /^\/claims\/(.+)$/.exec(target.pathname);
    const report = /^\/reports\/([^/]+)$/.exec(target.pathname);
    const path = claim ? `/claims/${claim[1]}/words` : `/reports/${report[1]}/words${target.search}`;
    fetched = await page(path);
  } catch {
    location.assign(link.href);
    return;
  }
  const body = fetched.querySelector("#words");
  $("drawer-from").textContent = body.dataset.from;
  $("drawer-go").setAttribute("href", body.dataset.href);
  $("drawer-body").replaceChildren(...[...body.childNodes].map((node) => document.importNode(node, true)));
  for (const notes of drawer.querySelectorAll(".notes")) notes.open = true;
  drawer.hidden = false;
  returnTo = link;
  if (body.dataset.start) hit(drawer, Number(body.dataset.start), Number(body.dataset.end));
  const over = [...drawer.querySelectorAll(".hit")].flatMap((part) => (part.dataset.c || "").split(" ")).filter(Boolean);
  light(drawer, body.dataset.claim ? [body.dataset.claim] : [...new Set(over)]);
  drawer.scrollTop = Math.max((drawer.querySelector(".rests")?.offsetTop ?? 0) - 90, 0);
  (drawer.querySelector(".note.lit") ?? drawer).focus({ preventScroll: true });
  const hidden = link.getBoundingClientRect().bottom + 12 - drawer.getBoundingClientRect().top;
  if (hidden > 0) scrollBy(0, hidden);
}

export function closeDrawer() {
  if (drawer.hidden) return false;
  drawer.hidden = true;
  lightAsked();
  returnTo?.focus({ preventScroll: true });
  return true;
}

export function words() {
  $("drawer-close").addEventListener("click", closeDrawer);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const over = event.target.closest(".text .seg[data-c], .text .ref, .note");
    if (over?.classList.contains("note")) light(sheetOf(over), [over.dataset.c]);
    else if (over) showCard(over);
    else if (!card.contains(document.activeElement)) hideCard();
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".ref")) showCard(event.target);
    else hideCard();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.words, .steps a.words, .minimap a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (link.closest(".drawer") || link.closest(".minimap")) return;
    if (!/^\/(claims\/[^/]+$|reports\/[^/]+$)/.test(new URL(link.href).pathname)) return;
    event.preventDefault();
    openDrawer(link);
  });
  lightAsked();
}

export function hideLayers() {
  if (!closeDrawer()) hideCard();
}

// Notes fold under their sentence on a phone.
const narrow = matchMedia("(max-width: 699px)");
const foldNotes = () => { for (const notes of document.querySelectorAll(".sheet .notes")) notes.open = !narrow.matches; };
export function folding() {
  narrow.addEventListener("change", foldNotes);
  foldNotes();
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of opened) details.open = false; });
  for (const region of document.querySelectorAll(".scroll")) {
    if (region.scrollWidth <= region.clientWidth && region.scrollHeight <= region.clientHeight) region.removeAttribute("tabindex");
  }
}
export { el };
