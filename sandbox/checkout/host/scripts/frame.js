// The extension's side: the `shopify` global of @shopify/ui-extensions 2026-07, whose values come from the page that holds this frame.
(() => {
  const entries = new Map();
  const waiting = new Map();
  let asked = 0;
  const tell = (message) => parent.postMessage({ from: "extension", ...message }, "*");
  const call = (name, ...args) =>
    new Promise((resolve, reject) => {
      const id = ++asked;
      waiting.set(id, { resolve, reject });
      tell({ type: "call", id, name, args });
    });

  // ── Values that change ──────────────────────────────────────────────────────────────────────────────────────
  /** As Preact's signals, for those who don't bring them: `.value`, and `.subscribe` that tells the value there is at once. */
  class Value {
    #value;
    #heard = new Set();
    constructor(value) {
      this.#value = value;
    }
    get value() {
      return this.#value;
    }
    set value(next) {
      this.#value = next;
      for (const hear of [...this.#heard]) hear(next);
    }
    subscribe(hear) {
      this.#heard.add(hear);
      hear(this.#value);
      return () => this.#heard.delete(hear);
    }
  }
  let Kind = Value;
  const signals = new Map();
  const signalAt = (path, value) => {
    const known = signals.get(path);
    if (!known) {
      const made = new Kind(value);
      Object.defineProperty(made, "current", { get: () => made.value });
      made.destroy = async () => undefined;
      signals.set(path, made);
      return made;
    }
    if (JSON.stringify(known.value) !== JSON.stringify(value)) known.value = value;
    return known;
  };
  const put = (api, path, signal) => {
    const parts = path.split(".");
    const last = parts.pop();
    const holder = parts.reduce((inner, part) => (inner[part] ??= {}), api);
    holder[last] = signal;
  };

  // ── Words, money, dates ─────────────────────────────────────────────────────────────────────────────────────
  const i18nOf = ({ words, language, extensionLanguage, currency }) => {
    const locale = ({ inExtensionLocale } = {}) => (inExtensionLocale ? extensionLanguage : language);
    const clean = (options = {}) => Object.fromEntries(Object.entries(options).filter(([name]) => name !== "inExtensionLocale"));
    const formatNumber = (number, options) => new Intl.NumberFormat(locale(options), clean(options)).format(number);
    return {
      formatNumber,
      formatCurrency: (number, options) =>
        new Intl.NumberFormat(locale(options), { style: "currency", currency, ...clean(options) }).format(number),
      formatDate: (date, options) => new Intl.DateTimeFormat(locale(options), clean(options)).format(date),
      translate: (name, replacements = {}) => {
        let found = name.split(".").reduce((inner, part) => inner?.[part], words);
        if (typeof found === "object" && found !== null)
          found = found[new Intl.PluralRules(extensionLanguage).select(Number(replacements.count))] ?? found.other;
        if (typeof found !== "string") {
          console.warn(`No words for ${name}.`);
          return name;
        }
        const parts = found.split(/(\{\{\s*\w+\s*\}\})/).map((part) => {
          const hole = /^\{\{\s*(\w+)\s*\}\}$/.exec(part)?.[1];
          if (hole === undefined) return part;
          const value = replacements[hole];
          return hole === "count" && typeof value === "number" ? formatNumber(value, { inExtensionLocale: true }) : (value ?? "");
        });
        return parts.every((part) => typeof part === "string" || typeof part === "number") ? parts.join("") : parts;
      },
    };
  };

  // ── The network: from nowhere, as a worker's, and the app's address is the sandbox's ────────────────────────
  const plainFetch = window.fetch.bind(window);
  const ledTo = (facts) => (input, init) => {
    if (!facts.networkAccess) return Promise.reject(new TypeError("The extension has no capability network_access."));
    const url = String(input instanceof Request ? input.url : input);
    const home = [facts.applicationUrl, new URL("/", document.baseURI).origin].find((origin) => origin && url.startsWith(origin));
    const path = home === undefined ? (url.startsWith("/") ? url : undefined) : url.slice(home.length);
    return path === undefined ? plainFetch(input, init) : plainFetch(facts.appOrigin + path, init);
  };

  // ── The global ──────────────────────────────────────────────────────────────────────────────────────────────
  let started = false;
  const apiOf = (facts) => {
    const surface = facts.target.startsWith("customer-account.") ? "customer-account" : "checkout";
    const isCheckout = facts.target.startsWith("purchase.checkout.");
    const nothing = async () => ({ type: "error", message: "Not built in the sandbox." });
    const api = {
      extension: {
        apiVersion: facts.apiVersion,
        scriptUrl: facts.scriptUrl,
        target: facts.target,
        version: "sandbox",
        ...(facts.inEditor && { editor: { type: "checkout" } }),
      },
      extensionPoint: facts.target,
      version: facts.apiVersion,
      shop: facts.shop,
      i18n: i18nOf({ ...facts, currency: facts.signals["localization.currency"]?.value?.isoCode }),
      query: (query, options = {}) => call("query", query, options.variables ?? {}),
      sessionToken: { get: () => call("session-token") },
      storage: {
        read: (name) => call("storage.read", name),
        write: (name, data) => call("storage.write", name, data),
        delete: (name) => call("storage.delete", name),
      },
      analytics: { publish: (name, data) => call("publish", name, data), visitor: async () => ({ type: "success" }) },
      applyTrackingConsentChange: nothing,
      buyerJourney: { intercept: async () => () => undefined },
      ...(isCheckout && {
        ...Object.fromEntries(
          ["applyCartLinesChange", "applyDiscountCodeChange", "applyAttributeChange", "applyNoteChange"].map((name) => [
            name,
            (change) => call("apply", name, change),
          ]),
        ),
        applyGiftCardChange: nothing,
        applyMetafieldChange: nothing,
        applyShippingAddressChange: nothing,
      }),
      ...(surface === "customer-account" && {
        requireLogin: () => call("navigate", "/storefront/account"),
        toast: { show: async (content) => (await call("toast", content), { hide: () => undefined }) },
        intents: {},
      }),
    };
    put(api, "extension.rendered", signalAt("extension.rendered", false));
    for (const [path, { value }] of Object.entries(facts.signals)) put(api, path, signalAt(path, value));
    return api;
  };

  const start = async (facts) => {
    if (started) return;
    started = true;
    window.fetch = ledTo(facts);
    const navigation = {
      navigate: (href) => void call("navigate", href),
      currentEntry: { key: "1", url: facts.scriptUrl, getState: () => null },
    };
    Object.defineProperty(window, "navigation", {
      configurable: true,
      value: {
        ...navigation,
        updateCurrentEntry: () => undefined,
        addEventListener: () => undefined,
        removeEventListener: () => undefined,
      },
    });
    const api = apiOf(facts);
    Object.assign(window.shopify, api);
    const run = entries.get(facts.target);
    if (!run) return console.error(`The bundle has nothing for ${facts.target}.`);
    await run(api);
    signals.get("extension.rendered").value = true;
  };

  window.shopify = {
    extend: (target, run) => entries.set(target, run),
    setSignals: (Signal) => {
      if (signals.size === 0) Kind = Signal;
    },
  };

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || data?.from !== "page") return;
    if (data.type === "facts") void start(data);
    if (data.type === "signals") for (const [path, { value }] of Object.entries(data.signals)) signalAt(path, value);
    if (data.type === "answer") {
      const asker = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.error !== undefined) asker?.reject(new Error(data.error));
      else asker?.resolve(data.value);
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement && one.href);
    if (!link) return;
    event.preventDefault();
    void call("navigate", link.getAttribute("href"), link.target);
  });
  addEventListener("DOMContentLoaded", () => {
    new ResizeObserver(() => tell({ type: "height", height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(
      document.body,
    );
    tell({ type: "ready" });
  });
})();
