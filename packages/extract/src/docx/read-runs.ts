import { childOf, elementsOf, isOn, propertyOf, textOf, type XmlElement } from "../ooxml/xml.ts";
import { superscript } from "../superscript.ts";
import type { DocxContext, OpenField } from "./context.ts";
import { fieldText } from "./field-text.ts";
import type { Style } from "./styles.ts";
import { plainSymbols, symbolOf } from "./symbols.ts";
import { type CharacterSource, numberRuns } from "./text-runs.ts";

/** The visible text of a paragraph, tracked changes accepted, with what hangs on it. */
export interface RunText {
  text: string;
  /** How many characters are visible, set bold by their run, and set plain by their run. */
  characters: number;
  bold: number;
  plain: number;
  /** Largest size of its letters that a run sets itself, in half points. */
  size: number;
  /** Part of it was the result of a contents field. */
  toc: boolean;
  /** Of each character of the text other than blanks. */
  readonly sources: (CharacterSource | undefined)[];
  readonly boxes: XmlElement[];
  readonly notes: XmlElement[];
}

export function readRuns(paragraph: XmlElement, context: DocxContext, style: Style | undefined): RunText {
  const out: RunText = { text: "", characters: 0, bold: 0, plain: 0, size: 0, toc: false, sources: [], boxes: [], notes: [] };
  const place = context.ordinals.get(paragraph);
  walk(paragraph, { context, style, out, place, numbers: numberRuns(paragraph) });
  return out;
}

interface Walk {
  readonly context: DocxContext;
  readonly style: Style | undefined;
  readonly out: RunText;
  readonly place: number | undefined;
  readonly numbers: ReadonlyMap<XmlElement, number>;
  /** The point that reading has come to in the run whose contents are read. */
  readonly point?: { readonly run: number; offset: number } | undefined;
}

const SKIPPED = new Set([
  "pPr",
  "rPr",
  "sdtPr",
  "sdtEndPr",
  "instrText",
  "delText",
  "delInstrText",
  "annotationRef",
  "footnoteRef",
  "endnoteRef",
  "rt",
  "fldData",
  "ctrlPr",
]);

function walk(element: XmlElement, state: Walk): void {
  for (const child of elementsOf(element)) walkChild(child, state);
}

function walkChild(child: XmlElement, state: Walk): void {
  const { context, out } = state;
  switch (child.name) {
    case "r":
      // Runs of formulas (m:r) are read alike.
      readRun(child, state);
      return;
    case "ins":
    case "moveTo":
      context.note("tracked-changes", "文中有未接受的修订，按接受全部修订后的文字读取。", state.place);
      walk(child, state);
      return;
    case "del":
    case "moveFrom":
      context.note("tracked-changes", "文中有未接受的修订，按接受全部修订后的文字读取。", state.place);
      return;
    case "fldSimple":
      if (/^\s*TOC\b/u.test(child.attributes.get("instr") ?? "")) out.toc = true;
      walk(child, state);
      return;
    case "AlternateContent":
      walkAlternate(child, state);
      return;
    case "f":
      walkFraction(child, state);
      return;
    case "sup":
      walkRaised(child, state);
      return;
    case "subDoc":
      context.counts.foreign += 1;
      return;
    case "txbxContent":
      out.boxes.push(child);
      return;
    default:
      if (!SKIPPED.has(child.name)) walk(child, state);
  }
}

/** Word writes the same content twice, for new and for old readers: the first choice is taken, the fallback only where it is empty. */
function walkAlternate(element: XmlElement, state: Walk): void {
  const choice = elementsOf(element).find((child) => child.name === "Choice" && child.children.length > 0) ?? childOf(element, "Fallback");
  if (choice) walkRunContent(choice, { ...state, point: undefined }, false);
}

function walkFraction(element: XmlElement, state: Walk): void {
  const [top, bottom] = [childOf(element, "num"), childOf(element, "den")];
  if (top) walk(top, state);
  add("/", { ...state, point: undefined }, false);
  if (bottom) walk(bottom, state);
}

/** An exponent of a formula. */
function walkRaised(element: XmlElement, state: Walk): void {
  const before = state.out.text.length;
  walk(element, { ...state, point: undefined });
  state.out.text = state.out.text.slice(0, before) + superscript(state.out.text.slice(before));
}

