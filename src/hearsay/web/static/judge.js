// Judging in place: one dialog for every kind of record, keys for the quick ones, and an undo in the same breath.
import { $, ask, el, mayJudge, page, say } from "./ask.js";
import { lineNow } from "./keys.js";

const ACTIONS = {
  claim: ["accept", "reject", "correct", "grade", "note"],
  figure: ["accept", "reject", "correct", "note"],
  time: ["accept", "reject", "correct", "note"],
  source: ["rename", "correct", "merge", "split", "grade", "note"],
  question: ["rename", "merge", "split", "note"],
  finding: ["accept", "reject", "note"],
  report: ["grade", "note", "remove"],
};
const NAMES = { accept: "Accept", reject: "Reject", correct: "Correct", rename: "Rename", merge: "Put together", split: "Take apart", grade: "Grade", note: "Note", remove: "Remove" };
const DONE = { accept: "Accepted.", reject: "Rejected.", correct: "Corrected.", rename: "Renamed.", merge: "Put together.", split: "Taken apart.", grade: "Graded.", note: "Noted." };
const REASONED = new Set(["reject", "correct", "merge", "split", "grade"]);
const COMMITMENTS = ["asserted", "hedged", "unverified", "denied"];
const BOUNDS = ["exact", "min", "gt", "max", "lt", "approx", "range"];
const KINDS = ["person", "state", "public body", "organisation", "outlet", "collective", "anonymous"];
const GRADES = {
  claim: ["1 confirmed by other sources", "2 probably true", "3 possibly true", "4 doubtful", "5 improbable", "6 truth cannot be judged"],
  source: ["A completely reliable", "B usually reliable", "C fairly reliable", "D not usually reliable", "E unreliable", "F reliability cannot be judged"],
};
const dialog = $("judging");

const field = (name, label, value = "") => el("label", {}, label, " ", el("input", { name, value: value ?? "", maxlength: 2000, autocomplete: "off", "data-was": value ?? "" }));
function choice(name, label, words, value) {
  const select = el("select", { name, "data-was": value ?? "" }, el("option", { value: "" }, "as it is"), ...words.map((w) => el("option", { value: w.split(" ")[0] === w || !/^[A-F1-6] /.test(w) ? w : w[0] }, w)));
  if (words.includes(value)) select.value = value;
  return el("label", {}, label, " ", select);
}

// Fields of each action, by kind; the values are those on the page.
function fieldsFor(action, kind, item) {
  const d = item.dataset;
  if (action === "correct" && kind === "claim") {
    return [speaker(d.speaker), choice("commitment", "How firmly", COMMITMENTS, d.commitment), field("relays", "Relays, nearest the speaker first, with > between", d.relays), field("channel", "Channel", d.channel), choice("distancing", "The report keeps its distance", ["yes", "no"])];
  }
  if (action === "correct" && kind === "figure") {
    return [field("value", "Value, or a range such as 10-12", d.value?.replace(/^\D+/, "")), choice("bound", "Bound", BOUNDS, d.bound), field("counted", "Counted", d.counted), field("status", "Status", d.status), field("unit", "Unit", d.unit), field("scope", "Scope", d.scope)];
  }
  if (action === "correct" && kind === "time") return [field("value", "Date, or date and hour with its zone", d.value)];
  if (action === "correct" && kind === "source") return [choice("kind", "Kind", KINDS, d.kind)];
  if (action === "rename") return [field("name", "New name", d.says)];
  if (action === "grade") return [choice("grade", "Grade (Admiralty code)", GRADES[kind] ?? [...GRADES.source, ...GRADES.claim])];
  if (action === "note") return [el("label", {}, "Note ", el("textarea", { name: "note", rows: 4, maxlength: 20000 }))];
  if (action === "merge") return [picker(kind, d.id), field("name", "Name of both (empty: the first one’s)")];
  if (action === "split" && kind === "source") return [el("p", {}, partsNow().length ? `${partsNow().length} marked claims become a source of their own.` : "Mark claims of this source first, with the boxes beside them; they become a source of their own."), field("name", "Name of the new source")];
  if (action === "split" && kind === "question") return [field("parts", `Numbers of the answers to take out (1 to ${d.answers ?? "n"}, from the top)`), field("name", "Text of the new question")];
  if (action === "remove") return [el("p", {}, "It is analysed no more. Its bytes and its history stay, and adding it again brings it back.")];
  return [];
}

const partsNow = () => [...document.querySelectorAll("[data-part]:checked")].map((box) => box.closest("[data-item]").dataset.id);

