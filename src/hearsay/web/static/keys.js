// Keys: lines with j and k, pages with g, layers with ? and l; judging keys go to whoever handles the line.
import { $ } from "./ask.js";

const PAGES = { o: "/", q: "/questions", f: "/figures", s: "/sources", r: "/reports", t: "/timeline", c: "/checks", h: "/log" };
const visible = (element) => element.offsetParent !== null;
export const lines = () => [...document.querySelectorAll("main [data-line]")].filter(visible);
export const lineNow = () => document.activeElement?.closest?.("[data-line], .drawer [data-item]") ?? null;

export function go(line) {
  if (!line) return;
  line.scrollIntoView({ block: "nearest" });
  line.focus({ preventScroll: true });
}

function step(by) {
  const all = lines();
  if (!all.length) return;
  const at = all.indexOf(lineNow());
  const first = Math.max(all.findIndex((l) => l.getBoundingClientRect().top > 60), 0);
  go(all[at < 0 ? first : Math.min(Math.max(at + by, 0), all.length - 1)]);
}

let leaving = false;
export function keys(acts) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") { acts.Escape?.(event); return; }
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
    if (leaving) {
      leaving = false;
      if (PAGES[event.key]) { event.preventDefault(); location.assign(PAGES[event.key]); }
      return;
    }
    const own = {
      j: () => step(1), k: () => step(-1), g: () => { leaving = true; setTimeout(() => { leaving = false; }, 1500); },
      "?": () => $("keys").togglePopover(), l: () => $("legend").togglePopover(),
      "/": () => { $("find")?.focus(); $("find")?.select(); },
    };
    const act = own[event.key] ?? (event.target.closest("button, a, summary") && event.key === "Enter" ? null : acts[event.key]);
    if (act && act(event) !== false) event.preventDefault();
  });
}
