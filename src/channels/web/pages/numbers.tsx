/** Phone numbers inside sentences: a tap calls, they stay in one piece, and they read from left to right everywhere. */

/** The text cut at the known numbers: every second part, from the second on, is a number. */
export function cutAtNumbers(text: string, numbers: readonly string[]): string[] {
  if (numbers.length === 0) return [text];
  const longestFirst = [...numbers].sort((one, other) => other.length - one.length);
  return text.split(new RegExp(`\\b(${longestFirst.join('|')})\\b(?!-?\\d)`));
}

export interface NumbersProps {
  readonly text: string;
  readonly numbers: readonly string[];
  /** Inside a link or a button there is no other link. */
  readonly isPlain?: boolean;
}

export function WithNumbers({ text, numbers, isPlain = false }: NumbersProps) {
  return (
    <>
      {cutAtNumbers(text, numbers).map((part, index) => {
        if (index % 2 === 0) return part;
        return isPlain ? (
          <bdi key={index} dir="ltr" class="number">
            {part}
          </bdi>
        ) : (
          <a key={index} dir="ltr" class="number" href={`tel:${part}`}>
            {part}
          </a>
        );
      })}
    </>
  );
}
