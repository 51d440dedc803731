import { Badge } from "#app/ui/badge.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { MoneyText } from "#app/ui/money-text.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { IndexTable } from "#app/ui/tables/index-table.tsx";
import { Clipped, Digits, Muted, Span, WrappedInCell } from "#app/ui/text.tsx";
import { parts } from "../parts/messages.ts";
import { CHANNEL_NAMES } from "./channel-names.ts";
import { recoveryScreen } from "./messages.ts";
import type { CartRow, CartsIndex } from "./read-carts.server.ts";
import { STATE_LOOKS, standingInWords } from "./standing-in-words.ts";

type Props = Pick<CartsIndex, "newer" | "older"> & { rows: readonly CartRow[]; empty: React.ReactNode; loading: boolean };

/** A page of carts: a table on a desk, a condensed list on a phone. A row opens its cart. */
export function CartsTable(page: Props) {
  const text = useText(recoveryScreen);
  const words = useWords();
  return (
    <IndexTable
      {...page}
      thing={{ one: text("one-cart"), many: text("many-carts") }}
      columns={[
        { title: text("who"), cell: (row) => <CartLink row={row} /> },
        { title: text("since"), cell: (row) => <DateTime iso={row.touchedAt} /> },
        {
          title: text("value"),
          number: true,
          cell: (row) => (
            <Digits end>
              <MoneyText money={row.value} />
            </Digits>
          ),
        },
        { title: text("kind"), cell: (row) => text(`kind-${row.kind}`) },
        { title: text("state"), cell: (row) => <StateBadge row={row} /> },
        { title: text("reach"), cell: (row) => <Reach row={row} /> },
        { title: text("what-is-done"), cell: (row) => <WrappedInCell>{words(standingInWords(row.standing))}</WrappedInCell> },
      ]}
      condensed={(row) => <CondensedCart row={row} />}
      bulkActions={[]}
      pageLabel={text("pages")}
      order={text("touched-last-first")}
    />
  );
}

function StateBadge({ row }: { row: CartRow }) {
  const words = useWords();
  const { look, label } = STATE_LOOKS[row.state];
  return <Badge {...look}>{words(label)}</Badge>;
}

function Reach({ row }: { row: CartRow }) {
  const text = useText(recoveryScreen);
  const words = useWords();
  if (row.reach.length === 0) return <Muted>{text("by-nothing")}</Muted>;
  return <span>{row.reach.map((channel) => words(CHANNEL_NAMES[channel])).join(", ")}</span>;
}

function CondensedCart({ row }: { row: CartRow }) {
  const text = useText(recoveryScreen);
  const part = useText(parts);
  const words = useWords();
  return (
    <Stack gap="tight">
      <Row place="spread" align="top">
        <CartLink row={row} />
        <Muted>
          <DateTime iso={row.touchedAt} />
        </Muted>
      </Row>
      <span>
        <MoneyText money={row.value} />
        {" · "}
        {part("items", { count: row.items })}
        {" · "}
        {text(`kind-${row.kind}`)}
      </span>
      <Row>
        <StateBadge row={row} />
        {row.reach.length > 0 ? <Reach row={row} /> : <Muted>{text("unreachable")}</Muted>}
      </Row>
      <Muted>{words(standingInWords(row.standing))}</Muted>
    </Stack>
  );
}

/** The row's primary link: keyboards and new tabs open the cart by it. */
function CartLink({ row }: { row: CartRow }) {
  const text = useText(recoveryScreen);
  return (
    <Link url={`/app/recovery/carts/${row.id}`} ofRow>
      <Span strong>
        <Clipped>{row.who ?? text("unknown")}</Clipped>
      </Span>
    </Link>
  );
}
