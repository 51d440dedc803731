/** A mail as a phone shows it. It stands apart: it runs nothing, leads nowhere and knows nothing of the page around it. */
export function LetterFrame({ title, letter }: { title: string; letter: string }) {
  return <iframe className="wb-letter" title={title} sandbox="" srcDoc={withoutLeading(letter)} />;
}

/** Links open in a window that the frame may not open: a press in the preview leads nowhere. */
function withoutLeading(letter: string): string {
  const base = '<base target="_blank">';
  return letter.includes("<head>") ? letter.replace("<head>", `<head>${base}`) : base + letter;
}
