// Shopify admin's side of a print action: the `shopify` global of @shopify/ui-extensions 2026-07 as far as it is for printing, and the dialog around
// it, which fetches what is to be printed with the merchant's id token, shows it, and prints it.
(() => {
  const { target, appOrigin, applicationUrl, selected, words } = JSON.parse(document.body.dataset.print);
  const idToken = async () => (await (await fetch("/_admin/id-token")).json()).token;
  const atApp = (url) => appOrigin + (url.startsWith(applicationUrl) ? url.slice(applicationUrl.length) : url);

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

  const plainFetch = window.fetch.bind(window);
  window.fetch = (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    return plainFetch(url.startsWith("/app/") || url.startsWith(applicationUrl) ? atApp(url) : input, init);
  };
  window.shopify = {
    extension: { target },
    data: { selected },
    auth: { idToken },
    close: () => history.back(),
    i18n: { translate: (key) => key.split(".").reduce((found, part) => found?.[part], words) ?? key },
    extend: (name, run) => name === target && addEventListener("load", () => void run(window.shopify)),
  };
})();
