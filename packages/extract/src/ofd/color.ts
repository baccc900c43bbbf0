import type { XmlElement } from "../ooxml/xml.ts";

export interface Paint {
  /** #rrggbb; undefined for patterns and gradients. */
  readonly color: string | undefined;
  /** 0 to 1. */
  readonly alpha: number;
}

export const BLACK: Paint = { color: "#000000", alpha: 1 };

/** FillColor or StrokeColor: grey, RGB or CMYK by the number of components, in decimal or as `#ee`. */
export function readPaint(element: XmlElement | undefined): Paint | undefined {
  if (!element) return undefined;
  const alpha = element.attributes.get("Alpha");
  const components = (element.attributes.get("Value") ?? "")
    .split(/[\s,]+/u)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith("#") ? Number.parseInt(part.slice(1), 16) : Number.parseFloat(part)))
    .map((value) => (Number.isFinite(value) ? Math.max(0, Math.min(255, Math.round(value))) : 0));
  return { color: colorOf(components), alpha: readAlpha(alpha) };
}

/** Alpha runs from 0 to 255. */
export function readAlpha(text: string | undefined): number {
  const value = Number.parseFloat(text ?? "");
  return Number.isFinite(value) ? Math.max(0, Math.min(1, value / 255)) : 1;
}

function colorOf([first, second, third, fourth]: readonly number[]): string | undefined {
  if (first === undefined) return undefined;
  if (second === undefined || third === undefined) return hex([first, first, first]);
  if (fourth === undefined) return hex([first, second, third]);
  return hex([first, second, third].map((ink) => Math.round(((255 - ink) * (255 - fourth)) / 255)));
}

function hex(parts: readonly number[]): string {
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
