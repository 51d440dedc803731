import type { Money } from "#app/platform/money.ts";
import { MoneyText } from "../money-text.tsx";
import { Span } from "../text.tsx";

type Amount = { label: string; money: Money | null; strong?: boolean };

/** Amounts that belong together, each with its name, and what they come to when that is given. */
export function AmountTable({ title, amounts, total }: { title?: string; amounts: readonly Amount[]; total?: Amount }) {
  return (
    <table className="wb-table">
      {title && (
        <caption>
          <Span strong>{title}</Span>
        </caption>
      )}
      <tbody>
        {amounts.map((amount) => (
          <AmountRow key={amount.label} {...amount} />
        ))}
      </tbody>
      {total && (
        <tfoot>
          <AmountRow {...total} />
        </tfoot>
      )}
    </table>
  );
}

function AmountRow({ label, money, strong = false }: Amount) {
  return (
    <tr>
      <th scope="row">{strong ? <strong>{label}</strong> : label}</th>
      <td className="wb-amount">
        {strong ? (
          <strong>
            <MoneyText money={money} />
          </strong>
        ) : (
          <MoneyText money={money} />
        )}
      </td>
    </tr>
  );
}