// Names of sources while somebody types; the id goes with the request.
function speaker(value) {
  const list = el("datalist", { id: "speakers" });
  const input = el("input", { name: "speaker", value: value ?? "", "data-was": value ?? "", list: "speakers", maxlength: 2000, autocomplete: "off" });
  input.addEventListener("input", () => suggest("sources", input.value).then((found) => list.replaceChildren(...found.map(([, name]) => el("option", { value: name })))));
  return el("label", {}, "Speaker, a name or “own voice” ", input, list);
}

async function suggest(what, words) {
  if (words.trim().length < 2) return [];
  const found = await ask("GET", `/api/${what}?limit=12&words=${encodeURIComponent(words)}`).catch(() => ({ items: [] }));
  return found.items.map((i) => (i.source ? [i.source.id, i.source.name] : [i.id, i.text]));
}

function picker(kind, own) {
  const box = el("div", { class: "picker" }), chosen = el("ul", { class: "chosen" }), found = el("ul", { class: "found-few" });
  const input = el("input", { type: "search", maxlength: 400, autocomplete: "off", "aria-label": `Find a ${kind} to put with it` });
  const put = (id, name) => {
    if (id === own || chosen.querySelector(`[data-id="${CSS.escape(id)}"]`)) return;
    chosen.append(el("li", { "data-id": id }, name, " ", el("button", { type: "button", onclick: (e) => e.target.closest("li").remove() }, "not this one")));
    found.replaceChildren();
    input.value = "";
    input.focus();
  };
  input.addEventListener("input", () => suggest(kind === "source" ? "sources" : "questions", input.value).then((all) => found.replaceChildren(...all.filter(([id]) => id !== own).map(([id, name]) => el("li", {}, el("button", { type: "button", onclick: () => put(id, name) }, name))))));
  for (const picked of document.querySelectorAll("[data-pick]:checked")) {
    const line = picked.closest("[data-item]");
    put(line.dataset.id, line.dataset.says);
  }
  box.append(el("label", {}, "Together with ", input), found, chosen);
  return box;
}

function bodyOf(action, item, form) {
  const d = item.dataset, body = { action, kind: d.item, ids: [d.id], versions: [Number(d.version)], why: form.elements.why?.value ?? "" };
  if (action === "correct") {
    body.fields = {};
    for (const input of form.querySelectorAll("[name][data-was]")) if (input.value !== input.dataset.was && !(input.tagName === "SELECT" && !input.value)) body.fields[input.name] = input.value;
  }
  for (const name of ["name", "note", "grade"]) if (form.elements[name]) body[name] = form.elements[name].value;
  if (action === "merge") for (const li of form.querySelectorAll(".chosen li")) { body.ids.push(li.dataset.id); body.versions.push(versionOf(d.item, li.dataset.id)); }
  if (action === "split") body.parts = d.item === "source" ? partsNow() : form.elements.parts.value.split(/[\s,;]+/).filter(Boolean);
  return body;
}

const versionOf = (kind, id) => Number(document.querySelector(`[data-item="${kind}"][data-id="${CSS.escape(id)}"]`)?.dataset.version ?? 0);

async function decide(item, action, form) {
  if (action === "remove") {
    const job = await ask("POST", `/api/reports/${encodeURIComponent(item.dataset.id)}/remove`, { why: form.elements.why.value });
    location.assign(`/add/${job.id}`);
    return;
  }
  const body = bodyOf(action, item, form);
  if (action === "merge" && body.ids.length < 2) throw new Error("Choose at least one to put with it.");
  const missing = body.ids.slice(1).filter((id) => !document.querySelector(`[data-item="${body.kind}"][data-id="${CSS.escape(id)}"]`));
  if (missing.length) body.versions = await Promise.all(body.ids.map(async (id, n) => (missing.includes(id) ? (await ask("GET", `/api/log/${body.kind}/${encodeURIComponent(id)}`)).version : body.versions[n])));
  const done = await ask("POST", "/api/judgements", body);
  dialog.close();
  await again(item.dataset.item, item.dataset.id);
  say(DONE[action], () => takeBack(done.judgement.id, item.dataset.item, item.dataset.id), "Undo");
}

export async function takeBack(judgement, kind, id) {
  try {
    await ask("POST", `/api/judgements/${encodeURIComponent(judgement)}/undo`, { why: "" });
    await again(kind, id);
    say("Undone.");
  } catch (wrong) { say(wrong.message); }
}

// Takes the page as it is now and puts its content in place of the old one; the line stays where it was.
async function again(kind, id) {
  const top = lineOf(kind, id)?.getBoundingClientRect().top, inDrawer = !$("drawer").hidden;
  const fresh = await page(location.pathname + location.search);
  if (inDrawer) $("drawer").hidden = true;
  $("main").replaceChildren(...[...fresh.getElementById("main").childNodes].map((node) => document.importNode(node, true)));
  const now = lineOf(kind, id);
  if (now) {
    if (top !== undefined) scrollBy(0, now.getBoundingClientRect().top - top);
    now.focus({ preventScroll: true });
  }
  document.dispatchEvent(new Event("again"));
}
const lineOf = (kind, id) => document.querySelector(`#main [data-item="${kind}"][data-id="${CSS.escape(id ?? "")}"]`);

