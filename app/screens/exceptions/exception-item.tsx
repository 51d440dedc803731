import type { CauseDeclaration } from "#app/fulfillment/exceptions/exception-causes.ts";
import { ageOf } from "#app/ui/age-of.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CardSection } from "#app/ui/card.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { KeepsHeight, Row, Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph } from "#app/ui/text.tsx";
import { ChooseWarehouse } from "./choose-warehouse.tsx";
import { exceptionsScreen } from "./messages.ts";
import type { ExceptionsView } from "./read-exceptions.server.ts";
import { changeAddress, type RunCommand, type Solution } from "./solution.ts";
import { SolutionButton } from "./solution-button.tsx";
import type { ListedException } from "./steady-groups.ts";

type Props = {
  item: ListedException;
  declared: CauseDeclaration;
  /** Null where its group's button solves it. */
  solution: Solution | null;
  page: Pick<ExceptionsView, "asOf" | "me" | "owners" | "leftBefore" | "dismissed">;
  busy: boolean;
  onRun: RunCommand;
  onDismiss: () => void;
  /** What is asked before it is dismissed. */
  children: React.ReactNode;
};

/** Causes of which a person may say which warehouse it shall be. */
const CHOOSES = ["reroute", "limit"];

/** One exception: what is wrong with which order, whose it is, and the button that solves it. */
export function ExceptionItem({ item, declared, solution, page, busy, onRun, onDismiss, children }: Props) {
  const text = useText(exceptionsScreen);
  const words = useWords();
  const { orderId, orderName } = item;
  const about = orderName ?? words(declared.title);
  const isOver = item.isOver === true;
  return (
    <CardSection divided>
      <KeepsHeight kept={isOver}>
        <Stack gap="small">
          <Paragraph muted={isOver}>
            {orderId && <Link url={`/app/orders/${orderId}`}>{orderName ?? text("an-order")}</Link>}{" "}
            {withoutName(words(item.message), orderName)} <Muted>{words(ageOf(item.openedAt, page.asOf))}</Muted>
          </Paragraph>
          {isOver ? (
            <Over item={item} about={about} dismissed={page.dismissed} busy={busy} onRun={onRun} />
          ) : (
            <Row>
              {solution && <SolutionButton solution={solution} busy={busy} order={orderName} leftBefore={page.leftBefore} onRun={onRun} />}
              {orderId && CHOOSES.includes(declared.remedy) && (
                <ChooseWarehouse orderId={orderId} orderName={orderName} held={item.orderIsHeld} />
              )}
              {declared.mayBeAddress && <ChangeAddress item={item} solution={solution} />}
              <Button look="quiet" disabled={busy} onClick={onDismiss} says={text("dismiss-order", { order: about })}>
                {text("dismiss")}
              </Button>
              <Owner
                item={item}
                about={about}
                page={page}
                onAssign={(ownerId) => onRun({ intent: "assign", exceptionId: [item.id], ownerId })}
              />
            </Row>
          )}
          {!isOver && children}
        </Stack>
      </KeepsHeight>
    </CardSection>
  );
}

/** Another way on than the cause's own button, where that doesn't lead there already. */
function ChangeAddress({ item, solution }: Pick<Props, "item" | "solution">) {
  const text = useText(exceptionsScreen);
  const words = useWords();
  const way = changeAddress([item]);
  if (way === null || (solution && "opens" in solution && solution.opens === way.opens)) return null;
  return (
    <LinkButton look="quiet" url={way.opens} says={text("change-address-of", { order: item.orderName ?? text("an-order") })}>
      {words(way.label)}
    </LinkButton>
  );
}

type OverProps = Pick<Props, "busy" | "onRun"> & {
  item: ListedException;
  about: string;
  dismissed: ExceptionsView["dismissed"];
};

/** In the place of one that has left the list: that it was dismissed, by whom and why, with the way back; or only that it is over. */
function Over({ item, about, dismissed, busy, onRun }: OverProps) {
  const text = useText(exceptionsScreen);
  const words = useWords();
  const stands = dismissed.find(({ id }) => id === item.id);
  if (!stands) return <Paragraph muted>{text("no-longer-listed")}</Paragraph>;
  return (
    <>
      <Row>
        <Button
          look="quiet"
          disabled={busy}
          says={text("undo-dismissal-of", { what: about })}
          onClick={() => onRun({ intent: "undo", exceptionId: [item.id] })}
        >
          {text("undo")}
        </Button>
      </Row>
      <Paragraph small>{words(stands.why)}</Paragraph>
    </>
  );
}

type OwnerProps = { item: ListedException; about: string; page: Props["page"]; onAssign: (ownerId: string) => void };

/** Who looks after it; whoever reads it comes first. */
function Owner({ item, about, page, onAssign }: OwnerProps) {
  const text = useText(exceptionsScreen);
  const mine = page.owners.find(({ id }) => id === page.me);
  const choices = [
    { value: "", label: text("nobody") },
    { value: page.me, label: mine ? text("me", { name: mine.name }) : text("you") },
    ...page.owners.filter(({ id }) => id !== page.me).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const owner = item.ownerId ?? "";
  const known = choices.some(({ value }) => value === owner);
  return (
    <Select
      label={text("owner-of", { what: about })}
      labelHidden
      choices={known ? choices : [...choices, { value: owner, label: text("no-longer-there") }]}
      value={owner}
      onChange={onAssign}
    />
  );
}

/** The order's name leads the line as a link already. */
function withoutName(words: string, name: string | null): string {
  return name && words.startsWith(`${name}: `) ? words.slice(name.length + 2) : words;
}
