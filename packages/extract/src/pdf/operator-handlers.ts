import { type OperatorCodes, operatorCodes } from "./pdfjs.ts";

export type Args = readonly unknown[];

/** What follows the operators of a page. */
export interface OperatorTarget {
  save(): void;
  restore(): void;
  transform(args: Args): void;
  beginForm(args: Args): void;
  beginAnnotation(args: Args): void;
  endAnnotation(): void;
  clip(): void;
  constructPath(args: Args): void;
  image(): void;
  setNumber(field: "lineWidth" | "charSpacing" | "wordSpacing" | "rise" | "mode", args: Args): void;
  setColor(field: "fillColor" | "strokeColor", args: Args): void;
  setGState(args: Args): void;
  beginText(): void;
  setFont(args: Args): void;
  setScale(args: Args): void;
  setLeading(args: Args): void;
  moveText(args: Args): void;
  setLeadingMoveText(args: Args): void;
  nextLine(): void;
  setTextMatrix(args: Args): void;
  showText(args: Args): void;
  beginMark(args: Args): void;
  endMark(): void;
}

type Handler = (this: OperatorTarget, args: Args) => void;

const HANDLERS: Readonly<Record<string, Handler>> = {
  save() {
    this.save();
  },
  restore() {
    this.restore();
  },
  transform(args) {
    this.transform(args);
  },
  paintFormXObjectBegin(args) {
    this.beginForm(args);
  },
  paintFormXObjectEnd() {
    this.restore();
  },
  beginAnnotation(args) {
    this.beginAnnotation(args);
  },
  endAnnotation() {
    this.endAnnotation();
  },
  clip() {
    this.clip();
  },
  eoClip() {
    this.clip();
  },
  constructPath(args) {
    this.constructPath(args);
  },
  paintImageXObject() {
    this.image();
  },
  paintInlineImageXObject() {
    this.image();
  },
  paintImageMaskXObject() {
    this.image();
  },
  paintImageXObjectRepeat() {
    this.image();
  },
  setLineWidth(args) {
    this.setNumber("lineWidth", args);
  },
  setStrokeRGBColor(args) {
    this.setColor("strokeColor", args);
  },
  setFillRGBColor(args) {
    this.setColor("fillColor", args);
  },
  setFillColorN() {
    this.setColor("fillColor", []);
  },
  setStrokeColorN() {
    this.setColor("strokeColor", []);
  },
  setGState(args) {
    this.setGState(args);
  },
  beginText() {
    this.beginText();
  },
  setFont(args) {
    this.setFont(args);
  },
  setCharSpacing(args) {
    this.setNumber("charSpacing", args);
  },
  setWordSpacing(args) {
    this.setNumber("wordSpacing", args);
  },
  setHScale(args) {
    this.setScale(args);
  },
  setTextRise(args) {
    this.setNumber("rise", args);
  },
  setTextRenderingMode(args) {
    this.setNumber("mode", args);
  },
  setLeading(args) {
    this.setLeading(args);
  },
  moveText(args) {
    this.moveText(args);
  },
  setLeadingMoveText(args) {
    this.setLeadingMoveText(args);
  },
  nextLine() {
    this.nextLine();
  },
  setTextMatrix(args) {
    this.setTextMatrix(args);
  },
  showText(args) {
    this.showText(args);
  },
  beginMarkedContent(args) {
    this.beginMark(args);
  },
  beginMarkedContentProps(args) {
    this.beginMark(args);
  },
  endMarkedContent() {
    this.endMark();
  },
};

let byCode: readonly (Handler | undefined)[] | undefined;

/** What to do for each operator of pdf.js, at its number. */
export function handlersByCode(): readonly (Handler | undefined)[] {
  if (byCode) return byCode;
  const { codes }: OperatorCodes = operatorCodes();
  const handlers = new Array<Handler | undefined>(Math.max(...Object.values(codes)) + 1).fill(undefined);
  for (const [name, handler] of Object.entries(HANDLERS)) if (codes[name] !== undefined) handlers[codes[name]] = handler;
  byCode = handlers;
  return byCode;
}
