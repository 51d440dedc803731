import type { CauseDeclaration } from "#app/fulfillment/exceptions/exception-causes.ts";
import { CardSection } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { KeepsHeight, Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Muted } from "#app/ui/text.tsx";
import { parts } from "../parts/messages.ts";
import { ExceptionItem } from "./exception-item.tsx";
import { groupButtons } from "./group-buttons.ts";
import { exceptionsScreen } from "./messages.ts";
import type { ExceptionsView } from "./read-exceptions.server.ts";
import { type RunCommand, solutionOf } from "./solution.ts";
import type { ListedGroup } from "./steady-groups.ts";
import { SolutionButton } from "./solution-button.tsx";

type Props = {
  group: ListedGroup;
  /** The only one of its cause. */
  alone: boolean;
  declared: CauseDeclaration;
  page: ExceptionsView;
  busy: boolean;
  onRun: RunCommand;
  onDismiss: (id: string) => void;
  /** The one that is being dismissed, and what is asked about it. */
  dismissing: string | null;
  dismissForm: React.ReactNode;
};

/** Exceptions of one cause that share something: what they share, the button that solves them all, and each. */
export function ExceptionGroupView({ group, alone, declared, page, busy, onRun, onDismiss, dismissing, dismissForm }: Props) {
  const part = useText(parts);
  const name = useSharedName(group);
  const { hasHeading, forAll, forEach } = groupButtons({ group, named: name !== null, alone, declared, warehouses: page.warehouses });
  return (
    <section aria-label={name ?? undefined}>
      {hasHeading && (
        <CardSection divided>
          <KeepsHeight kept={forAll === null}>
            <Row place="spread">
              <Row>
                {name !== null && <Heading level={3}>{name}</Heading>}
                {name !== null && group.items.length > 1 && <Muted>{part("open", { count: group.count })}</Muted>}
              </Row>
              {forAll && <SolutionButton primary solution={forAll} busy={busy} leftBefore={page.leftBefore} onRun={onRun} />}
            </Row>
          </KeepsHeight>
        </CardSection>
      )}
      <Stack as="ul" gap="none">
        {group.items.map((item) => (
          <li key={item.id}>
            <ExceptionItem
              item={item}
              declared={declared}
              solution={forEach && !item.isOver ? solutionOf(declared, [item], group.shared, page.warehouses) : null}
              page={page}
              busy={busy}
              onRun={onRun}
              onDismiss={() => onDismiss(item.id)}
            >
              {dismissing === item.id && dismissForm}
            </ExceptionItem>
          </li>
        ))}
      </Stack>
    </section>
  );
}

/** What the group shares, as people call it. */
export function useSharedName({ shared, sharedName }: Pick<ListedGroup, "shared" | "sharedName">): string | null {
  const text = useText(exceptionsScreen);
  if (shared.sku !== null) return sharedName ? text("sku-named", { sku: shared.sku, title: sharedName }) : shared.sku;
  if (shared.countryCode !== null) return text("country", { country: shared.countryCode });
  return sharedName;
}
