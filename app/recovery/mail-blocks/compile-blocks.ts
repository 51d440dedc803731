import { UNSUBSCRIBE_MARK, SENDER_MARK } from "#app/messaging/templates/marks.ts";
import { isRightToLeft } from "../composing/choose-language.ts";
import { asLines, asMarkup } from "./as-markup.ts";
import type { Block, BlockOf, Footer, MailBlocks } from "./block.ts";
import { hrefOf, spansAsMarkup } from "./spans-as-markup.ts";
import { CONDITIONS } from "./variables.ts";

/** Ink, paper, and what is less said. Each stands on its paper wherever it stands: a program that makes mail dark turns both. */
export const COLOURS = { ink: "#1f2328", paper: "#ffffff", around: "#f3f4f6", quiet: "#57606a", line: "#d0d7de" } as const;
const WIDTHS = { full: 512, half: 256, small: 128 } as const;
const HEIGHTS = { small: 8, medium: 24, large: 48 } as const;

/**
 * A mail of blocks as MJML with Liquid in it (decision 038): one column that reads well on a phone, no script, no picture without words. Nothing in it is
 * Liquid or markup but what this file writes and the variables that were picked. What Liquid decides between elements stands in `mj-raw`, or MJML would
 * drop it.
 */
export function compileBlocks({ preview, colour, blocks, footer }: MailBlocks, language: string): string {
  const [start, end] = isRightToLeft(language) ? (["right", "left"] as const) : (["left", "right"] as const);
  const way = start === "right" ? "rtl" : "ltr";
  const heading = blocks.find((block) => block.kind === "heading");
  const title = heading ? spansAsMarkup(heading.words, "plain") : asMarkup(preview);
  return `<mjml lang="${asMarkup(language)}" dir="${way}">
  <mj-head>
    <mj-title>${title}</mj-title>
    <mj-preview>${asMarkup(preview)}</mj-preview>
    <mj-attributes>
      <mj-all font-family="-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif" />
      <mj-section direction="${way}" />
      <mj-column direction="${way}" />
      <mj-text font-size="16px" line-height="24px" color="${COLOURS.ink}" padding="8px 24px" align="${start}" />
      <mj-button background-color="${colour}" color="${inkOn(colour)}" font-size="17px" font-weight="600" inner-padding="14px 28px" border-radius="8px" padding="20px 24px" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="${COLOURS.around}" width="560px">
${inSections(blocks, (block) => conditional(block, blockMjml(block, end)))}${footer ? footerMjml(footer) : ""}  </mj-body>
</mjml>`;
}

/** The ink that is read best on a colour. */
export function inkOn(colour: string): string {
  const light = luminance(colour);
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? COLOURS.paper : "#000000";
}

/** As WCAG measures it, from 0 to 1. */
export function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The shop's name stands on what is around, everything else on paper: blocks of the same ground that follow each other are one section. */
function inSections(blocks: readonly Block[], write: (block: Block) => string): string {
  const sections: { isPaper: boolean; inside: string }[] = [];
  for (const block of blocks) {
    const isPaper = block.kind !== "shop-name";
    const last = sections.at(-1);
    if (last?.isPaper === isPaper) last.inside += write(block);
    else sections.push({ isPaper, inside: write(block) });
  }
  const look = (isPaper: boolean) =>
    isPaper ? `background-color="${COLOURS.paper}" border-radius="12px" padding="16px 0"` : `padding="24px 0 8px"`;
  return sections
    .map(({ isPaper, inside }) => `    <mj-section ${look(isPaper)}>\n      <mj-column>\n${inside}      </mj-column>\n    </mj-section>\n`)
    .join("");
}

function conditional({ when }: Block, mjml: string): string {
  const asks = CONDITIONS[when];
  if (asks === null) return mjml;
  return `        <mj-raw>{% ${asks} %}</mj-raw>\n${mjml}        <mj-raw>{% end${asks.split(" ")[0] ?? ""} %}</mj-raw>\n`;
}

