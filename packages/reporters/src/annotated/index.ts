export { type AnnotateOptions, annotate, type Original } from "./annotate.ts";
export { type RefusalKind, refusalSentence } from "./refusal.ts";