function readRun(run: XmlElement, state: Walk): void {
  const properties = childOf(run, "rPr");
  const styleId = propertyOf(properties, "rStyle");
  const style = styleId === undefined ? undefined : state.context.styles.byId.get(styleId);
  const hidden = isOn(properties, "vanish") ?? style?.hidden ?? state.style?.hidden ?? false;
  if (hidden) {
    readFieldMarks(run, state);
    if (holdsText(run) && showsResult(state.context)) {
      state.context.note("hidden-content", "文中有隐藏文字，未计入正文。", state.place);
    }
    return;
  }
  const bold = isOn(properties, "b") ?? style?.bold;
  const before = state.out.characters;
  state.out.size = Math.max(state.out.size, Number(propertyOf(properties, "sz") ?? 0) || 0);
  const textBefore = state.out.text.length;
  const number = state.numbers.get(run);
  const struck = (isOn(properties, "strike") ?? isOn(properties, "dstrike") ?? false) && holdsText(run);
  // A figure struck through is no part of the one beside it.
  if (struck) add(" ", { ...state, point: undefined }, false);
  walkRunContent(run, { ...state, point: number === undefined ? undefined : { run: number, offset: 0 } }, bold ?? false);
  if (struck) {
    add(" ", { ...state, point: undefined }, false);
    state.context.note("other", "文中有加了删除线的文字，仍按正文读取，请对照原件。", state.place);
  }
  if (isRaised(properties)) state.out.text = state.out.text.slice(0, textBefore) + superscript(state.out.text.slice(textBefore));
  if (bold === false) state.out.plain += state.out.characters - before;
}

function holdsText(run: XmlElement): boolean {
  return elementsOf(run).some((child) => child.name === "t" && textOf(child).trim() !== "");
}

function readFieldMarks(run: XmlElement, state: Walk): void {
  for (const child of elementsOf(run)) if (child.name === "fldChar" || child.name === "instrText") readField(child, state);
}

/** A raised digit (the mark of a note, the exponent of m²) is no digit of the figure before it. */
function isRaised(properties: XmlElement | undefined): boolean {
  return propertyOf(properties, "vertAlign") === "superscript";
}

function walkRunContent(run: XmlElement, state: Walk, bold: boolean): void {
  for (const child of elementsOf(run)) readRunChild(child, state, bold);
}

function readRunChild(child: XmlElement, state: Walk, bold: boolean): void {
  switch (child.name) {
    case "t":
      add(plainSymbols(textOf(child)), state, bold, "character");
      return;
    case "tab":
    case "ptab":
      add("\t", state, bold);
      return;
    case "br":
      add((child.attributes.get("type") ?? "textWrapping") === "textWrapping" ? "\n" : "\f", state, bold);
      return;
    case "cr":
      add("\n", state, bold);
      return;
    case "noBreakHyphen":
      add("-", state, bold);
      return;
    case "sym":
      add(symbolOf(child.attributes.get("font") ?? "", child.attributes.get("char") ?? ""), state, bold);
      return;
    case "fldChar":
    case "instrText":
      readField(child, state);
      return;
    case "footnoteReference":
    case "endnoteReference":
      addNote(child, state);
      return;
    case "drawing":
    case "pict":
    case "object":
      if (!hasTextBox(child)) state.context.counts.pictures += 1;
      walk(child, state);
      return;
    default:
      walkChild(child, state);
  }
}

function hasTextBox(element: XmlElement): boolean {
  return elementsOf(element).some((child) => child.name === "txbxContent" || hasTextBox(child));
}

function addNote(reference: XmlElement, { context, out }: Walk): void {
  const notes = reference.name === "footnoteReference" ? context.footnotes : context.endnotes;
  const note = notes.get(reference.attributes.get("id") ?? "");
  if (note) out.notes.push(note);
}

/** Complex fields run over runs and paragraphs: begin, instruction, separate, result, end. */
function readField(element: XmlElement, state: Walk): void {
  const { context, out } = state;
  const { fields } = context;
  const open = fields.at(-1);
  if (element.name === "instrText") {
    if (open?.phase === "instruction") open.instruction += textOf(element);
    if (/^\s*TOC\b/u.test(open?.instruction ?? "")) out.toc = true;
    return;
  }
  const type = element.attributes.get("fldCharType");
  if (type === "begin" && fields.length < context.limits.maxDepth)
    fields.push({ instruction: "", phase: "instruction", form: childOf(element, "ffData") });
  else if (type === "separate" && open) open.phase = "result";
  else if (type === "end" && open) endField(open, state);
}

function endField(field: OpenField, state: Walk): void {
  const { context } = state;
  context.fields.pop();
  // A box to tick has no result, whatever stands in its place.
  if (field.phase === "result" && !/^\s*FORMCHECKBOX\b/iu.test(field.instruction)) return;
  const text = fieldText(field);
  if (text === undefined) context.note("other", "文中有用域（EQ）写的公式，未读取。", state.place);
  else add(text, state, false);
}

function showsResult(context: DocxContext): boolean {
  return context.fields.every((field) => field.phase === "result");
}

/** `of`: whether the element is text, of which each character is a point of its run, or one thing however it is shown. */
function add(text: string, { context, out, point }: Walk, bold: boolean, of: "character" | "element" = "element"): void {
  const begin = point?.offset ?? 0;
  if (point) point.offset += of === "character" ? text.length : 1;
  if (text === "" || !showsResult(context)) return;
  for (let at = 0; at < text.length; at += 1)
    if (!/\s/u.test(text.charAt(at))) out.sources.push(point && { run: point.run, offset: of === "character" ? begin + at : begin });
  out.text += text;
  const visible = text.trim().length;
  out.characters += visible;
  if (bold) out.bold += visible;
}