function open(item, wanted) {
  if (!mayJudge) { say("Your role is to read."); return; }
  const kind = item.dataset.item, actions = ACTIONS[kind];
  if (wanted && !actions.includes(wanted)) { say(`A ${kind} takes no ${NAMES[wanted].toLowerCase()}.`); return; }
  const form = el("form", { method: "dialog" }), inner = el("div", { class: "fields" }), wrong = el("p", { class: "wrong", role: "alert" });
  const choose = (action) => {
    const why = action === "note" ? null : el("label", {}, REASONED.has(action) || action === "remove" ? "Why " : "Why (may stay empty) ", el("input", { name: "why", maxlength: 2000, required: REASONED.has(action), autocomplete: "off" }));
    inner.replaceChildren(...fieldsFor(action, kind, item), ...(why ? [why] : []));
    wrong.textContent = "";
    form.dataset.action = action;
    form.querySelector("[type=submit]").textContent = NAMES[action];
    (inner.querySelector("input, select, textarea") ?? form.querySelector("[type=submit]")).focus();
  };
  const radios = actions.map((action) => el("label", {}, el("input", { type: "radio", name: "action", value: action, onchange: () => choose(action) }), " ", kind === "finding" && action === "accept" ? "Confirm" : kind === "finding" && action === "reject" ? "Dismiss" : NAMES[action]));
  form.append(
    el("h2", { id: "judging-h" }, `Judge this ${kind}`), el("p", { class: "judged-words" }, item.dataset.says),
    el("fieldset", { class: "actions" }, el("legend", { class: "unseen" }, "What to do"), ...radios), inner, wrong,
    el("p", { class: "end" }, el("button", { type: "submit", class: "act" }, "Accept"), " ", el("button", { type: "button", onclick: () => dialog.close() }, "Not now"), " ", el("a", { href: `/log/${kind}/${encodeURIComponent(item.dataset.id)}` }, "history")),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    button.disabled = true;
    try { await decide(item, form.dataset.action, form); } catch (problem) {
      wrong.replaceChildren(problem.message, ...(problem.status === 409 ? [" ", el("button", { type: "button", onclick: () => location.reload() }, "Look again")] : []));
    }
    button.disabled = false;
  });
  dialog.replaceChildren(form);
  dialog.showModal();
  const first = wanted ?? actions[0];
  form.querySelector(`[value="${first}"]`).checked = true;
  choose(first);
}

const itemNow = () => lineNow()?.closest("[data-item]") ?? null;

function quick(action) {
  return () => {
    const item = itemNow();
    if (!item) { say("Choose a line first: j and k go through them."); return true; }
    if (action === "accept" && ACTIONS[item.dataset.item].includes("accept")) {
      decide(item, "accept", el("form")).catch((wrong) => say(wrong.message));
    } else if (action === "correct") open(item, ACTIONS[item.dataset.item].includes("correct") ? "correct" : ACTIONS[item.dataset.item][0]);
    else open(item, action);
    return true;
  };
}

async function undoLast() {
  const item = itemNow();
  if (!item) return;
  const known = await ask("GET", `/api/log/${item.dataset.item}/${encodeURIComponent(item.dataset.id)}`).catch(() => ({ items: [] }));
  const last = known.items.find((line) => DONE[line.action] && !known.items.some((other) => other.action === "undo" && other.seq > line.seq));
  if (last) takeBack(`j${last.seq}`, item.dataset.item, item.dataset.id);
  else say("There is no judgement of it to undo.");
}

function picks() {
  const merge = document.querySelector("[data-merge]");
  if (!merge) return;
  const picked = [...document.querySelectorAll("[data-pick]:checked")];
  merge.hidden = picked.length < 2;
  merge.textContent = `Put ${picked.length} together`;
}

export function judging() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-judge], [data-undo], [data-merge]");
    if (!button) return;
    if (button.matches("[data-undo]")) takeBack(button.dataset.undo, "", "");
    else if (button.matches("[data-merge]")) open(document.querySelector("[data-pick]:checked").closest("[data-item]"), "merge");
    else open(button.closest("[data-item]"));
  });
  document.addEventListener("change", (event) => { if (event.target.matches("[data-pick]")) picks(); });
  if (!mayJudge) return {};
  return {
    a: quick("accept"), r: quick("reject"), c: quick("correct"), n: quick("note"), u: () => { undoLast(); return true; },
    x: () => { const box = itemNow()?.querySelector("[data-pick], [data-part], [data-beside]"); if (box) box.click(); return Boolean(box); },
  };
}
