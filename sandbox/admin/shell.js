// The admin around the app's frame: see app-bridge.js for the other end of this conversation.
const facts = JSON.parse(document.getElementById("facts").textContent);
const frame = document.getElementById("app");
const element = (id) => document.getElementById(id);
const reply = (message) => frame.contentWindow.postMessage({ from: "shell", ...message }, facts.appOrigin);

const call = async (path, options) => {
  const answer = await fetch(path, options);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};

const prefix = "/admin/apps/waybill";
const pathInApp = () =>
  (location.pathname.startsWith(prefix) ? location.pathname.slice(prefix.length) || "/app" : "/app") + location.search;

// Who of the staff looks at the admin: kept for this window.
const user = element("user");
user.value = sessionStorage.getItem("user") ?? user.options[0].value;
user.addEventListener("change", () => {
  sessionStorage.setItem("user", user.value);
  location.reload();
});

const open = async (path) => {
  const { url } = await call(`/_admin/launch?${new URLSearchParams({ path, user: user.value })}`);
  frame.src = url;
};

const askPermission = (scopes) =>
  new Promise((resolve) => {
    const dialog = element("permission");
    element("permission-scopes").replaceChildren(
      ...scopes.map((scope) => Object.assign(document.createElement("li"), { textContent: scope })),
    );
    dialog.returnValue = "decline";
    dialog.onclose = () => resolve(dialog.returnValue === "grant");
    dialog.showModal();
  });

const answers = {
  "id-token": async () => (await call(`/_admin/id-token?${new URLSearchParams({ user: user.value })}`)).token,
  user: async () => ({ accountAccess: "full" }),
  "scopes.query": () => call("/_admin/scopes"),
  "scopes.request": async ({ scopes }) => {
    const before = await call("/_admin/scopes");
    const missing = scopes.filter((scope) => !before.granted.includes(scope));
    if (missing.length > 0 && !(await askPermission(missing))) return { result: "declined-all", detail: before };
    const detail = await call("/_admin/scopes", {
      method: "POST",
      body: JSON.stringify({ grant: missing }),
      headers: { "content-type": "application/json" },
    });
    return { result: "granted-all", detail };
  },
  "scopes.revoke": async ({ scopes }) => ({
    detail: await call("/_admin/scopes", {
      method: "POST",
      body: JSON.stringify({ revoke: scopes }),
      headers: { "content-type": "application/json" },
    }),
  }),
  "resource-picker": ({ options }) => globalThis.pickResources(options),
};

const buttons = (described) =>
  described.map(({ label, primary, disabled, loading, selector, index }) => {
    const button = Object.assign(document.createElement("button"), { textContent: label, disabled: disabled || loading });
    if (primary) button.className = "primary";
    button.addEventListener("click", () => reply({ type: "press", selector, index }));
    return button;
  });

/** Draws a place anew where what it shows has changed. What is still the same stays: somebody may be pressing it. */
const redraw = (place, described, children) => {
  const drawn = JSON.stringify(described);
  if (place.dataset.drawn === drawn) return;
  place.dataset.drawn = drawn;
  place.replaceChildren(...children(described));
};

const draw = ({ path, nav, title, actions, saveBar }) => {
  const address = new URL(path, facts.appOrigin);
  for (const name of ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp"]) address.searchParams.delete(name);
  history.replaceState(null, "", prefix + address.pathname.replace(/^\/app(?=\/|$)/, "/app") + address.search);
  document.title = `${title ? `${title} · ` : ""}${facts.shopName} · Admin`;

  const links = nav.filter((link) => !link.home);
  const current = links.filter((link) => address.pathname === link.href || address.pathname.startsWith(`${link.href}/`)).at(-1);
  redraw(element("nav"), [links, current], () =>
    links.map((link) => {
      const item = document.createElement("li");
      const anchor = Object.assign(document.createElement("a"), { href: prefix + link.href, textContent: link.label });
      if (link === current) anchor.setAttribute("aria-current", "page");
      anchor.addEventListener("click", (event) => {
        event.preventDefault();
        element("side").classList.remove("open");
        reply({ type: "navigate", href: link.href });
      });
      item.append(anchor);
      return item;
    }),
  );
  const home = nav.find((link) => link.home);
  element("home").toggleAttribute("aria-current", home !== undefined && !current && address.pathname === home.href);
  element("title").textContent = title;
  redraw(element("actions"), actions, buttons);
  element("save-bar").hidden = !saveBar;
  redraw(element("save-bar").querySelector(".buttons"), saveBar ?? [], buttons);
};

let toastTimer;
const toast = ({ message, isError }) => {
  const box = element("toast");
  clearTimeout(toastTimer);
  box.textContent = message;
  box.className = isError ? "error" : "";
  box.hidden = !message;
  toastTimer = setTimeout(() => (box.hidden = true), 5000);
};

addEventListener("message", async ({ origin, source, data }) => {
  if (origin !== facts.appOrigin || source !== frame.contentWindow || data?.from !== "app") return;
  if (data.type === "chrome") draw(data.state);
  if (data.type === "toast") toast(data);
  if (data.type === "admin") {
    if (data.path.startsWith("/apps/")) void open(data.path.replace(/^\/apps\/[^/]+/, "") || "/app");
    else window.open(`/_admin/page${data.path}`, "_blank");
  }
  const answer = answers[data.type];
  if (!answer) return;
  try {
    reply({ type: "answer", id: data.id, value: await answer(data) });
  } catch (error) {
    reply({ type: "answer", id: data.id, error: String(error) });
  }
});

element("home").addEventListener("click", (event) => {
  event.preventDefault();
  element("side").classList.remove("open");
  reply({ type: "navigate", href: "/app" });
});

element("menu").addEventListener("click", () => {
  const isOpen = element("side").classList.toggle("open");
  element("menu").setAttribute("aria-expanded", String(isOpen));
});

void open(pathInApp());