const line = (mjml: string) => `        ${mjml}\n`;

function blockMjml(block: Block, end: "left" | "right"): string {
  switch (block.kind) {
    case "shop-name":
      return line(
        `<mj-text align="center" font-size="18px" font-weight="600"><a href="{{ shop.url }}" style="color:${COLOURS.ink};text-decoration:none">{{ shop.name }}</a></mj-text>`,
      );
    case "heading":
      return line(
        `<mj-text font-size="24px" line-height="30px" font-weight="700"><h1 style="margin:0;font-size:24px;line-height:30px">${spansAsMarkup(block.words)}</h1></mj-text>`,
      );
    case "text":
      return line(`<mj-text>${spansAsMarkup(block.words)}</mj-text>`);
    case "image":
      return line(imageMjml(block));
    case "button":
      return line(`<mj-button href="${hrefOf(block.target)}">${spansAsMarkup(block.words)}</mj-button>`);
    case "cart":
      return cartMjml(block, end);
    case "products":
      return productsMjml(block, end);
    case "code":
      return codeMjml(block);
    case "parcel":
      return (
        line(`<mj-raw>{% if order.tracking_number %}</mj-raw>`) +
        line(
          `<mj-text color="${COLOURS.quiet}">{% if order.carrier %}{{ order.carrier }}, {% endif %}${spansAsMarkup(block.number)} {{ order.tracking_number }}</mj-text>`,
        ) +
        line(`<mj-raw>{% endif %}</mj-raw>`)
      );
    case "divider":
      return line(`<mj-divider border-width="1px" border-color="${COLOURS.line}" padding="12px 24px" />`);
    case "spacer":
      return line(`<mj-spacer height="${String(HEIGHTS[block.height])}px" />`);
    case "social": {
      const links = block.links.map(
        ({ name, address }) => `<a href="${asMarkup(address)}" style="color:${COLOURS.ink}">${asLines(name)}</a>`,
      );
      return line(`<mj-text align="center" font-size="14px">${links.join(" &#183; ")}</mj-text>`);
    }
  }
}

function imageMjml({ picture, alt, isDecoration, width, target }: BlockOf<"image">): string {
  const words = isDecoration ? "" : asMarkup(alt.replaceAll(/\s+/g, " "));
  const leads = target ? ` href="${hrefOf(target)}"` : "";
  return `<mj-image src="${asMarkup(ofSize(picture, WIDTHS[width]))}" alt="${words}" width="${String(WIDTHS[width])}px"${leads} padding="8px 24px" />`;
}

/** Shopify's own server makes a picture smaller when it is asked: twice as wide as it is shown, for sharp screens, and no wider. */
function ofSize(picture: string, width: number): string {
  const url = new URL(picture);
  if (url.hostname !== "cdn.shopify.com" || url.searchParams.has("width")) return picture;
  url.searchParams.set("width", String(width * 2));
  return url.toString();
}

/** The things, each in a row of its own. What ends a cell with a break is a line in the part without HTML. */
function cartMjml({ quantity, more, total, hasPictures }: BlockOf<"cart">, end: "left" | "right"): string {
  const gap = end === "right" ? "10px 0 10px 12px" : "10px 12px 10px 0";
  const first = hasPictures ? `${pictureCell(picture("item"), end)}\n            ` : "";
  const columns = hasPictures ? 2 : 1;
  return `        <mj-raw>{% if cart.items.first %}</mj-raw>
        <mj-table padding="8px 24px" font-size="15px" line-height="21px" color="${COLOURS.ink}" role="presentation">
          {% for item in cart.items %}
          <tr>
            ${first}<td style="padding:10px 0;vertical-align:top"><strong>{{ item.title }}</strong>{% if item.variant %}<br />{{ item.variant }}{% endif %}<br /><span style="color:${COLOURS.quiet}">${spansAsMarkup(quantity)}</span><br /></td>
            <td nowrap="nowrap" style="padding:${gap};vertical-align:top;text-align:${end}">{{ item.total }}<br /></td>
          </tr>
          {% endfor %}
          {% if cart.more != 0 %}<tr>${hasPictures ? "<td></td>" : ""}<td colspan="2" style="padding:4px 0;color:${COLOURS.quiet}">${spansAsMarkup(more)}</td></tr>{% endif %}
          <tr style="border-top:1px solid ${COLOURS.line}"><td colspan="${String(columns)}" style="padding:12px 0"><strong>${spansAsMarkup(total)}</strong> </td><td nowrap="nowrap" style="padding:12px 0;text-align:${end}"><strong>{{ cart.total }}</strong></td></tr>
        </mj-table>
        <mj-raw>{% endif %}</mj-raw>
`;
}

