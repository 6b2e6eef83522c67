// The ledger: sort by head, filter by words, status and party, save as CSV.
const table = $("ledger");

function rowsOf() { return [...table.tBodies[0].rows].filter((row) => row.cells.length > 1); }

async function filterLedger() {
  await unfold("ledger");
  const wanted = $("ledger-find").value.toLowerCase().split(/\s+/).filter(Boolean);
  const status = $("ledger-status").value, hue = $("ledger-hue").value;
  let shown = 0, rows = rowsOf();
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    const fits = wanted.every((w) => text.includes(w)) && (!status || row.dataset.status === status) && (!hue || row.dataset.hue === hue);
    row.hidden = !fits;
    shown += fits;
  }
  $("ledger-count").textContent = shown === rows.length ? `${shown} figures` : `${shown} of ${rows.length} figures`;
}

async function sortLedger(head, column) {
  await unfold("ledger");
  const up = head.getAttribute("aria-sort") !== "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const value = (row) => row.cells[column].dataset.v ?? row.cells[column].textContent.trim();
  const numeric = column === 0;
  const rows = rowsOf().sort((a, b) => (numeric ? Number(value(a)) - Number(value(b)) : value(a).localeCompare(value(b), "en")) * (up ? 1 : -1));
  table.tBodies[0].append(...rows);
}

const cell = (text) => {
  const flat = text.replace(/\s+/g, " ").trim();
  return `"${(/^[=+\-@\t\r]/.test(flat) ? "'" : "") + flat.replaceAll('"', '""')}"`;
};

function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
}

if (table) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => sortLedger(head, column));
  });
  for (const id of ["ledger-find", "ledger-status", "ledger-hue"]) $(id).addEventListener("input", filterLedger);
  $("ledger-csv").addEventListener("click", async () => {
    await unfold("ledger");
    const head = [...table.tHead.rows[0].cells].map((c) => cell(c.textContent));
    const lines = rowsOf().filter((r) => !r.hidden).map((r) => [...r.cells].map((c) => cell(c.textContent)).join(","));
    save("figures.csv", "text/csv", [head.join(","), ...lines].join("\r\n") + "\r\n");
  });
  const rest = table.querySelector("[data-show-all]");
  if (rest) rest.addEventListener("click", () => unfold("ledger"));
}
