import type { Heading, LabelledPlace } from "@gouji/report";

/** The headings that stand above a place, outermost first. */
export class HeadingPath {
  readonly #stack: Heading[] = [];

  enter(heading: Heading): void {
    while ((this.#stack.at(-1)?.level ?? 0) >= heading.level) this.#stack.pop();
    this.#stack.push(heading);
  }

  /** Texts with their numbers. */
  get texts(): readonly string[] {
    return this.#stack.map(({ number, text }) => `${number}${text}`);
  }

  /** "四（三） › 10. C3 预算准确性": numbers of the upper headings, the innermost in full. */
  get label(): string {
    const last = this.#stack.at(-1);
    if (!last) return "";
    const numbers = this.#stack
      .slice(0, -1)
      .map(({ number }) => number.replace(/[、.．\s]/g, ""))
      .join("");
    return [numbers, `${last.number}${last.text}`].filter((part) => part !== "").join(" › ");
  }

  /** The place with a label that a reader finds it by. */
  at(place: Omit<LabelledPlace, "label">, text: string): LabelledPlace {
    const words = text.trim();
    const short = words.length > 18 ? `${words.slice(0, 18)}…` : words;
    return { ...place, label: [this.label, short].filter((part) => part !== "").join(" › ") };
  }
}
