import type { Sentences } from "./sentences.ts";

export const SCORES: Sentences = {};
