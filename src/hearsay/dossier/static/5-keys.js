// Keys, the current section, folded notes on a phone, printing.
const refs = () => [...document.querySelectorAll(".sheet[open] .ref")].filter((r) => r.offsetParent !== null);

function step(by) {
  const all = refs();
  if (!all.length) {
    const first = document.querySelector(".sheet");
    if (first) { first.open = true; setTimeout(() => refs()[0]?.focus(), 60); }
    return;
  }
  const at = all.indexOf(document.activeElement);
  const next = at >= 0 ? at + by : Math.max(all.findIndex((r) => r.getBoundingClientRect().top > 60), 0);
  const target = all[Math.min(Math.max(next, 0), all.length - 1)];
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

const sections = [...document.querySelectorAll("main > section")];
const links = new Map([...document.querySelectorAll("nav.sections a")].map((a) => [a.getAttribute("href").slice(1), a]));
let here = 0;

function mark() {
  const line = innerHeight * 0.3;
  here = Math.max(sections.findLastIndex((s) => s.getBoundingClientRect().top < line), 0);
  links.forEach((link, id) => (id === sections[here].id ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
}
let waiting = false;
addEventListener("scroll", () => {
  if (!waiting) requestAnimationFrame(() => { waiting = false; mark(); });
  waiting = true;
}, { passive: true });

function turn(by) {
  const target = sections[Math.min(Math.max(here + by, 0), sections.length - 1)];
  target.scrollIntoView();
  target.querySelector("h2").setAttribute("tabindex", "-1");
  target.querySelector("h2").focus({ preventScroll: true });
  mark();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { if (!closeDrawer()) hideCard(); return; }
  if (event.target.matches("input, select, textarea")) return;
  const acts = {
    j: () => step(1), k: () => step(-1), "]": () => turn(1), "[": () => turn(-1),
    "?": () => $("keys").togglePopover(), l: () => $("legend").togglePopover(),
    "/": () => { $("ledger-find")?.scrollIntoView({ block: "center" }); $("ledger-find")?.focus(); },
  };
  const act = acts[event.key];
  if (act) { event.preventDefault(); act(); }
});

const narrow = matchMedia("(max-width: 699px)");
function foldNotes() { for (const notes of document.querySelectorAll(".sheet .notes")) notes.open = !narrow.matches; }
narrow.addEventListener("change", foldNotes);
document.addEventListener("grown", foldNotes);
foldNotes();

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("main details:not([open])")];
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => { for (const details of opened) details.open = false; });

for (const region of document.querySelectorAll(".scroll")) if (region.scrollWidth <= region.clientWidth && region.scrollHeight <= region.clientHeight) region.removeAttribute("tabindex");
document.documentElement.classList.add("js");
mark();
