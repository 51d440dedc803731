import type { Abandonment, Journey, JourneyRun, RecoveryPerson } from "#generated/prisma/client.ts";
import type { MessageNode } from "#app/recovery/composing/compose-message.server.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { Money } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Prisma } from "#generated/prisma/client.ts";

export const mail = (more: Partial<MessageNode> = {}): MessageNode => ({
  kind: "message",
  id: "mail",
  channel: "email",
  purpose: "marketing",
  texts: {
    en: {
      subject: "{{ buyer.first_name | default: 'Hello' }}, your cart at {{ shop.name }}",
      mjml: `<mjml><mj-body><mj-section><mj-column>
        <mj-text>{% if buyer.first_name %}Hello {{ buyer.first_name }},{% else %}Hello,{% endif %}</mj-text>
        <mj-raw>{% for item in cart.items %}</mj-raw><mj-text>{{ item.quantity }} × {{ item.title }} {{ item.total }}</mj-text><mj-raw>{% endfor %}</mj-raw>
        <mj-text>{% if code %}{{ code }} takes {{ code_value }} off until {{ code_until }}{% endif %}</mj-text>
        <mj-button href="{{ link }}">Back to your cart</mj-button>
        <mj-text><a href="{{ unsubscribe }}">Unsubscribe</a></mj-text>
      </mj-column></mj-section></mj-body></mjml>`,
    },
  },
  withCode: false,
  withinMinutes: 600,
  whenNotEligible: "skip",
  next: null,
  ...more,
});

type Line = {
  variantId: string | null;
  quantity?: number;
  title?: string;
  unitPrice?: number;
  shown?: Money | null;
  listPrice?: number;
  sellingPlanId?: string;
  properties?: Record<string, string>;
};

export type LeftCart = { journey: Journey; run: JourneyRun; person: RecoveryPerson; abandonment: Abandonment };

type Given = {
  nodes?: readonly MessageNode[];
  discount?: JourneyDefinition["discount"];
  journey?: Journey;
  person?: RecoveryPerson;
  of?: Partial<Prisma.AbandonmentUncheckedCreateInput>;
};

/** A cart that somebody left, with its person and the run that is about it, as those who keep them would have kept them. */
export async function leftCart(
  shop: Shop,
  lines: readonly Line[],
  { nodes = [mail()], discount = null, of = {}, ...known }: Given = {},
): Promise<LeftCart> {
  const at = nowDate();
  const definition = JourneyDefinition.parse({
    trigger: { kind: "checkout-abandoned", all: [] },
    reentry: { isAllowed: true, afterHours: 0 },
    discount,
    first: nodes[0]?.id ?? null,
    nodes,
  });
  const ofShop = { shopId: shop.id };
  return inShop(shop, async (db) => {
    const journey = known.journey ?? (await db.journey.create({ data: { ...ofShop, id: newId(), name: "Come back", state: "live", definition, liveSince: at, createdAt: at, updatedAt: at } })); // oxfmt-ignore
    const person =
      known.person ?? (await db.recoveryPerson.create({ data: { ...ofShop, id: newId(), isHeldOut: false, firstSeenAt: at } }));
    const kept = lines.map(
      ({
        variantId,
        quantity = 1,
        title = "A thing",
        unitPrice = 1000,
        shown = null,
        listPrice = null,
        sellingPlanId = null,
        properties = {},
      }) => ({
        ...{
          variantId,
          productId: null,
          sku: null,
          title,
          variantTitle: null,
          quantity,
          unitPrice,
          shown,
          listPrice,
          sellingPlanId,
          properties,
        },
      }),
    );
    const abandonment = await db.abandonment.create({
      data: {
        ...ofShop,
        id: newId(),
        kind: "checkout",
        state: "abandoned",
        personId: person.id,
        email: "ada@buyer.example",
        phone: "+447700900123",
        name: "Ada Lovelace",
        language: "en-GB",
        place: { country: "GB", region: null, zone: null },
        lines: kept,
        currency: "GBP",
        value: 0n,
        startedAt: at,
        touchedAt: at,
        abandonedAt: at,
        ...of,
      },
    });
    const run = await db.journeyRun.create({
      data: {
        ...ofShop,
        id: newId(),
        journeyId: journey.id,
        personId: person.id,
        entryKey: `cart:${abandonment.id}`,
        abandonmentId: abandonment.id,
        isHeldOut: person.isHeldOut,
        nodeId: nodes[0]?.id ?? "mail",
        nodeAt: at,
        dueAt: at,
        enteredAt: at,
      },
    });
    return { journey, run, person, abandonment };
  });
}
