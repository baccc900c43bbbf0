/** Objects of one kind are not looked for beyond this number: a file full of them would take long. */
const MOST = 2_000;
/** Length of an object up to which it is looked at, bytes. */
const LONGEST = 65_536;
const [SPACE, SLASH, ZERO, NINE] = [0x20, 0x2f, 0x30, 0x39];

/** An object of a PDF that is written plainly, not in an object stream, and holds a name. */
interface FoundObject {
  readonly number: number;
  readonly text: string;
  /** Where the text begins in the file. */
  readonly start: number;
  /** Where the name stands in the file. */
  readonly at: number;
}

/** Where the next name that begins so stands, or -1. It is looked for without its slash: slashes are everywhere. */
export function placeOfName(file: Buffer, name: `/${string}`, from = 0): number {
  const word = name.slice(1);
  for (let at = file.indexOf(word, from + 1); at >= 0; at = file.indexOf(word, at + word.length)) if (file[at - 1] === SLASH) return at - 1;
  return -1;
}

/** The objects that hold a name that begins so, each as often as it does; undefined if one of them cannot be told, or there are suspiciously many. */
export function objectsWith(
  file: Buffer,
  name: `/${string}`,
  isWanted = (_at: number): boolean => true,
): readonly FoundObject[] | undefined {
  const found: FoundObject[] = [];
  let seen = 0;
  for (let at = placeOfName(file, name); at >= 0; at = placeOfName(file, name, at + name.length - 1)) {
    if (!isWanted(at)) continue;
    seen += 1;
    const first = Math.max(0, at - LONGEST);
    const before = file.subarray(first, at);
    const [begin, end] = [before.lastIndexOf("obj"), at + file.subarray(at, at + LONGEST).indexOf("endobj")];
    const start = first + begin;
    if (seen > MOST || begin < 0) return undefined;
    // Among the data of a stream it is no name.
    if (before.lastIndexOf("stream") > begin) continue;
    if (end < at || end - start > LONGEST) return undefined;
    const number = /(\d+)\s+\d+\s+$/.exec(file.toString("latin1", Math.max(0, start - 30), start))?.[1];
    if (number === undefined) return undefined;
    found.push({ number: Number(number), text: file.toString("latin1", start, end), start, at });
  }
  return found;
}

/** Where objects begin, by their numbers; of a changed file all versions. */
export function objectPlaces(file: Buffer): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  const word = "obj";
  for (let at = file.indexOf(word); at >= 0; at = file.indexOf(word, at + word.length)) {
    if (file[at - 1] !== SPACE || file[at - 2] !== ZERO || file[at - 3] !== SPACE) continue;
    let [number, factor] = [0, 1];
    for (let place = at - 4; isDigit(file[place]); place -= 1) {
      number += factor * ((file[place] ?? ZERO) - ZERO);
      factor *= 10;
    }
    const before = places.get(number);
    if (before) before.push(at);
    else places.set(number, [at]);
  }
  return places;
}

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= ZERO && code <= NINE;

/** The object that begins at a place, without its number; undefined if it cannot be told where it ends. */
export function objectAt(file: Buffer, place: number): string | undefined {
  const end = file.indexOf("endobj", place);
  return end < 0 || end - place > LONGEST ? undefined : file.toString("latin1", place + 3, end);
}
