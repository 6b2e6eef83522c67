// Cards on hover and focus; the drawer that shows any line's words in place.
const $ = (id) => document.getElementById(id);
const card = $("card"), drawer = $("drawer");
let returnTo = null;

const passageOf = (element) => element.closest(".passage");
const sheetOf = (element) => element.closest(".sheet, .drawer");

function light(root, numbers) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (!root) return;
  for (const number of numbers) {
    for (const part of root.querySelectorAll(`[data-c~="${CSS.escape(number)}"]`)) part.classList.add("lit");
  }
}

function showCard(anchorElement) {
  const numbers = (anchorElement.dataset.c || "").split(" ").filter(Boolean);
  const sheet = sheetOf(anchorElement);
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
  const box = anchorElement.getClientRects()[0];
  if (card.hidden || !box) return;
  const left = Math.min(Math.max(box.left, 12), document.documentElement.clientWidth - card.offsetWidth - 12);
  const below = box.bottom + 10 + card.offsetHeight < innerHeight;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(below ? box.bottom + 8 : box.top - card.offsetHeight - 8) + scrollY}px`;
}

function hideCard() {
  card.hidden = true;
  if (drawer.hidden) light(null, []);
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const over = event.target.closest(".text .seg[data-c], .text .ref, .note");
  if (over && over.classList.contains("note")) light(sheetOf(over), [over.dataset.c]);
  else if (over) showCard(over);
  else if (!card.contains(document.activeElement)) hideCard();
});
document.addEventListener("focusin", (event) => {
  if (event.target.matches(".ref")) showCard(event.target);
  else hideCard();
});

function hit(root, anchor) {
  const words = /w(\d+)-(\d+)$/.exec(anchor);
  for (const old of document.querySelectorAll(".hit")) old.classList.remove("hit");
  if (!words || !root) return;
  for (const part of root.querySelectorAll(".seg[data-a]")) {
    const at = Number(part.dataset.a);
    if (at >= Number(words[1]) && at < Number(words[2])) part.classList.add("hit");
  }
}

function copyOf(passage, look) {
  const copy = passage.cloneNode(true);
  copy.classList.add(look);
  for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
  for (const notes of copy.querySelectorAll(".notes")) notes.open = true;
  return copy;
}

// The passage with the one before and the one after, so that the words stand in place.
function passagesAround(passage) {
  const beside = (step) => {
    let other = passage[step];
    while (other && other.matches(".blank")) other = other[step];
    return other && other.matches(".passage") ? [copyOf(other, "aside")] : [];
  };
  return [...beside("previousElementSibling"), copyOf(passage, "rests"), ...beside("nextElementSibling")];
}

async function openDrawer(anchor, from) {
  const element = await reach(anchor);
  const passage = element && passageOf(element);
  if (!passage) return false;
  const sheet = sheetOf(element);
  $("drawer-body").replaceChildren(...passagesAround(passage));
  $("drawer-from").textContent = `${sheet.querySelector("summary h3").textContent}. ${sheet.querySelector("summary small").textContent}`;
  $("drawer-go").setAttribute("href", `#${anchor}`);
  drawer.hidden = false;
  returnTo = from;
  hit(drawer, anchor);
  const claim = /c(\d+)$/.exec(anchor);
  const covering = [...drawer.querySelectorAll(".hit")].flatMap((part) => (part.dataset.c || "").split(" ")).filter(Boolean);
  light(drawer, claim ? [claim[1]] : [...new Set(covering)]);
  drawer.scrollTop = Math.max(drawer.querySelector(".rests").offsetTop - 90, 0);
  drawer.focus({ preventScroll: true });
  const hidden = from.getBoundingClientRect().bottom + 12 - drawer.getBoundingClientRect().top;
  if (hidden > 0) scrollBy(0, hidden);
  return true;
}

function closeDrawer() {
  if (drawer.hidden) return false;
  drawer.hidden = true;
  light(null, []);
  if (returnTo) returnTo.focus({ preventScroll: true });
  return true;
}
$("drawer-close").addEventListener("click", closeDrawer);

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const anchor = link.getAttribute("href").slice(1);
  if (/^r\d+[cw]/.test(anchor) && !link.closest(".sheet, .drawer")) {
    event.preventDefault();
    openDrawer(anchor, link).then((shown) => { if (!shown) location.hash = anchor; });
  } else if (link.id === "drawer-go") {
    drawer.hidden = true;
    visit(anchor);
  } else if (link.closest(".drawer")) {
    drawer.hidden = true;
  }
});

async function visit(anchor) {
  const element = await reach(anchor);
  if (!element) return;
  hit(sheetOf(element), anchor);
  const claim = /^r\d+c(\d+)$/.exec(anchor);
  const place = claim ? sheetOf(element).querySelector(`.ref[data-n="${claim[1]}"]`) || element : element;
  place.scrollIntoView({ block: claim || /w\d/.test(anchor) ? "center" : "start" });
  if (place.matches(".ref")) place.focus({ preventScroll: true });
}
addEventListener("hashchange", () => visit(decodeURIComponent(location.hash.slice(1))));
if (location.hash.length > 1) visit(decodeURIComponent(location.hash.slice(1)));
