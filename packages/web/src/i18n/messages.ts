export const LANGUAGES = ["zh", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text, or a function that makes one of its values. */
type Text = string | ((...values: never[]) => string);
type Translated<Table> = {
  readonly [Key in keyof Table]: Table[Key] extends (...values: infer Values) => string ? (...values: Values) => string : string;
};
export type Messages<Table> = Readonly<Record<Language, Translated<Table>>>;

/** What an area of the screen says. Chinese is written first; an English text that is missing, or asks for other values, is a type error. */
export function messages<Table extends Record<string, Text>>(zh: Table, en: Translated<NoInfer<Table>>): Messages<Table> {
  // The same table, read as the shape that both languages share.
  return { zh: zh as unknown as Translated<Table>, en };
}
