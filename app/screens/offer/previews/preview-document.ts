import type { PreviewPage } from "./preview-page.ts";

/** What the frame may do: run what stands in it and show pictures. It reaches no address, ours included. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src * data:; form-action 'none'";

/** The document of a preview: a page of a buyer's with the extension that runs on it. `script` is the built page of the placement. */
export function previewDocument(page: PreviewPage, { script, themeStyles }: { script: string; themeStyles: string }): string {
  // Within a script nothing may close it, whatever a product is called.
  const facts = JSON.stringify(page).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="${/^[\w-]+$/.test(page.language) ? page.language : "en"}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>.</title><style>${STYLES}${themeStyles}</style></head>
<body><script>globalThis.waybillPreview = ${facts};</script><script type="module">${script.replaceAll("</script", "<\\/script")}</script></body>
</html>`;
}

const STYLES = `
html { font: 15px/1.45 system-ui, "Noto Sans", sans-serif; color: #1f2a24; background: #fff; }
body { margin: 0; padding: 12px 16px 16px; display: flow-root; overflow-wrap: anywhere; }
.checkout { padding: 12px 16px 0; }
h1 { font-size: 1.25rem; margin: 0.5rem 0 0.25rem; }
.price { margin: 0 0 0.5rem; }
.big-picture { inline-size: 100%; aspect-ratio: 4 / 3; object-fit: cover; border-radius: 8px; background: #f1f2f1; display: block; }
.small-picture { inline-size: 48px; block-size: 48px; object-fit: cover; border-radius: 6px; background: #f1f2f1; }
.line { display: grid; grid-template-columns: auto 1fr auto; gap: 12px; align-items: center; padding-block-end: 12px; border-block-end: 1px solid #dfe3e0; }
.theme button, .pp-Button { font: inherit; border: 0; border-radius: 8px; padding: 0.6rem 1rem; background: #1f2a24; color: #fff; }
s-section, s-stack { display: block; }
s-stack { display: flex; flex-direction: column; gap: 10px; }
s-stack[gap="none"] { gap: 0; }
s-stack[gap="large"] { gap: 24px; }
s-stack[direction="inline"] { flex-flow: row wrap; gap: 8px; align-items: center; }
s-grid { display: grid; grid-template-columns: auto 1fr; gap: 14px; align-items: center; }
s-text[type="strong"] { font-weight: 650; }
s-text[type="redundant"] { text-decoration: line-through; color: #5a665f; }
s-text[color="subdued"] { color: #5a665f; }
s-text[tone="success"] { color: #0b6b3a; }
s-text[tone="critical"] { color: #a3221c; }
s-badge { border-radius: 99px; padding: 0 10px; background: #eceeed; }
.pp-CalloutBanner { border: 1px solid #dfe3e0; border-radius: 10px; padding: 12px; text-align: center; margin-block-end: 14px; }
.pp-Tiles { display: flex; justify-content: space-between; gap: 12px; }
.pp-Image { inline-size: 100%; aspect-ratio: 1; object-fit: contain; }
.post-purchase p { margin: 0; }
.post-purchase hr { border: 0; border-block-start: 1px solid #dfe3e0; margin: 8px 0; }
.pp-Button { display: block; inline-size: 100%; margin-block-start: 8px; }
.pp-Button.pp-quiet { background: #fff; color: #1f2a24; border: 1px solid #cfd4d1; }
.pp-strong { font-weight: 650; }
`;
