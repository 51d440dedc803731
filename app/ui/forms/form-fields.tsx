import { FormLayout, InlineError } from "@shopify/polaris";
import { Grid, Row } from "../stack.tsx";
import { Unseen } from "../text.tsx";

/** A form's fields, one under the other. */
export function FormFields({ children }: { children: React.ReactNode }) {
  return <FormLayout>{children}</FormLayout>;
}

/** Two or three that belong together: side by side where there is room. */
export function FieldPair({ children }: { children: React.ReactNode }) {
  return <FormLayout.Group>{children}</FormLayout.Group>;
}

/** Many short ones that belong together, as many in a line as fit. */
export function FieldRow({ legend, children }: { legend?: string; children: React.ReactNode }) {
  const row = (
    <Grid gap="small" atLeast="8rem">
      {children}
    </Grid>
  );
  if (legend === undefined) return row;
  return (
    <fieldset className="wb-fieldset">
      <legend>
        <Unseen>{legend}</Unseen>
      </legend>
      {row}
    </fieldset>
  );
}

/** A button among fields: it stands at the height of what is typed, not of the labels. */
export function BesideFields({ children }: { children: React.ReactNode }) {
  return <div className="wb-beside-fields">{children}</div>;
}

/** Several answers to one question, such as the days of a week. */
export function FieldGroup({ legend, error, children }: { legend: string; error?: string; children: React.ReactNode }) {
  return (
    <fieldset className="wb-fieldset">
      <legend>{legend}</legend>
      <Row gap="large">{children}</Row>
      {error && (
        <div role="alert">
          <FieldError of={legend}>{error}</FieldError>
        </div>
      )}
    </fieldset>
  );
}

/** What is wrong with something that is no field: a list, a button's command. `of` is what it is about. */
export function FieldError({ of, children }: { of: string; children: string }) {
  return <InlineError fieldID={of} message={children} />;
}
