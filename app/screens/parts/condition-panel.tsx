import { Button } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/card.tsx";
import { FieldError, FormFields } from "#app/ui/forms/form-fields.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading } from "#app/ui/text.tsx";

type Props = {
  /** What the condition is about. */
  title: string;
  /** What the button that takes it off says, and to whom the rest is not in sight. */
  takeOff: { label: string; says: string; onClick: () => void };
  /** What is wrong with all of it. */
  error: string | undefined;
  /** Its fields. */
  children: React.ReactNode;
};

/** A condition among others, with what it asks for. */
export function ConditionPanel({ title, takeOff, error, children }: Props) {
  return (
    <Panel tinted>
      <Stack gap="medium">
        <Row place="spread" nowrap>
          <Heading level={3}>{title}</Heading>
          <Button look="quiet" destructive says={takeOff.says} onClick={takeOff.onClick}>
            {takeOff.label}
          </Button>
        </Row>
        <FormFields>{children}</FormFields>
        {error !== undefined && <FieldError of={title}>{error}</FieldError>}
      </Stack>
    </Panel>
  );
}
