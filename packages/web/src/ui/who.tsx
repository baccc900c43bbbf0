import "./panel.css";

/** A person, by the first character of the name; always beside the name or with it as a title. */
export function Who({ name, small = false }: { readonly name: string; readonly small?: boolean }) {
  const hue = [...name].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % 3;
  return (
    <span className={`who hue${hue} ${small ? "small" : ""}`} aria-hidden="true">
      {[...name][0] ?? "?"}
    </span>
  );
}

/** 李芸 (li.yun) as logs write it → 李芸. */
export function shortName(actor: string): string {
  return actor.replace(/\s*\([^()]*\)$/u, "");
}
