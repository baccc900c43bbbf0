import { SaxesParser } from "saxes";
import { Refused } from "./refusal.ts";

/** An element with the offsets of its tags in the text of the part, so that it can be edited in place. */
export interface SourceElement {
  /** As written, with its prefix. */
  readonly name: string;
  /** Without prefix. */
  readonly local: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: SourceElement | undefined;
  readonly children: SourceElement[];
  /** Of `<` of the opening tag, behind its `>`, of `<` of the closing tag, behind its `>`. Where the tag closes itself the last three are one. */
  readonly start: number;
  readonly openEnd: number;
  closeStart: number;
  end: number;
}

/** The part as text. @throws Refused unless it is UTF-8, as Office writes. */
export function partText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (cause) {
    throw new Refused("corrupt", { cause });
  }
}

/** The root element. @throws Refused where the text is not well formed. */
export function sourceElements(xml: string): SourceElement {
  let root: SourceElement | undefined;
  let open: SourceElement | undefined;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const openEnd = parser.position;
    // No `<` stands inside a tag.
    const start = xml.lastIndexOf("<", openEnd - 1);
    const local = name.slice(name.indexOf(":") + 1);
    const element: SourceElement = {
      name,
      local,
      attributes,
      parent: open,
      children: [],
      start,
      openEnd,
      closeStart: openEnd,
      end: openEnd,
    };
    open?.children.push(element);
    root ??= element;
    open = element;
  });
  parser.on("closetag", ({ isSelfClosing }) => {
    if (open && !isSelfClosing) {
      open.end = parser.position;
      open.closeStart = xml.lastIndexOf("<", parser.position - 1);
    }
    open = open?.parent;
  });
  parser.on("error", (cause) => {
    throw new Refused("corrupt", { cause });
  });
  parser.write(xml).close();
  if (!root) throw new Refused("corrupt");
  return root;
}

/** Each element below, in document order. */
export function* descendants(element: SourceElement): Generator<SourceElement> {
  for (const child of element.children) {
    yield child;
    yield* descendants(child);
  }
}

/** Whether one of the elements around it, up to and without `limit`, has such a name. */
export function isInside(element: SourceElement, names: ReadonlySet<string>, limit?: SourceElement): boolean {
  for (let above = element.parent; above && above !== limit; above = above.parent) if (names.has(above.local)) return true;
  return false;
}

/** Texts put into a text at offsets; those at one offset stand in the order in which they were added. */
export class Insertions {
  readonly #at = new Map<number, string[]>();

  add(offset: number, text: string): void {
    this.#at.set(offset, [...(this.#at.get(offset) ?? []), text]);
  }

  applyTo(source: string): string {
    const pieces: string[] = [];
    let done = 0;
    for (const [offset, texts] of [...this.#at].sort(([a], [b]) => a - b)) {
      pieces.push(source.slice(done, offset), ...texts);
      done = offset;
    }
    return [...pieces, source.slice(done)].join("");
  }
}
