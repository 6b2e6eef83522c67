// Asking the server: JSON for the API, parsed documents for fragments; never markup from strings.
const csrf = document.querySelector('meta[name="csrf"]')?.content ?? "";
export const role = document.querySelector('meta[name="role"]')?.content ?? "";
export const mayJudge = role === "judge" || role === "admin";
export const $ = (id) => document.getElementById(id);

export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `The server answered ${status}.`);
    this.status = status;
    this.problem = problem;
  }
}

export async function ask(method, path, body) {
  const headers = { accept: "application/json" };
  if (method !== "GET") headers["x-csrf-token"] = csrf;
  if (body !== undefined && !(body instanceof FormData)) {
    headers["content-type"] = "application/json";
    body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(path, { method, headers, body, credentials: "same-origin" });
  } catch {
    throw new Refused(0, { detail: "The workbench does not answer. Is it still running?" });
  }
  if (answer.status === 401) location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
  const given = answer.status === 204 ? null : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, given ?? {});
  return given;
}

// A form with files, with its progress: fetch does not tell how much was sent.
export function send(path, form, told) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("x-csrf-token", csrf);
    request.setRequestHeader("accept", "application/json");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => told(event.loaded, event.total));
    request.addEventListener("load", () => (request.status < 300 ? done(request.response) : failed(new Refused(request.status, request.response ?? {}))));
    request.addEventListener("error", () => failed(new Refused(0, { detail: "The reports could not be sent. Is the workbench still running?" })));
    request.send(form);
  });
}

// A page as a document: the browser parses what this server wrote, and runs nothing in it.
export function page(path) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("GET", path);
    request.responseType = "document";
    request.addEventListener("load", () => (request.status < 300 && request.response ? done(request.response) : failed(new Refused(request.status, {}))));
    request.addEventListener("error", () => failed(new Refused(0, {})));
    request.send();
  });
}

// One element with its attributes and children; a child that is a string is text.
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

let hiding;
export function say(words, act, name) {
  const place = $("done");
  if (!place) return;
  place.replaceChildren(words, ...(act ? [" ", el("button", { type: "button", onclick: act }, name)] : []));
  place.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { place.hidden = true; }, act ? 12000 : 6000);
}
