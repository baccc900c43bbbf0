import type { CellShape, RowShape } from "./build-tables.ts";
import type { ByteReader } from "./bytes.ts";
import type { Properties } from "./properties.ts";

const DEFINE_TABLE = 0xd608;
const VERTICAL_MERGE = 0xd62b;
const TABLE_HEADER = 0x3404;
const CELL_SIZE = 20;

/** The shape of a row, as the properties of its mark define it ([MS-DOC] 2.9.309). */
export function rowShape(properties: Properties): RowShape {
  const definition = properties.get(DEFINE_TABLE);
  const count = definition?.u8(0) ?? 0;
  const merges = verticalMerges(properties);
  const cells = Array.from({ length: definition ? count : 0 }, (_, at): CellShape => {
    const flags = definition?.u16(1 + (count + 1) * 2 + at * CELL_SIZE) ?? 0;
    return {
      left: definition?.i16(1 + at * 2) ?? 0,
      right: definition?.i16(3 + at * 2) ?? 0,
      merge: merges.get(at) ?? ((flags & 0x40) !== 0 ? "restart" : (flags & 0x20) !== 0 ? "continue" : undefined),
      joinsLeft: (flags & 2) !== 0 && at > 0,
    };
  });
  return { cells, header: properties.get(TABLE_HEADER)?.u8(0) === 1 };
}

function verticalMerges(properties: Properties): ReadonlyMap<number, "restart" | "continue" | undefined> {
  const kind = (operand: ByteReader) => (operand.u8(1) === 3 ? "restart" : operand.u8(1) === 1 ? "continue" : undefined);
  return new Map(properties.all(VERTICAL_MERGE).map((operand) => [operand.u8(0), kind(operand)]));
}
