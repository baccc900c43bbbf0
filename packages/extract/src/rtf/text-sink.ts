import type { RowShape, TableParagraph } from "../doc/build-tables.ts";
import { element, property } from "../doc/elements.ts";
import type { XmlElement } from "../ooxml/xml.ts";

/** What holds for characters. */
export interface CharacterFormat {
  readonly bold: boolean;
  readonly hidden: boolean;
  readonly raised: boolean;
  readonly deleted: boolean;
  readonly inserted: boolean;
  readonly struck: boolean;
  /** In half points. */
  readonly size: number | undefined;
  readonly font: number | undefined;
}

/** What holds for paragraphs. */
export interface ParagraphFormat {
  readonly style: number;
  readonly outline: number | undefined;
  readonly centred: boolean | undefined;
  readonly inTable: boolean;
  readonly depth: number;
}

/** How a paragraph ends; without `depth` it stands in the tables that its format says. */
export interface ParagraphEnd {
  readonly depth?: number;
  readonly endsCell?: boolean;
  readonly endsRow?: RowShape;
}

/** Takes runs and paragraphs of one story: the body, a running head, a note, a text box. */
export class TextSink {
  readonly paragraphs: TableParagraph[] = [];
  #runs: XmlElement[] = [];
  #run: XmlElement | undefined;
  #format: CharacterFormat | undefined;

  addText(text: string, format: CharacterFormat, name: "t" | "instrText" = "t"): void {
    const run = this.#runOf(format);
    const last = run.children.at(-1);
    if (last !== undefined && typeof last !== "string" && last.name === name) last.children[0] = `${last.children[0] ?? ""}${text}`;
    else run.children.push(element(name, {}, [text]));
  }

  add(child: XmlElement, format: CharacterFormat): void {
    this.#runOf(format).children.push(child);
  }

  endParagraph(format: ParagraphFormat, end: ParagraphEnd, deleted: boolean): void {
    const properties = [
      property("pStyle", `s${format.style}`),
      ...(format.outline === undefined ? [] : [property("outlineLvl", format.outline)]),
      ...(format.centred === undefined ? [] : [property("jc", format.centred ? "center" : "left")]),
      ...(deleted ? [element("rPr", {}, [element("del")])] : []),
    ];
    this.paragraphs.push({
      element: element("p", {}, [element("pPr", {}, properties), ...this.#runs]),
      depth: end.depth ?? (format.inTable ? Math.max(1, format.depth) : 0),
      endsCell: end.endsCell === true,
      ...(end.endsRow ? { endsRow: end.endsRow } : {}),
    });
    this.#runs = [];
    this.#run = undefined;
  }

  get isOpen(): boolean {
    return this.#runs.length > 0;
  }

  #runOf(format: CharacterFormat): XmlElement {
    if (this.#run && this.#format === format) return this.#run;
    this.#format = format;
    const run = element("r", {}, [element("rPr", {}, runProperties(format))]);
    this.#run = run;
    this.#runs.push(format.deleted ? element("del", {}, [run]) : format.inserted ? element("ins", {}, [run]) : run);
    return run;
  }
}

export function runProperties({ bold, hidden, raised, struck, size }: CharacterFormat): XmlElement[] {
  return [
    property("b", bold ? "1" : "0"),
    ...(hidden ? [element("vanish")] : []),
    ...(raised ? [property("vertAlign", "superscript")] : []),
    ...(struck ? [element("strike")] : []),
    ...(size === undefined ? [] : [property("sz", size)]),
  ];
}
