// Writes a folded report from its record and its text, as marked.py and the note of parts.html do on the server.
const el = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== "") element.setAttribute(key, value);
  element.append(...children);
  return element;
};
const INVISIBLE = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\u{e0000}-\u{e007f}])/u;
const holdable = (text) => text.replace(/\p{Cs}|[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufffe\uffff]/gu, "\ufffd");
const once = (make) => { let made; return () => (made ??= make()); };

async function dataText() {
  const held = document.getElementById("data").textContent;
  const outer = JSON.parse(held);
  return outer.encoding ? JSON.stringify(whole(JSON.parse(await unpack(outer.data)))) : held;
}
const texts = once(async () => JSON.parse(await unpack(JSON.parse(document.getElementById("data").textContent).data)).reports.columns.text);
const sheetRecords = once(async () => JSON.parse(await unpack(packOf("sheets").textContent)));

function piece(text) {
  return text.split(INVISIBLE).filter(Boolean).map((part) => (INVISIBLE.test(part) ? el("span", { class: "inv", "data-u": `U+${part.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` }, part) : part));
}

function run(words, at, sheet, [shared, ...looks], numbers, anchors, refs, notes) {
  let inner = piece(words);
  for (const look of looks.reverse()) inner = [el({ src: "b", cue: "i" }[look] || "span", { class: look }, ...inner)];
  const ends = anchors.map((length) => el("a", { id: `${sheet}w${at}-${at + length}`, class: "at" }));
  const signs = refs.map((n) => {
    const note = notes.get(n);
    const look = `ref${note.quiet ? " quiet" : ""}${note.commitment === "denied" ? " denied" : ""}`;
    return el("a", { class: look, href: `#${sheet}c${n}`, "data-n": n, "data-c": n, "aria-label": `Note ${n}: ${note.speaker}, ${note.commitment}` });
  });
  return [...ends, el("span", { class: shared ? "seg both" : "seg", "data-a": at, "data-c": numbers.join(" ") }, ...inner), ...signs];
}

function noteOf([speaker, commitment, flags, sure, manner, figures, times, deciding, relays, channel, saidAt, number], { speakers, words }, outlet) {
  const [name, anchor, hue, role, party] = speakers[speaker];
  const via = words[relays], word = (n) => words[n][0];
  const stops = [...via, outlet];
  return {
    number, speaker: name, anchor, hue, role, party, via, stops, sure, commitment: word(commitment), manner: word(manner), figures: word(figures),
    times: word(times), deciding: word(deciding), channel: word(channel), saidAt: word(saidAt), quiet: flags & 1, distancing: flags & 2, carried: flags & 4,
  };
}

function noteNode(n, sheet) {
  const path = el("span", { class: "path" }, ...n.stops.flatMap((stop, at) => [...(at ? [" ", el("span", { class: "to", "aria-label": "through" }, "→"), " "] : []), el("bdi", {}, stop)]));
  const rows = [
    ["Path", [`${n.speaker} `, el("span", { class: "to" }, "→"), " ", path]],
    n.role ? ["Who", [n.role + (n.party && `, ${n.party}`)]] : ["Party", [n.party]],
    ["Given", [n.manner && n.manner + (n.carried ? "; the speaker is named earlier" : "")]],
    ["Distance", [n.distancing ? "the report keeps its distance from this" : ""]],
    ["On", [n.channel]], ["Said", [n.saidAt]], ["Figures", [n.figures]], ["Times", [n.times]],
    ["Reading", [n.sure === "" ? "" : `${n.sure}% sure of these spans`]],
  ].filter(([, [value]]) => value);
  return el("div", { class: `note ${n.hue}${n.quiet ? " quiet" : ""}${n.commitment === "denied" ? " denied" : ""}`, id: `${sheet}c${n.number}`, "data-c": n.number, tabindex: "-1" },
    el("p", { class: "head" }, el("span", { class: "no" }, n.number), " ", el("a", { class: `who ${n.hue}`, href: `#${n.anchor}` }, el("bdi", {}, n.speaker)),
      ...(n.via.length ? [el("span", { class: "via" }, " through ", el("bdi", {}, n.via.join(", ")))] : []), " ",
      el("span", { class: "how" }, el("span", { class: `firm ${n.commitment}${n.distancing ? " twice" : ""}` }, n.commitment), " ", ...(n.deciding ? [el("span", { class: "deciding" }, `“${n.deciding}”`)] : []))),
    el("dl", { class: "more" }, ...rows.map(([head, value]) => el("div", {}, el("dt", {}, head), el("dd", {}, ...value)))));
}

async function growSheet(name) {
  const number = Number(name.slice(1)), tables = await sheetRecords();
  const text = holdable((await texts())[number - 1]);
  const [head, lang, outlet, passages] = tables.sheets[number - 1];
  const held = passages.map(([, notes]) => notes.map((n) => noteOf(n, tables, outlet)));
  const notes = new Map(held.flat().map((n) => [n.number, n]));
  let at = 0, point = 0;
  const grown = passages.map(([runs, , blank], nth) => {
    const pieces = runs.flatMap(([length, look, numbers = [], anchors = [], refs = []]) => {
      const words = text.slice(at, at + length), start = point;
      at += length;
      point += [...words].length;
      return run(words, start, name, tables.looks[look], numbers, anchors, refs, notes);
    });
    const beside = held[nth].map((n) => noteNode(n, name));
    const speakers = [...new Set(held[nth].filter((n) => !n.quiet).map((n) => n.speaker))].join(", ") || "own voice";
    const margin = beside.length ? [el("details", { class: speakers === "own voice" && held[nth].every((n) => n.quiet) ? "notes all-quiet" : "notes", open: true }, el("summary", {}, speakers), ...beside)] : [];
    return el("div", { class: blank ? "passage blank" : "passage" }, el("p", { class: "text", "data-r": number, lang }, ...pieces), ...margin);
  });
  if (!grown.length) grown.push(el("p", { class: "empty" }, "This report has no words. Check the file that was captured."));
  return [...grow(head).childNodes, ...grown];
}
for (const details of document.querySelectorAll("details[open] > [data-folded]")) unfold(details.dataset.folded);
