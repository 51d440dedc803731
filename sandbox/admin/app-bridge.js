// A stand-in for Shopify's App Bridge: the part of it that embedded apps lean on. Served to the app's frame; the shell is its parent.
(() => {
  if (window.shopify) return;
  const script = document.currentScript;
  const shellOrigin = new URL(script.src).origin;
  const given = new URLSearchParams(location.search);
  const remembered = JSON.parse(sessionStorage.getItem("app-bridge") ?? "{}");
  const config = {
    apiKey: script.dataset.apiKey ?? remembered.apiKey,
    shop: given.get("shop") ?? remembered.shop,
    host: given.get("host") ?? remembered.host,
    locale: given.get("locale") ?? remembered.locale ?? "en",
  };
  sessionStorage.setItem("app-bridge", JSON.stringify(config));

  // ── Talking with the shell ────────────────────────────────────────────────────────────────────────────────
  let asked = 0;
  const waiting = new Map();
  const tell = (type, detail = {}) => parent.postMessage({ from: "app", type, ...detail }, shellOrigin);
  const ask = (type, detail = {}) =>
    new Promise((resolve, reject) => {
      const id = ++asked;
      waiting.set(id, { resolve, reject });
      tell(type, { id, ...detail });
    });
  addEventListener("message", ({ origin, data }) => {
    if (origin !== shellOrigin || data?.from !== "shell") return;
    if (data.type === "answer") {
      const asker = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.error) asker?.reject(new Error(data.error));
      else asker?.resolve(data.value);
    }
    if (data.type === "navigate") navigate(data.href);
    if (data.type === "press") document.querySelectorAll(data.selector)[data.index]?.click();
  });

  const navigate = (href) => {
    const link = document.createElement("a");
    link.setAttribute("href", href);
    link.hidden = true;
    document.body.append(link);
    link.dispatchEvent(new Event("shopify:navigate", { bubbles: true }));
    link.remove();
  };

  // ── Session tokens: every request of the app to itself carries one ────────────────────────────────────────
  let token = { value: "", until: 0 };
  const idToken = async (fresh = false) => {
    if (fresh || performance.now() > token.until) token = { value: await ask("id-token"), until: performance.now() + 30_000 };
    return token.value;
  };
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin || request.headers.has("authorization")) return plainFetch(request);
    const again = request.clone();
    const answer = await plainFetch(withToken(request, await idToken()));
    const elsewhere = answer.headers.get("x-shopify-api-request-failure-reauthorize-url");
    if (elsewhere) open(new URL(elsewhere, location.href), "_top");
    const stale = answer.status === 401 && answer.headers.get("x-shopify-retry-invalid-session-request");
    return stale ? plainFetch(withToken(again, await idToken(true))) : answer;
  };
  const withToken = (request, value) => {
    const headers = new Headers(request.headers);
    headers.set("authorization", `Bearer ${value}`);
    return new Request(request, { headers });
  };

  const reload = given.get("shopify-reload");
  if (reload) {
    void idToken(true).then((value) => {
      const target = new URL(reload, location.href);
      target.searchParams.set("id_token", value);
      location.replace(target);
    });
  }

  // ── What the admin draws around the app ───────────────────────────────────────────────────────────────────
  const buttonsOf = (element, selector) =>
    [...element.querySelectorAll(":scope > button, :scope > a, :scope > section > button")].map((button, index) => ({
      label: button.textContent,
      primary: button.getAttribute("variant") === "primary",
      disabled: button.hasAttribute("disabled"),
      loading: button.hasAttribute("loading"),
      index,
      selector: `${selector} > button, ${selector} > a, ${selector} > section > button`,
    }));
  let shown = "";
  const describe = () => {
    const nav = document.querySelector("ui-nav-menu");
    const title = [...document.querySelectorAll("ui-title-bar")].find((one) => !one.closest("ui-modal"));
    const bar = [...document.querySelectorAll("ui-save-bar")].find((one) => one.showing);
    const state = {
      path: location.pathname + location.search,
      nav: [...(nav?.querySelectorAll("a") ?? [])].map((link) => ({
        href: link.getAttribute("href"),
        label: link.textContent,
        home: link.getAttribute("rel") === "home",
      })),
      title: title?.getAttribute("title") ?? "",
      actions: title ? buttonsOf(title, "ui-title-bar") : [],
      saveBar: bar ? buttonsOf(bar, `ui-save-bar[id="${bar.id}"]`) : null,
    };
    const text = JSON.stringify(state);
    if (text !== shown) tell("chrome", { state });
    shown = text;
  };

  class Shown extends HTMLElement {
    showing = false;
    show() {
      if (this.showing) return Promise.resolve();
      this.showing = true;
      this.dispatchEvent(new Event("show"));
      describe();
      return Promise.resolve();
    }
    hide() {
      if (!this.showing) return Promise.resolve();
      this.showing = false;
      this.dispatchEvent(new Event("hide"));
      describe();
      return Promise.resolve();
    }
    toggle() {
      return this.showing ? this.hide() : this.show();
    }
  }
  class SaveBar extends Shown {}
  class Modal extends Shown {
    content = document.createElement("div");
    dialog = document.createElement("dialog");
    connectedCallback() {
      this.dialog.className = "app-bridge-modal";
      this.dialog.addEventListener("close", () => this.hide());
      document.body.append(this.dialog);
    }
    disconnectedCallback() {
      this.dialog.remove();
    }
    show() {
      const bar = this.querySelector("ui-title-bar");
      const heading = document.createElement("h2");
      heading.textContent = bar?.getAttribute("title") ?? "";
      const foot = document.createElement("footer");
      for (const button of bar?.querySelectorAll("button") ?? []) {
        const twin = document.createElement("button");
        twin.textContent = button.textContent;
        twin.className = [button.getAttribute("variant"), button.getAttribute("tone")].filter(Boolean).join(" ");
        twin.addEventListener("click", () => button.click());
        foot.append(twin);
      }
      if (!this.content.childNodes.length) {
        for (const node of [...this.childNodes]) if (node !== bar) this.content.append(node);
      }
      this.dialog.setAttribute("aria-label", heading.textContent);
      this.dialog.replaceChildren(heading, this.content, foot);
      if (!this.dialog.open) this.dialog.showModal();
      return super.show();
    }
    hide() {
      if (this.dialog.open) this.dialog.close();
      return super.hide();
    }
  }
  customElements.define("ui-save-bar", SaveBar);
  customElements.define("ui-modal", Modal);
  customElements.define("ui-title-bar", class extends HTMLElement {});
  customElements.define("ui-nav-menu", class extends HTMLElement {});

  // Not an element: the app's page must be, to React, the one that its server wrote.
  const style = new CSSStyleSheet();
  style.replaceSync(`
    ui-nav-menu, ui-title-bar, ui-save-bar, ui-modal { display: none; }
    .app-bridge-modal { border: 0; border-radius: 12px; padding: 0; inline-size: min(38rem, calc(100vw - 2rem)); box-shadow: 0 8px 40px rgb(0 0 0 / .3); font-family: inherit; }
    .app-bridge-modal h2 { margin: 0; padding: 1rem; font-size: 14px; background: #f3f3f3; }
    .app-bridge-modal footer { display: flex; justify-content: flex-end; gap: .5rem; padding: 1rem; border-top: 1px solid #e3e3e3; }
    .app-bridge-modal footer button { min-block-size: 32px; padding: 0 12px; border-radius: 8px; border: 1px solid #b5b5b5; background: #fff; font: inherit; font-size: 13px; }
    .app-bridge-modal footer button.primary { background: #303030; color: #fff; }
    .app-bridge-modal footer button.critical { background: #c70a24; color: #fff; border-color: #c70a24; }`);
  document.adoptedStyleSheets.push(style);

  const watch = () => {
    describe();
    new MutationObserver(describe).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watch);
  else watch();
  for (const method of ["pushState", "replaceState"]) {
    const plain = history[method].bind(history);
    history[method] = (...args) => {
      plain(...args);
      queueMicrotask(describe);
    };
  }
  addEventListener("popstate", describe);

  // Links into the admin (`shopify:admin/orders/1`, `shopify://admin/…`) are the shell's.
  const toAdmin = (href) => {
    const found = /^shopify:(?:\/\/)?admin(\/.*)$/.exec(href ?? "");
    if (found) tell("admin", { path: found[1] });
    return Boolean(found);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='shopify:']");
    if (link && toAdmin(link.getAttribute("href"))) event.preventDefault();
  });
  const plainOpen = window.open.bind(window);
  window.open = (url, ...rest) => (toAdmin(String(url)) ? null : plainOpen(url, ...rest));

  const byId = (id) => document.getElementById(id);
  window.shopify = {
    config,
    origin: shellOrigin,
    ready: Promise.resolve(),
    environment: { embedded: window !== parent, mobile: false, pos: false },
    loading: (on) => tell("loading", { on: on ?? true }),
    idToken,
    user: () => ask("user"),
    toast: {
      show: (message, options = {}) => {
        tell("toast", { message, isError: Boolean(options.isError) });
        return String(++asked);
      },
      hide: () => tell("toast", { message: "" }),
    },
    modal: { show: async (id) => byId(id)?.show(), hide: async (id) => byId(id)?.hide(), toggle: async (id) => byId(id)?.toggle() },
    saveBar: {
      show: async (id) => byId(id)?.show(),
      hide: async (id) => byId(id)?.hide(),
      toggle: async (id) => byId(id)?.toggle(),
      leaveConfirmation: async () => {
        const unsaved = [...document.querySelectorAll("ui-save-bar")].some((bar) => bar.showing);
        if (unsaved && !confirm("Leave this page without saving your changes?")) throw new Error("The merchant stays.");
      },
    },
    scopes: {
      query: () => ask("scopes.query"),
      request: (scopes) => ask("scopes.request", { scopes }),
      revoke: (scopes) => ask("scopes.revoke", { scopes }),
    },
    resourcePicker: (options) => ask("resource-picker", { options }),
    webVitals: { onReport: () => undefined },
  };
})();