/** Products that go with it: the picture leads where the title does. */
function productsMjml({ most, hasPictures, hasPrices }: BlockOf<"products">, end: "left" | "right"): string {
  const link = `<a href="{{ product.url }}" style="color:${COLOURS.ink};text-decoration:none">`;
  const first = hasPictures ? `${pictureCell(`${link}${picture("product")}</a>`, end)}\n            ` : "";
  const price = hasPrices ? `{% if product.price %}<br /><span style="color:${COLOURS.quiet}">{{ product.price }}</span>{% endif %}` : "";
  return `        <mj-raw>{% if products.first %}</mj-raw>
        <mj-table padding="8px 24px" font-size="15px" line-height="21px" color="${COLOURS.ink}" role="presentation">
          {% for product in products limit: ${most} %}
          <tr>
            ${first}<td style="padding:10px 0;vertical-align:top">${link}<strong>{{ product.title }}</strong></a>${price}<br /></td>
          </tr>
          {% endfor %}
        </mj-table>
        <mj-raw>{% endif %}</mj-raw>
`;
}

const picture = (of: "item" | "product") =>
  `{% if ${of}.image %}<img src="{{ ${of}.image }}" alt="{{ ${of}.title }}" width="72" style="display:block;width:72px;height:auto;border-radius:6px;border:0" />{% endif %}`;

const pictureCell = (shown: string, end: "left" | "right") =>
  `<td style="padding:${end === "right" ? "10px 12px 10px 0" : "10px 0 10px 12px"};width:72px;vertical-align:top">${shown}</td>`;

/** The code, large enough to be typed elsewhere. */
const codeMjml = ({ off, freeShipping, until }: BlockOf<"code">): string => `        <mj-raw>{% if code %}</mj-raw>
        <mj-text align="center" padding="16px 24px 0">{% if code_is_free_shipping %}${spansAsMarkup(freeShipping)}{% else %}${spansAsMarkup(off)}{% endif %}</mj-text>
        <mj-text align="center" font-size="24px" line-height="32px" font-weight="700" letter-spacing="1px"><span dir="ltr" style="border:2px dashed ${COLOURS.ink};border-radius:8px;padding:8px 16px;display:inline-block">{{ code }}</span></mj-text>
        <mj-text align="center" font-size="14px" line-height="20px" color="${COLOURS.quiet}">${spansAsMarkup(until)}</mj-text>
        <mj-raw>{% endif %}</mj-raw>
`;

const footerMjml = ({ why, unsubscribe }: Footer): string => `    <mj-section padding="12px 0 24px">
      <mj-column>
        <mj-text align="center" font-size="13px" line-height="20px" color="${COLOURS.quiet}">${spansAsMarkup(why)}<br /><a href="${UNSUBSCRIBE_MARK}" style="color:${COLOURS.quiet};text-decoration:underline">${asLines(unsubscribe)}</a></mj-text>
        <mj-text align="center" font-size="12px" line-height="18px" color="${COLOURS.quiet}">${SENDER_MARK}</mj-text>
      </mj-column>
    </mj-section>
`;
