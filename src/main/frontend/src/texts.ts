const texts = new Map<string, string>();

document.querySelectorAll('script[data-texts]').forEach((script) => {
  for (const [key, value] of Object.entries(JSON.parse(script.textContent ?? '{}') as Record<string, string>)) texts.set(key, value);
});

/** A text of the page in the language of its reader, with values for {0}, {1} …; in the message bundle its key begins with "island.". */
export function text(key: string, ...values: (string | number)[]): string {
  return (texts.get(key) ?? key).replace(/\{(\d)}/g, (_, index) => String(values[Number(index)]));
}
