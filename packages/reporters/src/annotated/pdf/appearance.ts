import type { EvidenceRole } from "@gouji/rules";

/** Red, green, blue from 0 to 1; the colours of the screen. */
export type Colour = readonly [red: number, green: number, blue: number];

interface Look {
  readonly colour: Colour;
  readonly line: string;
}

const LOOKS: Readonly<Record<EvidenceRole, Look>> = {
  stated: { colour: [0xc4 / 255, 0x16 / 255, 0x1c / 255], line: "1.2 w" },
  operand: { colour: [0x1b / 255, 0x5f / 255, 0xc9 / 255], line: "0.8 w" },
  expected: { colour: [0x0b / 255, 0x7a / 255, 0x43 / 255], line: "0.8 w [2.4 1.6] 0 d" },
  context: { colour: [0x7a / 255, 0x3c / 255, 0xb3 / 255], line: "0.8 w [0.8 1.4] 0 d" },
};

export function colourOf(role: EvidenceRole): Colour {
  return LOOKS[role].colour;
}

/** Room around the figure's box, points. */
export const ROOM = { side: 1.6, top: 0.6, bottom: 0.8 };
export const BADGE = { height: 6.4, size: 5.6 };

/** Width of a badge, points: digits of Helvetica are 0.556 of the size wide. */
export function badgeWidth(text: string): number {
  return text.length * BADGE.size * 0.556 + 2.6;
}

/** A rectangle of the drawing: lower left corner, width and height. */
export type Area = readonly [x: number, y: number, width: number, height: number];

/**
 * What a highlight looks like, in displayed points from the lower left corner of its frame: over each line of the text a wash that lets
 * the print through and a line by role, and a badge with the findings' numbers on the upper left corner of the first.
 */
export function highlightContent(role: EvidenceRole, areas: readonly Area[], badge: string): string {
  const { colour, line } = LOOKS[role];
  const rgb = colour.map(round).join(" ");
  const [left, bottom, , height] = areas[0] ?? [0, 0, 0, 0];
  const top = bottom + height;
  return [
    ...areas.map((area) => `q /Wash gs ${rgb} rg ${area.map(round).join(" ")} re f Q`),
    ...areas.map(([x, y, width, high]) => `q ${rgb} RG ${line} ${[x + 0.6, y + 0.6, width - 1.2, high - 1.2].map(round).join(" ")} re S Q`),
    `q ${rgb} rg ${round(left)} ${round(top - 1)} ${round(badgeWidth(badge))} ${BADGE.height} re f Q`,
    `BT 1 1 1 rg /Digits ${BADGE.size} Tf ${round(left + 1.3)} ${round(top + 0.4)} Td (${badge}) Tj ET`,
  ].join("\n");
}

/** A sheet of paper with three lines, 16 by 16 points. */
export function noteContent(): string {
  return [
    "q 1 0.97 0.75 rg 0.77 0.09 0.11 RG 1 w 0.5 0.5 15 15 re B Q",
    "q 0.77 0.09 0.11 RG 1 w 3 11.5 m 13 11.5 l 3 8 m 13 8 l 3 4.5 m 10 4.5 l S Q",
  ].join("\n");
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
