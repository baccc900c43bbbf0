import { lexer, type MarkedToken, type Token } from "marked";
import { createElement, Fragment, type ReactNode } from "react";

type ShowCode = (block: { readonly says: string; readonly text: string }) => ReactNode;

/** Text in Markdown as elements. Markup inside of it is shown as it is written, never taken for markup; pictures and addresses are left out. */
export function Markdown({ text, code = plainCode }: { readonly text: string; readonly code?: ShowCode }) {
  return blocks(lexer(text), code);
}

/** Children of a text that never changes its order need no keys. */
export function inOrder<Part>(parts: readonly Part[], show: (part: Part) => ReactNode): ReactNode {
  return createElement(Fragment, {}, ...parts.map(show));
}

function plainCode({ text }: { readonly text: string }): ReactNode {
  return <pre>{text}</pre>;
}

function blocks(tokens: readonly Token[], code: ShowCode): ReactNode {
  // The lexer is used without extensions, so it makes its own tokens only.
  return inOrder(tokens as readonly MarkedToken[], (token) => block(token, code));
}

function block(token: MarkedToken, code: ShowCode): ReactNode {
  switch (token.type) {
    case "heading":
      return token.depth <= 2 ? <h2>{inline(token.tokens)}</h2> : <h3>{inline(token.tokens)}</h3>;
    case "paragraph":
      return <p>{inline(token.tokens)}</p>;
    case "blockquote":
      return <blockquote>{blocks(token.tokens, code)}</blockquote>;
    case "code":
      return code({ says: token.lang ?? "", text: token.text });
    case "list": {
      const items = inOrder(token.items, (item) => <li>{blocks(item.tokens, code)}</li>);
      return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>;
    }
    case "table":
      return (
        <table>
          <thead>
            <tr>
              {inOrder(token.header, (cell) => (
                <th scope="col">{inline(cell.tokens)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inOrder(token.rows, (row) => (
              <tr>
                {inOrder(row, (cell) => (
                  <td>{inline(cell.tokens)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case "hr":
      return <hr />;
    case "space":
    case "def":
      return null;
    default:
      return inline([token]);
  }
}

function inline(tokens: readonly Token[]): ReactNode {
  return inOrder(tokens as readonly MarkedToken[], phrase);
}

function phrase(token: MarkedToken): ReactNode {
  switch (token.type) {
    case "strong":
      return <strong>{inline(token.tokens)}</strong>;
    case "em":
      return <em>{inline(token.tokens)}</em>;
    case "codespan":
      return <code>{token.text}</code>;
    case "br":
      return <br />;
    case "escape":
      return token.text;
    case "text":
      return token.tokens ? inline(token.tokens) : token.text;
    case "link":
      return inline(token.tokens);
    default:
      return token.raw;
  }
}
