import type { CellObject } from "xlsx";
import { childOf, elementsOf, parseXml, propertyOf, textOf } from "../ooxml/xml.ts";
import { superscript } from "../superscript.ts";

const MAX_RICH = 20_000;

/** The text of a cell in which a part is set high, as m²; undefined for others. */
export function raisedText({ r: rich }: CellObject): string | undefined {
  if (typeof rich !== "string" || rich.length > MAX_RICH || !/["']superscript["']/u.test(rich)) return undefined;
  try {
    return elementsOf(parseXml(new TextEncoder().encode(`<is>${rich}</is>`), 10))
      .filter(({ name }) => name === "r" || name === "t")
      .map((run) => {
        const own = run.name === "t" ? textOf(run) : textOf(childOf(run, "t") ?? run);
        return propertyOf(childOf(run, "rPr"), "vertAlign") === "superscript" ? superscript(own) : own;
      })
      .join("");
  } catch {
    return undefined;
  }
}
