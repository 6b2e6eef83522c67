// Long work: sending files with their progress, watching what runs, stopping it; and a few buttons that start some.
import { $, ask, el, mayJudge, say, send } from "./ask.js";

function showJob(job) {
  const list = $("jobs");
  if (!list) return;
  let line = list.querySelector(`[data-job="${CSS.escape(job.id)}"]`);
  if (!line) {
    line = el("li", { "data-job": job.id }, el("p", {}, el("b", {}, el("a", { href: `/add/${job.id}` }, job.title)), " ", el("small", {}, `by ${job.by}`)), el("p", { class: "state" }), el("progress", { max: 1, value: 0 }));
    list.querySelector(".empty")?.remove();
    list.prepend(line);
  }
  const ended = ["done", "failed", "stopped"].includes(job.state), bar = line.querySelector("progress");
  line.className = job.state;
  line.querySelector(".state").textContent = ended ? job.said : job.stage ? `${job.stage}${job.total ? `, ${job.done} of ${job.total}` : ""}` : job.state;
  bar.max = job.total || 1;
  bar.value = job.done;
  bar.hidden = ended;
  bar.setAttribute("aria-label", job.title);
  let stop = line.querySelector("[data-stop]");
  if (!ended && mayJudge && !stop) line.append(el("button", { type: "button", "data-stop": job.id }, "Stop"));
  if (ended) {
    stop?.remove();
    if (job.messages.length && !line.querySelector(".told-count")) line.querySelector(".state").append(" ", el("a", { class: "told-count", href: `/add/${job.id}` }, `${job.messages.length} ${job.messages.length === 1 ? "message" : "messages"}`));
    if (job.what === "export" && job.state === "done" && !line.querySelector(".act")) line.append(el("a", { class: "act", href: `/api/jobs/${job.id}/result`, download: "" }, "Download"));
    if (job.what === "add" && job.state === "done" && !line.querySelector(".act")) line.append(el("a", { class: "act", href: "/reports?sort=added" }, "Look at them"));
  }
}

function watch(id) {
  const stream = new EventSource(`/api/jobs/${encodeURIComponent(id)}/events`);
  stream.addEventListener("message", (event) => {
    const job = JSON.parse(event.data);
    showJob(job);
    if (["done", "failed", "stopped"].includes(job.state)) {
      stream.close();
      document.dispatchEvent(new CustomEvent("job-ended", { detail: job }));
    }
  });
  addEventListener("pagehide", () => stream.close());
}

function begun(job) {
  showJob(job);
  watch(job.id);
}

function files() {
  const form = $("files"), drop = $("drop");
  if (!form) return;
  for (const kind of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) form.elements.files.files = event.dataTransfer.files;
    });
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("[type=submit]"), told = $("sending");
    button.disabled = true;
    try {
      const job = await send("/api/reports", new FormData(form), (sent, all) => { told.textContent = `Sending, ${Math.round((100 * sent) / all)} %`; });
      told.textContent = "";
      form.reset();
      begun(job);
    } catch (wrong) { told.textContent = wrong.message; }
    button.disabled = false;
  });
}

function paste() {
  const form = $("paste");
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    button.disabled = true;
    try {
      begun(await ask("POST", "/api/texts", Object.fromEntries(new FormData(form))));
      form.reset();
    } catch (wrong) { say(wrong.message); }
    button.disabled = false;
  });
}

const cell = (text) => {
  const flat = text.replace(/\s+/g, " ").trim();
  return `"${(/^[=+\-@\t\r]/.test(flat) ? "'" : "") + flat.replaceAll('"', '""')}"`;
};

// The rows of a table on this screen as CSV; a cell that a spreadsheet would take for a formula is made text.
function csv(table) {
  const lines = [...table.rows].map((row) => [...row.cells].map((c) => {
    const copy = c.cloneNode(true);
    for (const extra of copy.querySelectorAll(".judge, .mark-line")) extra.remove();
    return cell(copy.textContent);
  }).join(","));
  const link = el("a", { href: URL.createObjectURL(new Blob([lines.join("\r\n") + "\r\n"], { type: "text/csv" })), download: "figures.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
}

function beside() {
  const button = document.querySelector("[data-compare]");
  if (!button) return;
  const chosen = [...document.querySelectorAll("[data-beside]:checked")].map((b) => b.closest("[data-item]").dataset.id);
  button.hidden = chosen.length !== 2;
  button.dataset.pair = chosen.join(" ");
}

export function working() {
  files();
  paste();
  for (const line of document.querySelectorAll("[data-live]")) watch(line.dataset.job);
  document.addEventListener("change", (event) => { if (event.target.matches("[data-beside]")) beside(); });
  document.addEventListener("click", async (event) => {
    const b = event.target.closest("[data-stop], [data-export], [data-verify], [data-analyse], [data-csv], [data-compare]");
    if (!b) return;
    try {
      if (b.dataset.stop) showJob(await ask("POST", `/api/jobs/${b.dataset.stop}/stop`));
      else if (b.dataset.export) begun(await ask("POST", "/api/exports", { format: b.dataset.export }));
      else if (b.matches("[data-verify]")) location.assign(`/add/${(await ask("POST", "/api/verify", { why: "" })).id}`);
      else if (b.matches("[data-analyse]")) begun(await ask("POST", "/api/analyse", { why: "" }));
      else if (b.dataset.csv) csv($(b.dataset.csv));
      else if (b.matches("[data-compare]")) {
        const [left, right] = b.dataset.pair.split(" ");
        location.assign(`/compare?left=${encodeURIComponent(left)}&right=${encodeURIComponent(right)}`);
      }
    } catch (wrong) { say(wrong.message); }
  });
}
