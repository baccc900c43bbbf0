import type { Sentences } from "./sentences.ts";

export const FORM: Sentences = {};
