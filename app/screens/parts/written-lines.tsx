import { Stack } from "#app/ui/stack.tsx";
import { Paragraph, WrittenByPeople } from "#app/ui/text.tsx";

/** Without it a line with nothing on it has no height. */
const NO_BREAK_SPACE = "\u00a0";

/** What somebody wrote, in the lines in which it was written. */
export function WrittenLines({ text }: { text: string }) {
  return (
    <Stack gap="none">
      {text
        .trim()
        .split(/\r\n?|\n/)
        .map((line, at) => (
          <Paragraph key={at}>
            <WrittenByPeople>{line.trim() === "" ? NO_BREAK_SPACE : line}</WrittenByPeople>
          </Paragraph>
        ))}
    </Stack>
  );
}
