/** Little-endian numbers of a stream. What lies beyond its end reads as zero: damaged offsets cost text, never a crash. */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    return at >= 0 && at < this.length ? this.#view.getUint8(at) : 0;
  }

  u16(at: number): number {
    return at >= 0 && at + 2 <= this.length ? this.#view.getUint16(at, true) : 0;
  }

  i16(at: number): number {
    return at >= 0 && at + 2 <= this.length ? this.#view.getInt16(at, true) : 0;
  }

  u32(at: number): number {
    return at >= 0 && at + 4 <= this.length ? this.#view.getUint32(at, true) : 0;
  }

  i32(at: number): number {
    return at >= 0 && at + 4 <= this.length ? this.#view.getInt32(at, true) : 0;
  }

  slice(at: number, length: number): ByteReader {
    const from = Math.max(0, Math.min(at, this.length));
    return new ByteReader(this.bytes.subarray(from, Math.max(from, Math.min(at + length, this.length))));
  }

  /** UTF-16 characters. */
  text(at: number, characters: number): string {
    return new TextDecoder("utf-16le").decode(this.slice(at, characters * 2).bytes);
  }
}
