// The page's side of its extensions: each runs in a frame of its own, without an origin, and asks the page for all that Shopify does for it.
(() => {
  const slots = [...document.querySelectorAll("[data-extension]")];
  const frames = new Map();

  const address = (slot, name) => {
    const { extension, target, subject } = slot.dataset;
    return `/storefront/hosted/${name}?${new URLSearchParams({ extension, target })}&${subject}`;
  };
  const get = async (slot, name) => (await fetch(address(slot, name))).json();
  const post = async (slot, name, body) => {
    const answer = await fetch(address(slot, name), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body ?? {}),
    });
    const json = await answer.json();
    if (!answer.ok) throw new Error(json.error ?? `${name} answered ${answer.status}`);
    return json;
  };
  const tell = (frame, message) => frame.contentWindow?.postMessage({ from: "page", ...message }, "*");

  /** The checkout is another now: the summary and every extension are told. */
  const refresh = async () => {
    const summary = document.getElementById("summary");
    const [first] = slots;
    if (summary && first) {
      const answer = await fetch(`/storefront/hosted/summary?${first.dataset.subject}`);
      if (answer.ok) summary.innerHTML = await answer.text();
    }
    await Promise.all([...frames].map(async ([slot, frame]) => tell(frame, { type: "signals", ...(await get(slot, "signals")) })));
  };

  const key = (slot, name) => `extension:${slot.dataset.extension}:${name}`;
  const calls = {
    apply: async (slot, [method, change]) => {
      const result = await post(slot, "apply", { method, change });
      if (result.type === "success") await refresh();
      return result;
    },
    "session-token": async (slot) => (await post(slot, "session-token")).token,
    query: (slot, [query, variables]) => post(slot, "query", { query, variables }),
    "storage.read": async (slot, [name]) => JSON.parse(localStorage.getItem(key(slot, name)) ?? "null"),
    "storage.write": async (slot, [name, data]) => localStorage.setItem(key(slot, name), JSON.stringify(data)),
    "storage.delete": async (slot, [name]) => localStorage.removeItem(key(slot, name)),
    navigate: async (_slot, [href, target]) => {
      if (!/^(https?:|mailto:|\/)/.test(href)) return;
      if (target === "_blank") window.open(href, "_blank", "noreferrer");
      else location.assign(href);
    },
    toast: async (_slot, [content]) => {
      const toast = document.createElement("p");
      toast.setAttribute("role", "status");
      toast.className = "problems";
      toast.textContent = content;
      document.body.append(toast);
    },
    publish: async (_slot, [name, data]) => {
      document.dispatchEvent(new CustomEvent("waybill:published", { detail: { name, data } }));
      return true;
    },
  };

  addEventListener("message", async ({ source, data }) => {
    const [slot, frame] = [...frames].find(([, one]) => one.contentWindow === source) ?? [];
    if (!frame || data?.from !== "extension") return;
    if (data.type === "ready") return tell(frame, { type: "facts", ...(await get(slot, "facts")) });
    if (data.type === "height") {
      frame.style.height = `${data.height}px`;
      frame.toggleAttribute("data-empty", data.height === 0);
      return undefined;
    }
    if (data.type !== "call") return undefined;
    try {
      const call = calls[data.name];
      if (!call) throw new Error(`${data.name} is not built in the sandbox.`);
      return tell(frame, { type: "answer", id: data.id, value: await call(slot, data.args) });
    } catch (error) {
      return tell(frame, { type: "answer", id: data.id, error: String(error?.message ?? error) });
    }
  });

  for (const slot of slots) {
    const frame = document.createElement("iframe");
    frame.className = "extension";
    frame.title = slot.dataset.extension;
    frame.setAttribute("sandbox", "allow-scripts");
    frame.style.height = "0";
    frame.src = address(slot, "frame");
    frames.set(slot, frame);
    slot.append(frame);
  }

  // What is filled in is known to the checkout at once, not only when it is sent off.
  const form = document.querySelector("form[data-checkout]");
  // One after another, and also while the page is left: what was typed last is what is known.
  let filling = Promise.resolve();
  const tellFilled = () =>
    fetch(`/storefront/hosted/fill?checkout=${form.dataset.checkout}`, {
      method: "POST",
      keepalive: true,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    });
  form?.addEventListener("change", () => {
    filling = filling
      .then(tellFilled)
      .then(refresh)
      .catch(() => undefined);
  });
})();
