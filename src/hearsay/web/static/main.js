// The workbench's page: wires the modules together.
import { keys, lineNow } from "./keys.js";
import { folding, hideLayers, openDrawer, words } from "./words.js";
import { judging } from "./judge.js";
import { working } from "./jobs.js";

document.documentElement.classList.add("js");
words();
folding();
const acts = judging();
working();

keys({
  ...acts,
  Escape: () => hideLayers(),
  Enter: () => {
    const line = lineNow();
    const own = line?.querySelector("a.words");
    if (own) { openDrawer(own); return true; }
    if (line?.dataset.open) { location.assign(line.dataset.open); return true; }
    return false;
  },
});

// On a narrow screen the row of sections scrolls: the one that is open stands in sight.
document.querySelector("nav.sections [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

// A line that was asked for by its address takes the focus, so that keys work on it at once.
if (location.hash.length > 1) {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (place?.matches(".note")) { place.focus({ preventScroll: true }); place.closest(".passage")?.scrollIntoView({ block: "center" }); }
}
