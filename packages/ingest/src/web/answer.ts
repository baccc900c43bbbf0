/** What a site gave for an address. */
export interface Answer {
  readonly bytes: Uint8Array;
  /** After redirects. */
  readonly address: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}
