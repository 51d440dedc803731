// Shopify admin's side of a print action, an action and a block: the `shopify` global of @shopify/ui-extensions 2026-07 as far as it is for these, and
// what the admin draws around each. What is to be printed it fetches with the merchant's id token, shows and prints.
(() => {
  const { target, appOrigin, applicationUrl, selected, words } = JSON.parse(document.body.dataset.extension);
  const idToken = async () => (await (await fetch("/_admin/id-token")).json()).token;
  const atApp = (url) => appOrigin + (url.startsWith(applicationUrl) ? url.slice(applicationUrl.length) : url);
  /** To the admin's page around this one. */
  const tell = (type, detail = {}) => parent.postMessage({ from: "extension", type, ...detail }, location.origin);

  class PrintAction extends HTMLElement {
    #asked = "";
    static observedAttributes = ["src"];
    connectedCallback() {
      if (this.shadowRoot) return;
      this.attachShadow({ mode: "open" }).innerHTML =
        '<section role="dialog" aria-label="Print"><slot></slot><p id="state" role="status"></p><iframe title="Preview" hidden style="width:100%;height:60vh;border:1px solid #ccc"></iframe><p><button id="print" disabled>Print</button></p></section>';
      this.shadowRoot.getElementById("print").addEventListener("click", () => this.frame.contentWindow.print());
      void this.show();
    }
    attributeChangedCallback() {
      if (this.shadowRoot) void this.show();
    }
    get src() {
      return this.getAttribute("src") ?? "";
    }
    set src(value) {
      if (value) this.setAttribute("src", value);
      else this.removeAttribute("src");
    }
    get frame() {
      return this.shadowRoot.querySelector("iframe");
    }
    async show() {
      const { src } = this;
      this.#asked = src;
      const state = this.shadowRoot.getElementById("state");
      this.frame.hidden = true;
      this.shadowRoot.getElementById("print").disabled = true;
      state.textContent = "";
      if (src === "") return;
      const answer = await plainFetch(atApp(src), { headers: { authorization: `Bearer ${await idToken()}` } });
      const found = await answer.blob();
      if (this.#asked !== src) return;
      state.textContent = answer.ok ? `Ready to print: ${found.type}, ${found.size} bytes` : `The app answered ${answer.status}.`;
      if (!answer.ok) return;
      this.frame.src = URL.createObjectURL(found);
      this.frame.hidden = false;
      this.shadowRoot.getElementById("print").disabled = false;
    }
  }
  customElements.define("s-admin-print-action", PrintAction);

  /** A card with a heading: of a block in the page, of an action in a window with its buttons below. */
  const framed = (foot) =>
    class extends HTMLElement {
      static observedAttributes = ["heading", "loading"];
      connectedCallback() {
        if (this.shadowRoot) return;
        this.attachShadow({
          mode: "open",
        }).innerHTML = `<style>h2{font-size:14px;margin:0 0 12px}footer{display:flex;gap:8px;justify-content:flex-end;margin-top:16px}</style><section><h2></h2><slot></slot>${foot}</section>`;
        this.draw();
      }
      attributeChangedCallback() {
        if (this.shadowRoot) this.draw();
      }
      draw() {
        this.shadowRoot.querySelector("h2").textContent = this.heading;
        this.shadowRoot.querySelector("section").setAttribute("aria-busy", String(this.loading));
      }
      get heading() {
        return this.getAttribute("heading") ?? "";
      }
      set heading(value) {
        this.setAttribute("heading", value);
      }
      get loading() {
        return this.hasAttribute("loading");
      }
      set loading(value) {
        this.toggleAttribute("loading", Boolean(value));
      }
    };
  customElements.define("s-admin-block", framed(""));
  customElements.define(
    "s-admin-action",
    framed('<footer><slot name="secondary-actions"></slot><slot name="primary-action"></slot></footer>'),
  );

  /** As Shopify translates: a key by its dots, `one` and `other` by the count, words for what stands in braces. */
  const translate = (key, replacements = {}) => {
    let found = key.split(".").reduce((part, name) => part?.[name], words) ?? key;
    if (typeof found === "object") found = found[replacements.count === 1 ? "one" : "other"] ?? key;
    return found.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => String(replacements[name]));
  };

  // Whatever leads into the app opens in the admin around it.
  document.addEventListener("click", (event) => {
    const href = event
      .composedPath()
      .find((one) => one.getAttribute?.("href")?.startsWith("app:"))
      ?.getAttribute("href");
    if (!href) return;
    event.preventDefault();
    top.location.href = `/admin/apps/waybill/${href.slice("app:".length)}`;
  });
  new ResizeObserver(() => tell("height", { height: document.body.scrollHeight })).observe(document.body);

  const plainFetch = window.fetch.bind(window);
  window.fetch = (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    return plainFetch(url.startsWith("/app/") || url.startsWith(applicationUrl) ? atApp(url) : input, init);
  };
  window.shopify = {
    extension: { target },
    data: { selected },
    auth: { idToken },
    close: () => (parent === window ? history.back() : tell("close")),
    navigation: { navigate: (url) => tell("navigate", { url: String(url) }) },
    i18n: {
      translate,
      formatNumber: (value, options) => new Intl.NumberFormat("en", options).format(value),
      formatCurrency: (value, options) => new Intl.NumberFormat("en", { style: "currency", ...options }).format(value),
      formatDate: (date, options) => new Intl.DateTimeFormat("en", options).format(date),
    },
    extend: (name, run) => name === target && addEventListener("load", () => void run(window.shopify)),
  };
})();
