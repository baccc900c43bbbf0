export { type LetterOptions, toLetter } from "./to-letter.ts";
