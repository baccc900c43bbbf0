type Listener = (event: { readonly data: unknown }) => void;

/**
 * Joins the two halves of pdf.js inside one thread. Its own port for this copies every message; here the operators of a page, by far
 * the most of what is sent, go over as they are, and fonts count as loaded, since nothing is drawn with them.
 */
export class DirectPort {
  readonly #listeners = new Set<Listener>();
  readonly #turn = Promise.resolve();

  postMessage(message: Message, transfer?: ArrayBuffer[]): void {
    const data = handedOver(message) ?? structuredClone(message, transfer ? { transfer } : undefined);
    this.#turn.then(() => {
      for (const listener of this.#listeners) listener({ data });
    });
  }

  addEventListener(_name: string, listener: Listener, options?: { readonly signal?: AbortSignal }): void {
    this.#listeners.add(listener);
    options?.signal?.addEventListener("abort", () => this.#listeners.delete(listener));
  }

  removeEventListener(_name: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }

  terminate(): void {
    this.#listeners.clear();
  }
}

interface Message {
  readonly action?: unknown;
  readonly data?: unknown;
  readonly stream?: unknown;
  readonly chunk?: unknown;
  readonly reason?: unknown;
}

/** What the receiver may have without a copy; undefined for all that is not known to be safe. */
function handedOver(message: Message): Message | undefined {
  const { action, data, stream, chunk, reason } = message;
  if (isOperators(chunk))
    // The sender empties and fills its two arrays again; what they hold it leaves alone.
    return { ...message, chunk: { ...chunk, fnArray: [...chunk.fnArray], argsArray: [...chunk.argsArray] } };
  if (action === "commonobj" && Array.isArray(data)) {
    const [id, kind, font]: readonly unknown[] = data;
    if (kind === "Font" && isFont(font)) return { ...message, data: [id, kind, { ...font, extra: { ...font.extra, attached: true } }] };
  }
  // Between the ends of a stream: numbers and names only.
  return stream !== undefined && chunk === undefined && reason === undefined ? message : undefined;
}

function isOperators(chunk: unknown): chunk is { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] } {
  return typeof chunk === "object" && chunk !== null && "fnArray" in chunk && "argsArray" in chunk;
}

function isFont(font: unknown): font is { readonly extra: object } {
  return typeof font === "object" && font !== null && "extra" in font && typeof font.extra === "object";
}
