export { compareBatch } from "./across/compare-batch.ts";
export { digestOf } from "./across/digest-of.ts";
export { joinSubmission } from "./across/join-submission.ts";
export { parse } from "./parse.ts";
export { type Segmenter, segmenter } from "./words/segmenter.ts";
