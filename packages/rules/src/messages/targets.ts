import type { Sentences } from "./sentences.ts";

export const TARGETS: Sentences = {};
