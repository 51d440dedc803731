// Shopify's `s-*` elements of buyers' pages, drawn plainly: what they say, what can be pressed, and nothing of how a merchant's brand looks.
(() => {
  const BOOLEANS = new Set([
    "disabled",
    "loading",
    "checked",
    "required",
    "open",
    "dismissible",
    "collapsible",
    "hidden",
    "selected",
    "multiple",
    "defaultChecked",
    "readOnly",
    "indeterminate",
  ]);
  const GAPS = {
    none: "0",
    "small-500": "2px",
    "small-400": "4px",
    "small-300": "6px",
    "small-200": "8px",
    "small-100": "10px",
    small: "12px",
    base: "16px",
    large: "20px",
    "large-100": "24px",
    "large-200": "28px",
    "large-300": "32px",
  };
  const gap = (words) =>
    (words ?? "")
      .split(/\s+/)
      .map((word) => GAPS[word] ?? word)
      .join(" ");
  const text = (words) => String(words ?? "").replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  const attribute = (name, value) => (value === null || value === undefined || value === "" ? "" : ` ${name}="${text(value)}"`);

  /** An element whose properties are its attributes, and which is drawn anew when one changes. */
  const define = (name, properties, draw, more = {}) => {
    const attributes = properties.map((property) => property.toLowerCase());
    class Plain extends HTMLElement {
      static observedAttributes = attributes;
      #drawn = "";
      connectedCallback() {
        if (!this.shadowRoot) this.attachShadow({ mode: "open" });
        this.redraw();
      }
      attributeChangedCallback() {
        if (this.shadowRoot) this.redraw();
      }
      redraw() {
        const look = draw(this);
        if (look === this.#drawn) return more.sync?.(this);
        this.#drawn = look;
        this.shadowRoot.innerHTML = look;
        more.wire?.(this, this.shadowRoot);
        return more.sync?.(this);
      }
    }
    properties.forEach((property, index) =>
      Object.defineProperty(Plain.prototype, property, {
        configurable: true,
        get() {
          return BOOLEANS.has(property) ? isOn(this, attributes[index]) : (this.getAttribute(attributes[index]) ?? "");
        },
        set(value) {
          if (BOOLEANS.has(property)) this.toggleAttribute(attributes[index], Boolean(value) && value !== "false");
          else if (value === null || value === undefined) this.removeAttribute(attributes[index]);
          else this.setAttribute(attributes[index], String(value));
        },
      }),
    );
    customElements.define(name, Plain);
  };
  const isOn = (element, name) => element.hasAttribute(name) && element.getAttribute(name) !== "false";
  const style = (rules) =>
    `<style>:host([hidden]){display:none}:host{${rules}}a,button,input,select,textarea{font:inherit;color:inherit}:focus-visible{outline:3px solid #f2a900;outline-offset:2px}</style>`;
  const again = (element, type) => element.dispatchEvent(new Event(type, { bubbles: true }));

  // ── Layout ──────────────────────────────────────────────────────────────────────────────────────────────────
  const BOX = [
    "padding",
    "border",
    "borderRadius",
    "background",
    "inlineSize",
    "blockSize",
    "accessibilityLabel",
    "accessibilityRole",
    "display",
  ];
  const box = (e) =>
    `${e.getAttribute("padding") ? `padding:${gap(e.padding)};` : ""}${e.getAttribute("border") && e.border !== "none" ? "border:1px solid #d8ddd8;border-radius:.4rem;" : ""}${e.display === "none" ? "display:none!important;" : ""}`;
  define("s-box", BOX, (e) => `${style(`display:block;${box(e)}`)}<slot></slot>`);
  define("s-stack", [...BOX, "direction", "gap", "alignItems", "justifyContent"], (e) =>
    `${style(`display:flex;flex-wrap:wrap;flex-direction:${e.direction === "inline" ? "row" : "column"};gap:${gap(e.gap || "none")};align-items:${e.alignItems || (e.direction === "inline" ? "center" : "stretch")};justify-content:${e.justifyContent || "normal"};${box(e)}`)}<slot></slot>`);
  define("s-grid", [...BOX, "gap", "gridTemplateColumns", "gridTemplateRows", "alignItems", "justifyContent", "justifyItems"], (e) =>
    `${style(`display:grid;grid-template-columns:${e.gridTemplateColumns || "none"};gap:${gap(e.gap || "none")};align-items:${e.alignItems || "normal"};justify-content:${e.justifyContent || "normal"};${box(e)}`)}<slot></slot>`);
  define("s-grid-item", [...BOX, "gridColumn", "gridRow"], (e) =>
    `${style(`display:block;min-width:0;grid-column:${e.gridColumn || "auto"};${box(e)}`)}<slot></slot>`);
  define("s-section", ["heading", "padding", "accessibilityLabel"], (e) =>
    `${style("display:block;margin:.5rem 0")}<section${attribute("aria-label", e.accessibilityLabel || e.heading)}>${e.heading ? `<h2 style="font-size:1.1rem;margin:.25rem 0">${text(e.heading)}</h2>` : ""}<slot></slot></section>`);
  define("s-divider", ["direction"], () => `${style("display:block")}<hr style="border:0;border-top:1px solid #d8ddd8;margin:.25rem 0">`);
  for (const name of ["s-query-container", "s-scroll-box", "s-form", "s-announcement"])
    define(name, BOX, () => `${style("display:block")}<slot></slot>`);
  for (const [name, tag] of [
    ["s-unordered-list", "ul"],
    ["s-ordered-list", "ol"],
  ])
    define(name, [], () => `${style("display:block")}<div role="list" data-kind="${tag}"><slot></slot></div>`);
  define("s-list-item", [], () => `${style("display:list-item;margin-inline-start:1.25rem")}<slot></slot>`);

  // ── Text ────────────────────────────────────────────────────────────────────────────────────────────────────
  define("s-heading", ["accessibilityRole"], () =>
    `${style("display:block")}<h2 style="font-size:1.1rem;margin:.25rem 0"><slot></slot></h2>`);
  define("s-paragraph", ["type", "color", "tone"], (e) =>
    `${style(`display:block;${e.color === "subdued" ? "color:#5a665f;" : ""}`)}<p style="margin:.25rem 0"><slot></slot></p>`);
  define("s-text", ["type", "color", "tone", "accessibilityVisibility", "display"], (e) => {
    const tag = { strong: "strong", emphasis: "em", redundant: "s", small: "small", mark: "mark", address: "address" }[e.type] ?? "span";
    const tone = { success: "#0b6b3a", critical: "#a3221c", warning: "#8a5a00" }[e.tone];
    return `${style(`${e.color === "subdued" ? "color:#5a665f;" : ""}${tone ? `color:${tone};` : ""}`)}<${tag}><slot></slot></${tag}>`;
  });
  define("s-abbreviation", ["title"], () => `${style("")}<slot></slot>`);
  define("s-time", ["dateTime"], (e) => `${style("")}<time${attribute("datetime", e.dateTime)}><slot></slot></time>`);
  define("s-badge", ["tone", "color", "icon"], () =>
    `${style("display:inline-block;border:1px solid #8b958f;border-radius:1rem;padding:0 .6rem;font-size:.85rem")}<slot></slot>`);
  define("s-chip", [], () => `${style("display:inline-block;border:1px solid #8b958f;border-radius:.4rem;padding:0 .5rem")}<slot></slot>`);
  define("s-icon", ["type", "tone", "accessibilityLabel"], (e) =>
    `${style("")}<span${e.accessibilityLabel ? ` role="img" aria-label="${text(e.accessibilityLabel)}"` : ' aria-hidden="true"'}>•</span>`);
  define("s-banner", ["heading", "tone", "collapsible", "dismissible"], (e) => {
    const tone = { critical: "#a3221c", warning: "#8a5a00", success: "#0b6b3a" }[e.tone] ?? "#3a5a8a";
    return `${style("display:block")}<div role="${e.tone === "critical" ? "alert" : "status"}" style="border:2px solid ${tone};border-radius:.5rem;padding:.5rem .75rem">${e.heading ? `<strong>${text(e.heading)}</strong>` : ""}<div><slot></slot></div><slot name="primary-action"></slot><slot name="secondary-actions"></slot></div>`;
  });
  define("s-spinner", ["accessibilityLabel", "size"], (e) =>
    `${style("display:inline-block")}<span role="status">${text(e.accessibilityLabel || "Loading")}</span>`);
  define("s-progress", ["value", "max", "accessibilityLabel"], (e) =>
    `${style("display:block")}<progress style="width:100%"${attribute("value", e.value)}${attribute("max", e.max)}${attribute("aria-label", e.accessibilityLabel)}></progress>`);
  define("s-skeleton-paragraph", ["content"], (e) =>
    `${style("display:block")}<span aria-hidden="true" style="display:block;background:#e4e7e4;color:transparent;border-radius:.25rem">${text(e.content || "…")}</span>`);

  // ── Pictures ────────────────────────────────────────────────────────────────────────────────────────────────
  const PICTURE = ["src", "alt", "aspectRatio", "objectFit", "inlineSize", "loading", "size", "sizes", "srcSet", "totalItems"];
  define(
    "s-image",
    PICTURE,
    (e) =>
      `${style(`display:${e.inlineSize === "auto" ? "inline-block" : "block"}`)}<img src="${text(e.src)}" alt="${text(e.alt)}" style="display:block;max-width:100%;${e.inlineSize === "auto" ? "" : "width:100%;"}${e.aspectRatio ? `aspect-ratio:${text(e.aspectRatio)};` : ""}object-fit:${e.objectFit || "contain"}">`,
  );
  define(
    "s-product-thumbnail",
    PICTURE,
    (e) =>
      `${style("display:inline-block")}<img${attribute("src", e.src)} alt="${text(e.alt)}" width="64" height="64" style="display:block;object-fit:contain;border:1px solid #d8ddd8;border-radius:.4rem">`,
  );

  // ── What can be pressed ─────────────────────────────────────────────────────────────────────────────────────
  const PRESSED = [
    "href",
    "target",
    "disabled",
    "loading",
    "variant",
    "tone",
    "type",
    "accessibilityLabel",
    "inlineSize",
    "command",
    "commandFor",
    "icon",
  ];
  const pressable = (e, look) => {
    const label = attribute("aria-label", e.accessibilityLabel);
    if (e.href && !e.disabled)
      return `<a part="link" href="${text(e.href)}"${attribute("target", e.target)}${label} style="${look}"><slot></slot></a>`;
    return `<button type="button"${e.disabled || e.loading ? " disabled" : ""}${e.loading ? ' aria-busy="true"' : ""}${label} style="${look}"><slot></slot></button>`;
  };
  define("s-button", PRESSED, (e) => {
    const isPlain = e.variant === "tertiary";
    const look = `display:inline-block;box-sizing:border-box;text-align:center;text-decoration:${isPlain ? "underline" : "none"};${e.inlineSize === "fill" ? "width:100%;" : ""}padding:.55rem 1rem;border-radius:.4rem;font-weight:600;cursor:pointer;border:1px solid ${isPlain ? "transparent" : "#1d5c45"};background:${isPlain || e.variant === "secondary" ? "transparent" : "#1d5c45"};color:${isPlain || e.variant === "secondary" ? "#1d5c45" : "#fff"};${e.disabled || e.loading ? "opacity:.6;" : ""}`;
    return `${style(`display:${e.inlineSize === "fill" ? "block" : "inline-block"}`)}${pressable(e, look)}`;
  });
  define("s-press-button", [...PRESSED, "pressed"], (e) => `${style("display:inline-block")}${pressable(e, "padding:.5rem 1rem")}`);
  define("s-clickable", [...PRESSED, ...BOX], (e) =>
    `${style("display:block")}${pressable(e, "display:block;width:100%;text-align:start;padding:0;border:0;background:none;text-decoration:none;color:inherit;cursor:pointer")}`);
  define(
    "s-link",
    PRESSED,
    (e) => `${style("")}${pressable(e, "color:#1d5c45;text-decoration:underline;background:none;border:0;padding:0;cursor:pointer")}`,
  );

  // ── What can be filled in ───────────────────────────────────────────────────────────────────────────────────
  const ticked = (kind) => [
    "label",
    "checked",
    "defaultChecked",
    "disabled",
    "value",
    "name",
    "error",
    "details",
    "required",
    "accessibilityLabel",
    kind,
  ];
  for (const [name, kind] of [
    ["s-checkbox", "checkbox"],
    ["s-switch", "checkbox"],
  ])
    define(
      name,
      ticked(kind),
      (e) =>
        `${style("display:block")}<label style="display:flex;gap:.5rem;align-items:start"><input type="checkbox"${e.disabled ? " disabled" : ""}${attribute("aria-label", e.accessibilityLabel)}><span>${text(e.label)}<slot></slot></span></label>${e.details ? `<small>${text(e.details)}</small>` : ""}${e.error ? `<span role="alert">${text(e.error)}</span>` : ""}`,
      {
        wire: (e, root) => {
          const input = root.querySelector("input");
          input.checked = e.checked || e.defaultChecked;
          input.addEventListener("change", () => {
            e.checked = input.checked;
            again(e, "input");
            again(e, "change");
          });
        },
        sync: (e) => (e.shadowRoot.querySelector("input").checked = e.checked || (e.defaultChecked && !e.hasAttribute("checked"))),
      },
    );
  const FIELD = [
    "label",
    "value",
    "defaultValue",
    "disabled",
    "name",
    "error",
    "details",
    "required",
    "placeholder",
    "autocomplete",
    "min",
    "max",
    "step",
    "maxLength",
    "labelAccessibilityVisibility",
    "readOnly",
  ];
  for (const [name, type] of [
    ["s-text-field", "text"],
    ["s-email-field", "email"],
    ["s-number-field", "number"],
    ["s-phone-field", "tel"],
    ["s-url-field", "url"],
    ["s-password-field", "password"],
    ["s-date-field", "date"],
    ["s-money-field", "number"],
    ["s-text-area", "text"],
  ])
    define(
      name,
      FIELD,
      (e) =>
        `${style("display:block")}<label>${text(e.label)}<input type="${type}"${e.disabled ? " disabled" : ""}${e.readOnly ? " readonly" : ""}${attribute("min", e.min)}${attribute("max", e.max)}${attribute("placeholder", e.placeholder)} style="display:block;width:100%;box-sizing:border-box;padding:.5rem"></label>${e.error ? `<span role="alert">${text(e.error)}</span>` : ""}`,
      {
        wire: (e, root) => {
          const input = root.querySelector("input");
          for (const event of ["input", "change"])
            input.addEventListener(event, () => {
              e.value = input.value;
              again(e, event);
            });
        },
        sync: (e) => (e.shadowRoot.querySelector("input").value = e.hasAttribute("value") ? e.value : e.defaultValue),
      },
    );
  define("s-option", ["value", "selected", "disabled"], () => `${style("display:none")}<slot></slot>`);
  define(
    "s-select",
    FIELD,
    (e) =>
      `${style("display:block")}<label>${text(e.label)}<select style="display:block;width:100%;padding:.5rem"${e.disabled ? " disabled" : ""}></select></label><slot hidden></slot>`,
    {
      wire: (e, root) => {
        const select = root.querySelector("select");
        const fill = () => {
          select.replaceChildren(
            ...[...e.querySelectorAll("s-option")].map(
              (one) => new Option(one.textContent, one.value, false, one.value === e.value || one.selected),
            ),
          );
        };
        fill();
        root.querySelector("slot").addEventListener("slotchange", fill);
        select.addEventListener("change", () => {
          e.value = select.value;
          again(e, "change");
        });
      },
    },
  );
  define(
    "s-choice",
    ["value", "selected", "disabled"],
    (e) =>
      `${style("display:block")}<label style="display:flex;gap:.5rem"><input type="radio"${e.disabled ? " disabled" : ""}><span><slot></slot></span></label>`,
    {
      wire: (e, root) =>
        root.querySelector("input").addEventListener("change", () => {
          const list = e.closest("s-choice-list");
          for (const other of list?.querySelectorAll("s-choice") ?? []) other.selected = other === e;
          if (list) again(list, "change");
        }),
      sync: (e) => (e.shadowRoot.querySelector("input").checked = e.selected),
    },
  );
  define("s-choice-list", ["label", "name", "disabled", "error", "multiple"], (e) =>
    `${style("display:block")}<div role="group" aria-label="${text(e.label)}"><strong>${text(e.label)}</strong><slot></slot></div>`);
  Object.defineProperty(customElements.get("s-choice-list").prototype, "values", {
    get() {
      return [...this.querySelectorAll("s-choice")].filter(({ selected }) => selected).map(({ value }) => value);
    },
    set(values) {
      // Its choices may be put in after it.
      queueMicrotask(() => {
        for (const choice of this.querySelectorAll("s-choice")) choice.selected = values.includes(choice.value);
      });
    },
  });
  define(
    "s-details",
    ["open"],
    (e) =>
      `${style("display:block")}<details${e.open ? " open" : ""}><summary><slot name="summary"></slot></summary><slot></slot></details>`,
    {
      wire: (e) => e.querySelectorAll("s-summary").forEach((one) => (one.slot = "summary")),
    },
  );
  define("s-summary", [], () => `${style("")}<slot></slot>`);
  for (const name of ["s-tooltip", "s-popover", "s-modal", "s-sheet"])
    define(name, ["heading", "id"], () => `${style("display:none")}<slot></slot>`);
})();
