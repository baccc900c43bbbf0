import { buildTables, type CellShape } from "../doc/build-tables.ts";
import { element, property } from "../doc/elements.ts";
import { noteReference } from "../doc/read-text.ts";
import type { DocxPackage } from "../docx/docx-package.ts";
import { MESSAGES, unreadable } from "../failures.ts";
import type { XmlElement } from "../ooxml/xml.ts";
import { codePage, textOfBytes } from "./encodings.ts";
import { rtfTokens } from "./scan-tokens.ts";
import { type CharacterFormat, type ParagraphEnd, type ParagraphFormat, runProperties, TextSink } from "./text-sink.ts";

/** What becomes of the text of a group; `drop`: its words count, its text does not; `skip`: nothing of it counts. */
type Destination = "text" | "instruction" | "number" | "fonts" | "styles" | "style" | "row" | "drop" | "skip";

/** What a group sets and its end takes back. */
interface State {
  destination: Destination;
  paragraph: ParagraphFormat;
  character: CharacterFormat;
  /** How many bytes stand behind a Unicode character for readers that know none. */
  fallback: number;
  sink: TextSink;
  /** What the group's end does. */
  end?: (() => void) | undefined;
}

const PLAIN: CharacterFormat = {
  ...{ bold: false, hidden: false, raised: false, deleted: false, inserted: false, struck: false },
  ...{ size: undefined, font: undefined },
};
const NORMAL: ParagraphFormat = { style: 0, outline: undefined, centred: undefined, inTable: false, depth: 1 };
const MAX_GROUPS = 10_000;

const CHARACTERS: Readonly<Record<string, string>> = {
  "~": "\u00a0",
  "{": "{",
  "}": "}",
  "\\": "\\",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  emspace: "\u2003",
  enspace: "\u2002",
  qmspace: " ",
};
/** Groups that show nothing of their own, and those whose text is shown where they stand. */
const SKIPPED = new Set(
  "colortbl info nonshppict nonesttables shprslt xe tc tcn rxe txe private1 ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn mmathPict mmathPr".split(
    " ",
  ),
);
const SHOWN = new Set("shppict shp shpinst pntext object result do moMath moMathPara dptxbxtext".split(" "));
/** A number in front of a paragraph that is a sign only. */
const BULLET = /^[^\p{L}\p{N}]*$/u;
const CLOSED_NUMBER = /[、，：）〕】\p{Script=Han}①-⑳]$/u;

/** What an RTF file holds, in the elements of .docx: one reader then serves both. */
export function rtfToWordprocessing(bytes: Uint8Array): DocxPackage {
  return new RtfReader().read(bytes);
}

class RtfReader {
  readonly #body = new TextSink();
  readonly #groups: State[] = [];
  #state: State = { destination: "text", paragraph: NORMAL, character: PLAIN, fallback: 1, sink: this.#body };
  readonly #furniture: XmlElement[] = [];
  readonly #footnotes: XmlElement[] = [];
  readonly #endnotes: XmlElement[] = [];
  readonly #styles: XmlElement[] = [];
  readonly #charsets = new Map<number, number>();
  #page = "gb18030";
  #hasComments = false;
  #bytes: number[] = [];
  #collected = "";
  /** Bytes that repeat a Unicode character and are still to come. */
  #repeated = 0;
  #starred = false;
  #row: { cells: CellShape[]; header: boolean } = { cells: [], header: false };
  #outerRow = this.#row;
  #cell: Pick<CellShape, "merge" | "joinsLeft"> = { joinsLeft: false };
  #field: XmlElement | undefined;
  #box: { type?: number; result?: number; byDefault?: number } = {};

