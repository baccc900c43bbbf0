/** What the findings of a family say, by message id, in Chinese and English; `{name}` takes the datum of that name. */
export type Sentences = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
