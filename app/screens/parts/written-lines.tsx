import { Stack } from "#app/ui/stack.tsx";
import { Paragraph, WrittenByPeople } from "#app/ui/text.tsx";

/** What somebody wrote, in the lines in which it was written. */
export function WrittenLines({ text }: { text: string }) {
  return (
    <Stack gap="none">
      {text.split(/\r\n?|\n/).map((line, at) => (
        <Paragraph key={at}>
          <WrittenByPeople>{line}</WrittenByPeople>
        </Paragraph>
      ))}
    </Stack>
  );
}