  read(bytes: Uint8Array): DocxPackage {
    for (const token of rtfTokens(bytes)) {
      if (token.kind === "text") this.#addBytes(token.bytes);
      else if (token.kind === "open") this.#open();
      else if (token.kind === "close") this.#close();
      else this.#word(token.word, token.value);
    }
    while (this.#groups.length > 0) this.#close();
    this.#flush();
    if (this.#body.isOpen) this.#body.endParagraph(this.#state.paragraph, {}, false);
    return {
      document: element("document", {}, [element("body", {}, buildTables(this.#body.paragraphs))]),
      styles: element("styles", {}, this.#styles),
      footnotes: element("footnotes", {}, this.#footnotes),
      endnotes: element("endnotes", {}, this.#endnotes),
      furniture: this.#furniture,
      broken: [],
      foreign: new Map(),
      hasComments: this.#hasComments,
    };
  }

  #open(): void {
    this.#flush();
    if (this.#groups.length >= MAX_GROUPS) throw unreadable("too-large", MESSAGES.depth);
    this.#groups.push(this.#state);
    const { destination } = this.#state;
    this.#state = { ...this.#state, end: undefined, destination: destination === "styles" ? "style" : destination };
    if (destination === "styles") {
      this.#state.end = () => this.#endStyle();
      this.#state.paragraph = NORMAL;
      this.#state.character = PLAIN;
    }
    this.#repeated = 0;
  }

  #close(): void {
    this.#flush();
    const { end } = this.#state;
    end?.();
    this.#state = this.#groups.pop() ?? this.#state;
    this.#repeated = 0;
    this.#starred = false;
  }

  #addBytes(bytes: Uint8Array): void {
    const { destination } = this.#state;
    if (destination === "skip" || destination === "drop" || destination === "fonts" || destination === "row") return;
    const from = Math.min(this.#repeated, bytes.length);
    this.#repeated -= from;
    for (let at = from; at < bytes.length; at += 1) this.#bytes.push(bytes[at] ?? 0);
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const { font } = this.#state.character;
    const text = textOfBytes(this.#bytes, font === undefined ? undefined : this.#charsets.get(font), this.#page);
    this.#bytes = [];
    this.#addText(text);
  }

  #addText(text: string): void {
    const { destination, sink, character } = this.#state;
    if (destination === "text") sink.addText(text, character);
    else if (destination === "instruction") sink.addText(text, character, "instrText");
    else if (destination === "style" || destination === "number") this.#collected += text;
  }

  #word(word: string, value: number | undefined): void {
    const starred = this.#starred;
    this.#starred = word === "*";
    if (this.#state.destination === "skip") {
      // The same text again as Unicode, behind one for older readers.
      if (word === "ud" && starred) this.#state.destination = this.#groups.at(-2)?.destination ?? "text";
      return;
    }
    if (word === "*") return;
    if (word === "u") {
      this.#flush();
      this.#addText(String.fromCharCode((value ?? 0) & 0xffff));
      this.#repeated = this.#state.fallback;
      return;
    }
    if (this.#repeated > 0 && CHARACTERS[word] !== undefined) {
      this.#repeated -= 1;
      return;
    }
    this.#flush();
    if (this.#isDestination(word)) return;
    if (starred && !SHOWN.has(word)) {
      this.#state.destination = "skip";
      return;
    }
    const character = CHARACTERS[word];
    if (character !== undefined) this.#addText(character);
    else if (!this.#setCharacter(word, value) && !this.#setParagraph(word, value) && !this.#setRow(word, value)) this.#mark(word, value);
  }

  /** Groups whose first word says where their text belongs. */
  #isDestination(word: string): boolean {
    const state = this.#state;
    if (SKIPPED.has(word)) state.destination = "skip";
    else if (word === "fonttbl") state.destination = "fonts";
    else if (word === "stylesheet") state.destination = "styles";
    else if (word === "upr") state.destination = "skip";
    else if (word === "sp") state.destination = "drop";
    else if (word === "nesttableprops") this.#beginNestedRow();
    else if (word === "pict") {
      this.#mark("pict", undefined);
      state.destination = "skip";
    } else if (word === "annotation") {
      this.#hasComments = true;
      state.destination = "skip";
    } else if (word === "listtext" || word === "pntext") this.#beginNumber();
    else if (/^(?:header|footer)[lrf]?$/u.test(word)) this.#beginStory((content) => this.#furniture.push(element("hdr", {}, content)));
    else if (word === "footnote") this.#beginNote();
    else if (word === "shptxt" || word === "dptxbxtext") this.#beginTextBox();
    else if (word === "field" || word === "fldinst" || word === "fldrslt") this.#beginField(word);
    else if (word === "formfield") this.#beginFormField();
    else return false;
    return true;
  }

  #setCharacter(word: string, value: number | undefined): boolean {
    const { character, destination } = this.#state;
    const isOn = value !== 0;
    const set = (change: Partial<CharacterFormat>) => {
      this.#state.character = { ...character, ...change };
      return true;
    };
    switch (word) {
      case "plain":
        this.#state.character = PLAIN;
        return true;
      case "b":
        return set({ bold: isOn });
      case "v":
        return set({ hidden: isOn });
      case "super":
        return set({ raised: isOn });
      case "nosupersub":
      case "sub":
        return set({ raised: false });
      case "deleted":
        return set({ deleted: isOn });
      case "revised":
        return set({ inserted: isOn });
      case "strike":
      case "striked":
        return set({ struck: isOn });
      case "fs":
        return set({ size: value });
      case "f":
        return set({ font: value });
      case "fcharset":
        if (character.font !== undefined && destination === "fonts") this.#charsets.set(character.font, value ?? 0);
        return true;
      default:
        return false;
    }
  }

  #setParagraph(word: string, value: number | undefined): boolean {
    const set = (change: Partial<ParagraphFormat>) => {
      this.#state.paragraph = { ...this.#state.paragraph, ...change };
      return true;
    };
    switch (word) {
      case "pard":
        this.#state.paragraph = NORMAL;
        return true;
      case "s":
        return set({ style: value ?? 0 });
      case "outlinelevel":
        return set({ outline: value });
      case "qc":
        return set({ centred: true });
      case "ql":
      case "qr":
      case "qj":
      case "qd":
        return set({ centred: false });
      case "intbl":
        return set({ inTable: true });
      case "itap":
        return set({ depth: value ?? 1, inTable: (value ?? 1) > 0 });
      default:
        return false;
    }
  }

  /** Rows are defined by the right borders of their cells, each behind what holds for the cell. */
  #setRow(word: string, value: number | undefined): boolean {
    switch (word) {
      case "trowd":
        this.#row.cells = [];
        this.#row.header = false;
        this.#cell = { joinsLeft: false };
        return true;
      case "trhdr":
        this.#row.header = true;
        return true;
      case "clvmgf":
        this.#cell = { ...this.#cell, merge: "restart" };
        return true;
      case "clvmrg":
        this.#cell = { ...this.#cell, merge: "continue" };
        return true;
      case "clmrg":
        this.#cell = { ...this.#cell, joinsLeft: true };
        return true;
      case "cellx": {
        const left = this.#row.cells.at(-1)?.right ?? Math.min(0, value ?? 0);
        this.#row.cells.push({ ...this.#cell, left, right: value ?? left });
        this.#cell = { joinsLeft: false };
        return true;
      }
      case "cell":
        return this.#endParagraph({ depth: 1, endsCell: true });
      case "row":
        return this.#endParagraph({ depth: 1, endsRow: { ...this.#row } });
      case "nestcell":
        return this.#endParagraph({ depth: Math.max(2, this.#state.paragraph.depth), endsCell: true });
      case "nestrow":
        return this.#endParagraph({ depth: Math.max(2, this.#state.paragraph.depth), endsRow: { ...this.#row } });
      default:
        return false;
    }
  }

  #mark(word: string, value: number | undefined): void {
    const { sink, character, destination } = this.#state;
    const add = (child: XmlElement) => {
      if (destination === "text") sink.add(child, character);
    };
    if (word === "par" || word === "sect") {
      if (word === "par" || sink.isOpen) this.#endParagraph({});
    } else if (word === "ansicpg") this.#page = codePage(value ?? 0);
    else if (word === "uc") this.#state.fallback = Math.max(0, value ?? 1);
    else if (word === "tab") {
      if (destination === "number") this.#collected += "\t";
      else add(element("tab"));
    } else if (word === "line") add(element("br"));
    else if (word === "page" || word === "column") add(element("br", { type: word }));
    else if (word === "_") add(element("noBreakHyphen"));
    else if (word === "pict") add(element("pict"));
    else if (word === "fftype") this.#box.type = value ?? 0;
    else if (word === "ffres") this.#box.result = value ?? 0;
    else if (word === "ffdefres") this.#box.byDefault = value ?? 0;
  }

  #endParagraph(end: ParagraphEnd): true {
    const { sink, paragraph, character, destination } = this.#state;
    if (destination === "text" || destination === "row") sink.endParagraph(paragraph, end, character.deleted);
    return true;
  }

  #beginNestedRow(): void {
    this.#outerRow = this.#row;
    this.#row = { cells: [], header: false };
    this.#state.destination = "row";
    this.#state.end = () => {
      this.#row = this.#outerRow;
    };
  }

  /** A number that the writer counted, printed as in a Word file: a sign alone is none. */
  #beginNumber(): void {
    const { destination, sink, character } = this.#state;
    if (destination !== "text") return;
    this.#collected = "";
    this.#state.destination = "number";
    this.#state.end = () => {
      const number = this.#collected.trim();
      if (!BULLET.test(number)) sink.addText(CLOSED_NUMBER.test(number) ? number : `${number} `, character);
    };
  }

  /** A story of its own, given out when its group ends. */
  #beginStory(give: (content: XmlElement[]) => void): void {
    if (this.#state.destination !== "text") return;
    const sink = new TextSink();
    const state = this.#state;
    state.sink = sink;
    state.paragraph = NORMAL;
    state.character = PLAIN;
    state.end = () => {
      if (sink.isOpen) sink.endParagraph(state.paragraph, {}, false);
      give(buildTables(sink.paragraphs));
    };
  }

  #beginNote(): void {
    const { sink, character } = this.#state;
    this.#beginStory((content) => {
      const id = this.#footnotes.length;
      this.#footnotes.push(element("footnote", { id: String(id) }, content));
      sink.add(noteReference("footnoteReference", id), character);
    });
  }

  #beginTextBox(): void {
    const { sink, character } = this.#state;
    this.#beginStory((content) => sink.add(element("txbxContent", {}, content), character));
  }

  #beginField(word: string): void {
    const { sink, character, destination } = this.#state;
    if (destination !== "text" && destination !== "instruction") return;
    const mark = (type: string): XmlElement => {
      const child = element("fldChar", { fldCharType: type });
      sink.add(child, character);
      return child;
    };
    if (word === "field") {
      this.#field = mark("begin");
      this.#state.end = () => void mark("end");
    } else if (word === "fldinst") this.#state.destination = "instruction";
    else {
      mark("separate");
      this.#state.destination = "text";
    }
  }

  /** A box to tick: whether it is ticked stands in the data of its field. */
  #beginFormField(): void {
    const field = this.#field;
    this.#box = {};
    this.#state.destination = "drop";
    this.#state.end = () => {
      const { type, result = 25, byDefault = 0 } = this.#box;
      // 25: nothing was ticked or cleared since the form was made.
      const isTicked = (result === 25 ? byDefault : result) === 1;
      if (type === 1) field?.children.push(element("ffData", {}, [element("checkBox", {}, [property("checked", isTicked ? "1" : "0")])]));
    };
  }

  #endStyle(): void {
    const { paragraph, character } = this.#state;
    const name = this.#collected.replace(/;.*$/su, "").trim();
    this.#collected = "";
    if (name === "") return;
    const format = paragraph.outline === undefined ? [] : [property("outlineLvl", paragraph.outline)];
    const children = [property("name", name), element("pPr", {}, format), element("rPr", {}, runProperties(character))];
    const attributes = { type: "paragraph", styleId: `s${paragraph.style}`, ...(paragraph.style === 0 ? { default: "1" } : {}) };
    this.#styles.push(element("style", attributes, children));
  }
}
