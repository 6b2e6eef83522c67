// Hashes the embedded texts again, offline, and compares them with the digests and with the text shown.
async function sha256(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
}

const shownText = (number) => [...document.querySelectorAll(`main .text[data-r="${number}"]`)].map((p) => p.textContent).join("");

async function verify() {
  const say = $("verified");
  if (!globalThis.crypto?.subtle) { say.textContent = "This browser gives no SHA-256 here. Open the file itself, or use `hearsay verify`."; return; }
  say.textContent = "Hashing …";
  await unfoldAll();
  const intact = (await sha256($("data").textContent)) === $("data-digest").textContent;
  const reports = JSON.parse(await dataText()).reports;
  let fine = 0, bare = 0;
  for (const [at, report] of reports.entries()) {
    const place = document.querySelector(`[data-text="${at + 1}"]`);
    if (!/^[0-9a-f]{64}$/.test(place.textContent)) { bare += 1; continue; }
    const same = (await sha256(report.text)) === place.textContent && shownText(at + 1) === holdable(report.text);
    place.classList.add(same ? "ok" : "bad");
    fine += same;
  }
  const counted = reports.length - bare;
  const without = bare ? ` ${bare} without a recorded digest.` : "";
  say.textContent = intact && fine === counted
    ? `Verified: ${fine} of ${counted} texts match their SHA-256 and the page; the data is intact.${without}`
    : `Changed: ${counted - fine} of ${counted} texts differ${intact ? "" : "; the data itself was altered"}.${without}`;
  say.dataset.intact = String(intact && fine === counted);
}
$("verify").addEventListener("click", verify);
$("save-json").addEventListener("click", async () => save("dossier.json", "application/json", await dataText()));
