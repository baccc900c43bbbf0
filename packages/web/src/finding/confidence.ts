/** How sure the recognition is of a figure of a scan, as it is shown: 83%; undefined for text that the file holds as text. */
export function confidenceShown({ confidence }: { readonly label: string; readonly confidence?: unknown }): string | undefined {
  return typeof confidence === "number" ? `${Math.round(confidence * 100)}%` : undefined;
}
