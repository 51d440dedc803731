import { SENDER_MARK, UNSUBSCRIBE_MARK } from "#app/messaging/templates/marks.ts";
import type { MailName, TemplateWords } from "./mail-words.ts";

/** What a mail is about says what it shows. */
const ABOUT: Readonly<Record<MailName, "cart" | "stock" | "order">> = {
  "first-reminder": "cart",
  "second-reminder": "cart",
  "last-reminder": "cart",
  "back-in-stock": "stock",
  "late-parcel": "order",
};

/**
 * A built-in mail as MJML with Liquid in it: one column that reads well on a phone, a button that a thumb finds, no script, no picture without
 * words, and nothing that asks where it is opened. What Liquid decides between elements stands in `mj-raw`, or MJML would drop it.
 */
export function mailMjml(name: MailName, language: string, words: TemplateWords): string {
  const { preview, heading, body, button } = words.mails[name];
  const about = ABOUT[name];
  const [first = "", ...more] = body;
  const greeting = `{% if buyer.first_name %}${words.greeting.named}{% else %}${words.greeting.plain}{% endif %}`;
  return `<mjml lang="${language}">
  <mj-head>
    <mj-title>${heading}</mj-title>
    <mj-preview>${preview}</mj-preview>
    <mj-attributes>
      <mj-all font-family="-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif" />
      <mj-text font-size="16px" line-height="24px" color="#1f2328" padding="8px 24px" />
      <mj-button background-color="#1f2328" color="#ffffff" font-size="17px" font-weight="600" inner-padding="14px 28px" border-radius="8px" padding="20px 24px" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#f3f4f6" width="560px">
    <mj-section padding="24px 0 8px">
      <mj-column><mj-text align="center" font-size="18px" font-weight="600"><a href="{{ shop.url }}" style="color:#1f2328;text-decoration:none">{{ shop.name }}</a></mj-text></mj-column>
    </mj-section>
    <mj-section background-color="#ffffff" border-radius="12px" padding="16px 0">
      <mj-column>
        <mj-text font-size="24px" line-height="30px" font-weight="700"><h1 style="margin:0;font-size:24px;line-height:30px">${heading}</h1></mj-text>
        <mj-text>${greeting}</mj-text>
        <mj-text>${first}</mj-text>
${more.map((text) => `        <mj-text>${text}</mj-text>\n`).join("")}${about === "order" ? tracking(words) : cart(words)}${name === "last-reminder" ? code(words) : ""}        <mj-button href="{{ link }}">${button}</mj-button>
      </mj-column>
    </mj-section>
${about === "order" ? "" : leaving(words, about)}  </mj-body>
</mjml>`;
}

/** The things, each in a row of its own. What ends a cell with a break is a line in the part without HTML. */
const cart = ({ quantity, more, total, arrives }: TemplateWords): string => `        <mj-raw>{% if cart.items.first %}</mj-raw>
        <mj-table padding="8px 24px" font-size="15px" line-height="21px" color="#1f2328" role="presentation">
          {% for item in cart.items %}
          <tr>
            <td style="padding:10px 12px 10px 0;width:72px;vertical-align:top">{% if item.image %}<img src="{{ item.image }}" alt="{{ item.title }}" width="72" style="display:block;width:72px;height:auto;border-radius:6px;border:0" />{% endif %}</td>
            <td style="padding:10px 0;vertical-align:top"><strong>{{ item.title }}</strong>{% if item.variant %}<br />{{ item.variant }}{% endif %}<br /><span style="color:#57606a">${quantity}</span><br /></td>
            <td nowrap="nowrap" style="padding:10px 0 10px 12px;vertical-align:top;text-align:right">{{ item.total }}<br /></td>
          </tr>
          {% endfor %}
          {% if cart.more != 0 %}<tr><td></td><td colspan="2" style="padding:4px 0;color:#57606a">${more}</td></tr>{% endif %}
          <tr style="border-top:1px solid #d0d7de"><td colspan="2" style="padding:12px 0"><strong>${total}</strong> </td><td nowrap="nowrap" style="padding:12px 0 12px 12px;text-align:right"><strong>{{ cart.total }}</strong></td></tr>
        </mj-table>
        <mj-raw>{% endif %}{% if arrives %}</mj-raw>
        <mj-text>${arrives}</mj-text>
        <mj-raw>{% endif %}</mj-raw>
`;

/** The code, large enough to be typed elsewhere. */
const code = ({ code: { off, freeShipping, until } }: TemplateWords): string => `        <mj-raw>{% if code %}</mj-raw>
        <mj-text align="center" padding="16px 24px 0">{% if code_is_free_shipping %}${freeShipping}{% else %}${off}{% endif %}</mj-text>
        <mj-text align="center" font-size="24px" line-height="32px" font-weight="700" letter-spacing="1px"><span dir="ltr" style="border:2px dashed #1f2328;border-radius:8px;padding:8px 16px;display:inline-block">{{ code }}</span></mj-text>
        <mj-text align="center" font-size="14px" line-height="20px" color="#57606a">${until}</mj-text>
        <mj-raw>{% endif %}</mj-raw>
`;

const tracking = ({ tracking: number }: TemplateWords): string => `        <mj-raw>{% if order.tracking_number %}</mj-raw>
        <mj-text color="#57606a">${number}</mj-text>
        <mj-raw>{% endif %}</mj-raw>
`;

const leaving = ({ why, unsubscribe }: TemplateWords, about: "cart" | "stock"): string => `    <mj-section padding="12px 0 24px">
      <mj-column>
        <mj-text align="center" font-size="13px" line-height="20px" color="#57606a">${why[about]}<br /><a href="${UNSUBSCRIBE_MARK}" style="color:#57606a;text-decoration:underline">${unsubscribe}</a></mj-text>
        <mj-text align="center" font-size="12px" line-height="18px" color="#57606a">${SENDER_MARK}</mj-text>
      </mj-column>
    </mj-section>
`;
