import { type PDFDocumentProxy, TextLayer } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";
import { useMessages } from "../../../i18n/language.tsx";
import { viewerTexts } from "./messages.ts";
import type { TextBox } from "./boxes.ts";
import type { PageSize } from "./pdf-file.ts";

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly size: PageSize;
  /** CSS pixels. */
  readonly width: number;
  readonly top: number;
  /** What lies over the page, given where its texts stand (none before they are known). */
  readonly overlay: (texts: readonly TextBox[]) => ReactNode;
  onSize(number: number, size: PageSize): void;
}

const NOTHING: readonly TextBox[] = [];

/** One page as it looks, with its text over it (to be marked and copied) and our marks over that. A white sheet of the right size until it is drawn. */
export function PdfPage({ pdf, number, size, width, top, overlay, onSize }: PdfPageProps) {
  const t = useMessages(viewerTexts);
  const canvasHolder = useRef<HTMLDivElement>(null);
  const textHolder = useRef<HTMLDivElement>(null);
  const [texts, setTexts] = useState(NOTHING);
  const [fault, setFault] = useState(false);
  const scale = width / size.width;

  useEffect(() => {
    let left = false;
    let stop = () => {};
    const draw = async () => {
      const page = await pdf.getPage(number);
      if (left) return;
      const plain = page.getViewport({ scale: 1 });
      if (plain.width !== size.width || plain.height !== size.height) return onSize(number, { width: plain.width, height: plain.height });
      const canvas = document.createElement("canvas");
      const sharp = page.getViewport({ scale: scale * Math.min(globalThis.devicePixelRatio || 1, 2.5) });
      canvas.width = Math.floor(sharp.width);
      canvas.height = Math.floor(sharp.height);
      const task = page.render({ canvas, viewport: sharp });
      stop = () => task.cancel();
      await task.promise;
      if (left) return;
      // The page drawn before stays until this one is whole.
      canvasHolder.current?.replaceChildren(canvas);
      const content = await page.getTextContent();
      if (left || !textHolder.current) return;
      textHolder.current.replaceChildren();
      const layer = new TextLayer({ textContentSource: content, container: textHolder.current, viewport: page.getViewport({ scale }) });
      stop = () => layer.cancel();
      await layer.render();
      if (left) return;
      setTexts(
        content.items.flatMap((item): TextBox[] => {
          if (!("str" in item) || item.str.trim() === "") return [];
          const [x = 0, y = 0] = plain.convertToViewportPoint(item.transform[4], item.transform[5]);
          return [[x, y - item.height, x + item.width, y + item.height * 0.2]];
        }),
      );
    };
    draw().catch((error: unknown) => {
      // A page that was scrolled away before it was drawn is no fault.
      if (!left && !(error instanceof Error && /RenderingCancelled|Abort/u.test(error.name))) setFault(true);
    });
    return () => {
      left = true;
      stop();
    };
  }, [pdf, number, size, scale, onSize]);

  // The text layer's own measure of the zoom.
  const measure = { width, height: size.height * scale, top, "--total-scale-factor": scale } as CSSProperties;
  return (
    <figure className="sheet" style={measure} data-page={number} aria-label={t.page(String(number))}>
      <div className="sheet-canvas" ref={canvasHolder} aria-hidden="true" />
      <div className="sheet-text" ref={textHolder} />
      {fault && <p className="sheet-fault">{t.pageFault(String(number))}</p>}
      {overlay(texts)}
    </figure>
  );
}
